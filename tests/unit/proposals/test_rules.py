"""Whether terms answer the claim and can be performed, and what the parties' answers decide."""

from __future__ import annotations

from typing import Any

import pytest

from mediation.proposals import rules

PART = {"amount_fen": 1_200_000, "due_on": "2026-12-10"}
PAY = {
    "claim_item_id": "a", "disposition": "pay", "payer_id": "boss", "payee_id": "worker", "manner": "cash",
    "instalments": [PART, PART],
}  # fmt: skip
WITHDRAWN = {"claim_item_id": "b", "disposition": "withdrawn"}
ELSEWHERE = {"claim_item_id": "c", "disposition": "other_road", "instalments": []}


@pytest.mark.parametrize(
    ("items", "answered"),
    [(("b", "a"), True), (("a",), False), (("a", "b", "c"), False), (("a", "a", "b"), False), ((), False)],
)
def test_every_item_is_answered_exactly_once(items: tuple[str, ...], answered: bool) -> None:
    assert rules.answers_every_item([PAY, WITHDRAWN], items) is answered
    assert rules.answers_every_item([], items) is (not items)


@pytest.mark.parametrize(
    ("term", "complete"),
    [
        (PAY, True),
        (WITHDRAWN, True),
        (ELSEWHERE, True),
        ({**WITHDRAWN, "instalments": [PART]}, False),
        ({**PAY, "disposition": "postponed"}, False),
        *(({**PAY, name: ""}, False) for name in ("payer_id", "payee_id", "manner")),
        *(({**PAY, "instalments": parts}, False) for parts in (None, [], [{**PART, "amount_fen": 0}])),
        ({**PAY, "instalments": [PART, {**PART, "due_on": ""}]}, False),
        ({**PAY, "instalments": [{**PART, "amount_fen": 1}]}, True),
    ],
)
def test_a_term_that_pays_says_how_much_when_how_and_to_whom(term: dict[str, Any], complete: bool) -> None:
    assert rules.complete([term]) is complete
    assert rules.complete([WITHDRAWN, term]) is complete


def test_what_is_to_be_paid_in_all() -> None:
    assert rules.total_fen([PAY, WITHDRAWN, ELSEWHERE, {**PAY, "instalments": [PART]}]) == 3_600_000
    assert rules.total_fen([{**WITHDRAWN, "instalments": None}]) == rules.total_fen([]) == 0


@pytest.mark.parametrize(
    ("answers", "decided"),
    [
        ({}, None),
        ({"one": "accept"}, None),
        ({"one": "refuse"}, None),
        ({"one": "accept", "two": "accept"}, "accepted"),
        ({"one": "accept", "two": "accept", "three": "refuse"}, "accepted"),
        ({"one": "accept", "two": "refuse"}, "not_accepted"),
        ({"one": "counter", "two": "accept"}, "not_accepted"),
        ({"one": "refuse", "two": "refuse"}, "not_accepted"),
    ],
)
def test_nothing_is_decided_before_everybody_answered(answers: dict[str, str], decided: str | None) -> None:
    assert rules.decided(answers, ("one", "two")) == decided
