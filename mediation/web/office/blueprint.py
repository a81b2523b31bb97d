"""The blueprint of the office's own affairs: people, offices, figures."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("office", __name__, url_prefix="/office")
