"""Whether the worker still works there, as every form asks it: before filing, at the desk, and later."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import RadioField, ValidationError

from mediation.claims.rules import CONTINUES, ENDED, Employment
from mediation.web.fields import DateField
from mediation.web.labels.claims import employment as words
from mediation.web.labels.invalid import invalid
from mediation.web.translate import lazy_gettext as _l

UNKNOWN = "unknown"


class EmploymentFields:
    """One question and the day that belongs to it; nobody has to answer."""

    employment = RadioField(
        _l("还在这家单位上班吗？"), choices=lambda: words.choices(CONTINUES, ENDED, UNKNOWN), default=UNKNOWN
    )
    ended_on = DateField(_l("哪一天离开的？（可以不填）"), required=False)

    def validate_ended_on(self, field: Any) -> None:
        """Who still works there has not left."""
        if field.data and self.employment.data == CONTINUES:
            raise ValidationError(invalid("contradicts_employment"))

    def told(self) -> Employment:
        """What was answered; a day of leaving says that the worker left."""
        return employment_told(self.employment.data, self.ended_on.data)


def employment_told(state: str | None, ended_on: date | None) -> Employment:
    """The answer as the use cases take it."""
    if ended_on is not None:
        return Employment(ENDED, ended_on)
    return Employment(None if state == UNKNOWN else state)
