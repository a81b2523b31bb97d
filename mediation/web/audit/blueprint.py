"""The blueprint of auditors: what was done, by whom, and whether the chains hold."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("audit", __name__, url_prefix="/audit")
