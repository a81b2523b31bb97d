"""Findings about duties that are not money: until when, and how."""

from __future__ import annotations

from collections.abc import Iterator

from mediation.law.enforceability.clauses import sentences
from mediation.law.enforceability.table import PATTERNS, Finding, found
from mediation.law.enforceability.values import Draft

_DUTY = PATTERNS["duty"]


def check(draft: Draft) -> Iterator[Finding]:
    """Findings about each sentence that obliges somebody to something (CPLI 461)."""
    duties = [each for each in sentences(draft.other_duties) if _DUTY["something"].search(each)]
    for code, wanted in (("duty_without_date", "date"), ("duty_without_manner", "manner")):
        missing = [each for each in duties if not _DUTY[wanted].search(each)]
        if missing:
            yield found(code, place="other_duties", quote="；".join(missing))
