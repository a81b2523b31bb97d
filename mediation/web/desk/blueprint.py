"""The blueprint of the desk, where registrars, mediators, managers and seal keepers work."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("desk", __name__, url_prefix="/desk")
