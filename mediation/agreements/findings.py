"""From accepted terms and the words of an agreement to what the law asks about a draft, and back. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from mediation.agreements.text import PayeeAccount, Words
from mediation.law.enforceability.table import Finding
from mediation.law.enforceability.values import Account, Draft, Item, Part, Represented
from mediation.proposals.terms import Term

_TOTAL = re.compile(r"共计\s*([\d,，]+(?:\.\d{1,2})?)\s*元")
NO_FLOORS: Mapping[str, Decimal] = {}


def draft_of(
    terms: Sequence[Term],
    kinds: Mapping[str, str],
    names: Mapping[str, str],
    on: date,
    words: Words | None = None,
    accounts: Sequence[PayeeAccount] = (),
    represented: Collection[Represented] = (),
    floors: Mapping[str, Decimal] = NO_FLOORS,
) -> Draft:
    """The draft as the law asks about it; without `words` there are terms and no text yet.

    `kinds` by claim item and `names` by party, keys in hex; `floors` in yuan by claim item, where known.
    """
    of_payee = {account.payee_id: account for account in accounts}
    stated = stated_totals(words.result, len(terms)) if words else {}
    items = tuple(
        _item(term, kinds, names, of_payee.get(term.payee_id), stated.get(place), floors)
        for place, term in enumerate(terms)
    )
    if words is None:
        return Draft(items, on, represented=tuple(represented), written=False)
    return Draft(
        items, on, words.result, words.default_clause, words.release_scope, words.other_duties,
        tuple(represented),
    )  # fmt: skip


def stated_totals(result: str, count: int) -> dict[int, Decimal]:
    """Place of an item → the total in yuan that its numbered line of the result names, where it names one."""
    lines = {match[1]: line for line in result.splitlines() if (match := re.match(r"\s*(\d+)[.．、]", line))}
    found = {place: _TOTAL.search(lines.get(str(place + 1), "")) for place in range(count)}
    return {
        place: Decimal(match[1].replace(",", "").replace("，", ""))
        for place, match in found.items()
        if match and match[1].strip(",，")
    }


def _item(
    term: Term,
    kinds: Mapping[str, str],
    names: Mapping[str, str],
    account: PayeeAccount | None,
    stated: Decimal | None,
    floors: Mapping[str, Decimal],
) -> Item:
    parts = tuple(Part(Decimal(part.amount_fen) / 100, part.due_on) for part in term.instalments)
    into = Account(account.holder, account.number, account.authority) if account else None
    return Item(
        term.claim_item_id, kinds.get(term.claim_item_id, ""), term.disposition, names.get(term.payer_id, ""),
        names.get(term.payee_id, ""), term.manner, parts, stated, into, term.note, term.injury,
        floors.get(term.claim_item_id),
    )  # fmt: skip


def kept(found: Sequence[Finding], explanations: Mapping[str, str]) -> list[dict[str, str]]:
    """Findings as they stand in the row of the agreement, each with its explanation if it has one."""
    return [
        {
            "code": each.code, "item": each.item, "place": each.place, "quote": each.quote,
            "explanation": explanations.get(each.key, "").strip(),
        }
        for each in found
    ]  # fmt: skip


def told(rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """The same for the audit: what was found and how it was explained, without the words of the draft."""
    return [
        {name: row[name] for name in ("code", "item", "place", "explanation") if row[name]} for row in rows
    ]


def accounts_kept(accounts: Sequence[PayeeAccount]) -> str | None:
    """Accounts as they are sealed; None where there is none."""
    return json.dumps([asdict(each) for each in accounts], ensure_ascii=False) if accounts else None


def accounts_read(kept_as: str | None) -> tuple[PayeeAccount, ...]:
    """The counterpart of `accounts_kept`."""
    rows: list[dict[str, Any]] = json.loads(kept_as) if kept_as else []
    return tuple(PayeeAccount(**row) for row in rows)
