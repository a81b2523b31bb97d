"""Whether the terms of a proposal answer the claim and can be performed. Pure.

A term is a mapping: `claim_item_id` (hex), `disposition` (pay, withdrawn, other_road), and where
it pays: `payer_id`, `payee_id` (hex), `manner`, and `instalments`, each with `amount_fen` and
`due_on` (ISO).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

DISPOSITIONS = ("pay", "withdrawn", "other_road")


def answers_every_item(terms: Sequence[Mapping[str, Any]], item_ids: Collection[str]) -> bool:
    """Every claim item is answered exactly once: paid, withdrawn or left to another road."""
    return sorted(term["claim_item_id"] for term in terms) == sorted(item_ids)


def complete(terms: Sequence[Mapping[str, Any]]) -> bool:
    """Every term that pays says how much, when, how, by whom and to whom (ECMR 26)."""
    return all(term["disposition"] in DISPOSITIONS and _payable(term) for term in terms)


def _payable(term: Mapping[str, Any]) -> bool:
    if term["disposition"] != "pay":
        return not term.get("instalments")
    named = all(term.get(name) for name in ("payer_id", "payee_id", "manner"))
    instalments = term.get("instalments") or ()
    return (
        named and bool(instalments) and all(part["amount_fen"] > 0 and part["due_on"] for part in instalments)
    )


def total_fen(terms: Sequence[Mapping[str, Any]]) -> int:
    """What is to be paid in all, in fen."""
    return sum(part["amount_fen"] for term in terms for part in term.get("instalments") or ())


def decided(answers: Mapping[str, str], parties: Collection[str]) -> str | None:
    """`accepted` or `not_accepted` once every party has answered, None before (nobody loses face)."""
    if not set(parties) <= set(answers):
        return None
    return "accepted" if all(answers[party] == "accept" for party in parties) else "not_accepted"
