"""What a validated form must hold by now, as a plain value."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from werkzeug.exceptions import BadRequest


def moment_in(field: Any) -> datetime:
    """The moment of a required field (aware, UTC). Raises BadRequest when the form came without it."""
    if not isinstance(field.data, datetime):
        raise BadRequest(field.name)
    return field.data


def day_in(field: Any) -> date:
    """The day of a required field. Raises BadRequest when the form came without it."""
    if not isinstance(field.data, date):
        raise BadRequest(field.name)
    return field.data
