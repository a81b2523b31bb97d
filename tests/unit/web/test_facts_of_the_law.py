"""Every kind of entitlement behind a claim can be asked for in plain words, and every fact can be typed."""

from __future__ import annotations

import pytest
from wtforms import Form

from mediation.claims.kinds import KINDS as CLAIM_KINDS
from mediation.claims.law_kinds import LAW_KINDS
from mediation.law.entitlements.table import KINDS
from mediation.web import fact_fields
from mediation.web.labels.facts import QUESTIONS, choice

BEHIND_CLAIMS = sorted({kind for kinds in LAW_KINDS.values() for kind in kinds})
FACTS = [(kind.name, fact) for kind in KINDS.values() for fact in kind.fields]


def test_every_kind_of_claim_and_entitlement_is_known() -> None:
    assert set(LAW_KINDS) <= set(CLAIM_KINDS)
    assert set(BEHIND_CLAIMS) == set(KINDS), "an entitlement that nobody can claim, or one that is not there"
    assert set(QUESTIONS) == set(BEHIND_CLAIMS)


@pytest.mark.parametrize("kind", BEHIND_CLAIMS)
def test_what_is_asked_is_a_fact_of_the_kind(kind: str) -> None:
    known = {fact.name for fact in KINDS[kind].fields}
    asked = [question.fact for question in QUESTIONS[kind]]
    assert set(asked) <= known and len(asked) == len(set(asked))


@pytest.mark.parametrize("kind", BEHIND_CLAIMS)
def test_what_is_needed_and_no_place_supplies_is_asked(kind: str) -> None:
    supplied = set(KINDS[kind].parameters or ())
    needed = {fact.name for fact in KINDS[kind].fields if fact.required} - supplied
    assert needed <= {question.fact for question in QUESTIONS[kind]}


@pytest.mark.parametrize(("kind", "fact"), FACTS, ids=[f"{kind}.{fact.name}" for kind, fact in FACTS])
def test_a_fact_is_read_as_the_law_reads_it(kind: str, fact: fact_fields.Field) -> None:
    made = fact_fields.shape(fact)
    if made == "choice":
        assert set(fact.kind.split(" | ")) <= choice.codes
    typed = TYPED[made]
    form = type("One", (Form,), {"fact": fact_fields.field_of(fact, "?")})
    answers = {"choice": fact.kind.split(" | ")[0], "number": _number(fact)}
    field = form(_Sent({f"fact{end}": each for end, each in typed(answers.get(made)).items()})).fact
    raw = fact_fields.raw_of(fact, field)
    assert raw is not None
    fact.read(raw)
    if made not in ("date", "window"):  # written in the reader's language, which needs an application
        assert fact_fields.shown(fact, raw)


def _number(fact: fact_fields.Field) -> str:
    """A number within the bounds of the fact."""
    return fact.kind.removeprefix("whole number, ").split(" to ")[0] if "whole" in fact.kind else "1"


class _Sent(dict[str, list[str]]):
    def getlist(self, name: str) -> list[str]:
        return self[name]


TYPED = {
    "money": lambda _: {"": ["6000"]},
    "number": lambda told: {"": [told]},
    "date": lambda _: {"": ["2026", "3", "9"]},
    "truth": lambda _: {"": ["false"]},
    "choice": lambda told: {"": [told]},
    "window": lambda _: {"-first": ["2026", "3", "9"], "-last": ["2026", "4", "9"]},
    "parts": lambda _: {"-0-amount": ["6000"], "-0-days": ["3"]},
}
