"""Whose version of the facts of a claim item there can be, and what cannot be among them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediation.law.entitlements.compute import compute
from mediation.law.entitlements.errors import FactError, FactErrors

APPLICANT, RESPONDENT, UNDISPUTED = "applicant", "respondent", "undisputed"
STATED_BY = (APPLICANT, RESPONDENT, UNDISPUTED)
"""Whose version of the facts: one side's, or what stands undisputed between them."""


def faults_of_facts(law_kind: str, facts: Mapping[str, Any]) -> tuple[FactError, ...]:
    """What cannot be among these facts; what is not said yet is no fault, for a side says what it knows.

    Raises UnknownKind.
    """
    try:
        compute(law_kind, facts)
    except FactErrors as wrong:
        return tuple(error for error in wrong.errors if error.code != "missing")
    return ()
