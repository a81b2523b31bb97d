"""Every family of findings asked of one draft. A family more is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from mediation.law.enforceability import duties, injury, money, people, rights, time
from mediation.law.enforceability.table import RULES, Finding, Severity
from mediation.law.enforceability.values import Draft

Family = Callable[[Draft], Iterator[Finding]]

FAMILIES: tuple[Family, ...] = (
    money.check, time.check, people.check, rights.check, injury.check, duties.check,
)  # fmt: skip
_ORDER = {code: place for place, code in enumerate(RULES)}


def findings(draft: Draft) -> tuple[Finding, ...]:
    """Everything found in a draft, the gravest first, in the order of the table and of the items."""
    found = (finding for family in FAMILIES for finding in family(draft))
    return tuple(sorted(found, key=lambda each: _ORDER[each.code]))


def unexplained(found: Iterable[Finding], explanations: Mapping[str, str]) -> tuple[Finding, ...]:
    """The high findings that nobody explained; `explanations` are words by `Finding.key`."""
    return tuple(
        each
        for each in found
        if each.severity is Severity.HIGH and not explanations.get(each.key, "").strip()
    )
