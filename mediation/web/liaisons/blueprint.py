"""The blueprint of liaisons: what concerns their agency, and what was handed over to it."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("liaisons", __name__, url_prefix="/liaison")
