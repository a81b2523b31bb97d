"""The question what an employer does: optional, and the same wherever an employer is named."""

from __future__ import annotations

from typing import Any

from wtforms import SelectChoice, SelectField
from wtforms.validators import Optional

from mediation.web.labels.people import trade
from mediation.web.translate import lazy_gettext as _l


def trade_field(label: Any) -> Any:
    """A list of the trades with nothing chosen; `data` is "" or a code."""
    return SelectField(label, choices=_choices, default="", validators=[Optional()])


def _choices() -> list[SelectChoice]:
    return [SelectChoice("", _l("不清楚、不选")), *trade.choices()]
