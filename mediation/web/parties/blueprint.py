"""The blueprint of parties: their disputes, their own channel, what they answer and sign."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("parties", __name__, url_prefix="/my")
