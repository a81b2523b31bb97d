"""Words for the clocks of the law: they stand in its table in both languages; kinds of days stand here."""

from __future__ import annotations

from mediation.law.clocks import Clock
from mediation.law.reckoning import Rule
from mediation.web.labels.words import Words
from mediation.web.translate import is_english
from mediation.web.translate import lazy_gettext as _l

day_kind = Words({
    "workday": _l("工作日"),
    "makeup_workday": _l("补班日"),
    "rest_day": _l("休息日"),
    "statutory_holiday": _l("法定休假日"),
})  # fmt: skip


def clock_name(clock: Clock) -> str:
    """The name of a period."""
    return clock.name_en if is_english() else clock.name_zh


def consequence(clock: Clock) -> str:
    """What follows when the period is over."""
    return clock.consequence_en if is_english() else clock.consequence_zh


def citation(clock: Clock) -> str:
    """The article the period stands in."""
    return clock.citation_en if is_english() else clock.citation_zh


def start_of(clock: Clock) -> str:
    """What starts the period."""
    return clock.start_en if is_english() else clock.start_zh


def changes(clock: Clock) -> str:
    """What stops, pauses or extends it."""
    return clock.changes_en if is_english() else clock.changes_zh


def remark(clock: Clock) -> str:
    """What to know of a number that was not read in the law itself; empty where it was."""
    return clock.remark_en if is_english() else clock.remark_zh


def rule_text(rule: Rule) -> str:
    """A rule of reckoning with its article."""
    return f"{rule.text_en} {rule.citation_en}" if is_english() else f"{rule.text_zh}{rule.citation_zh}"
