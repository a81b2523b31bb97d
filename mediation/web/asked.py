"""A form drawn question by question in the order a reader is asked, and the words around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wtforms import Field
from wtforms.widgets import HiddenInput

from mediation.web.forms import PageForm

SPOKEN = ("how", "said_at", "note", "scan")
"""Asked last: first what was said, then how."""


@dataclass(frozen=True)
class Asking:
    """What stands around a form: its title and button, what will happen, who is told, which clock moves."""

    title: str
    button: str
    effects: Sequence[str] = ()
    told: Sequence[str] = ()
    clocks: Sequence[str] = ()
    warning: str = ""
    hints: Mapping[str, str] = field(default_factory=dict)
    kind: str = "primary"
    """Of the button: primary or warning."""


def asked(form: PageForm) -> list[Field]:
    """The fields a reader fills in, in their order."""
    seen: list[Any] = [
        each for each in form if not isinstance(each.widget, HiddenInput) and not _nothing_to_tick(each)
    ]
    return sorted(seen, key=lambda each: each.short_name in SPOKEN)


def _nothing_to_tick(each: Any) -> bool:
    """A choice of any number out of nothing is no question."""
    return each.type == "SelectMultipleField" and not each.choices
