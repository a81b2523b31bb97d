"""The blueprint of the online claim."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("apply", __name__, url_prefix="/apply")
