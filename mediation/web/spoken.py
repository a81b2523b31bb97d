"""What staff typed about somebody's words, as the use cases take it."""

from __future__ import annotations

from typing import Any, TypeVar

from mediation.documents.uploads import Upload, checked
from mediation.kernel.errors import Invalid
from mediation.procedure.said import Said
from mediation.web.downloads import received

T = TypeVar("T")


def given(value: T | None) -> T:
    """What a required field holds. Raises Invalid for a form that was not validated."""
    if value is None:
        raise Invalid(form="missing")
    return value


def said_of(form: Any) -> Said:
    """The words of a form with SpokenFields. Raises Invalid(scan=…) for a file that is not taken."""
    return Said(form.how.data, form.said_at.data, form.note.data or "", scan=upload_of(form.scan))


def upload_of(field: Any) -> Upload | None:
    """The checked file of a FileField, or None. Raises Invalid beside the field."""
    chosen = received(field)
    return checked(*chosen[0], field.short_name) if chosen else None
