"""The text of minutes as it is fixed: names and codes as they stood, whatever becomes of the rows later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.claims.models import ClaimFacts, ClaimItem
from mediation.kernel.errors import NotPossible
from mediation.minutes.changes import Came, Found
from mediation.minutes.rules import known_key
from mediation.minutes.text import Content
from mediation.procedure.case import Case
from mediation.proposals import queries as proposals
from mediation.proposals.terms import Term, read_all
from mediation.talks.models import Talk

SUPERSEDED = "superseded"


@dataclass(frozen=True)
class About:
    """What a text names of the case: number, session, parties and claim items by key, agreed terms."""

    case_number: str
    mode: str
    place: str
    names: Mapping[UUID, str]
    items: Mapping[str, str]
    """Key of each claim item (hex) → its kind."""
    terms: Mapping[str, Any] | None


def about(
    session: Session, case_number: str, talk: Talk, names: Mapping[UUID, str], content: Content
) -> About:
    """Gathered for one session. Raises NotPossible("terms_overtaken"): a newer proposal has been put."""
    query = select(ClaimItem.id, ClaimItem.kind).where(ClaimItem.dispute_id == talk.dispute_id)
    items = {row.id.hex: row.kind for row in session.execute(query)}
    terms = None
    if content.proposal:
        row = proposals.one(session, talk.dispute_id, UUID(hex=content.proposal))
        if row.state == SUPERSEDED:
            raise NotPossible("terms_overtaken")
        named = {key.hex: name for key, name in names.items()}
        lines = [_line(term, items, named) for term in read_all(row.terms)]
        terms = {"number": row.number, "lines": lines, "other_duties": row.other_duties}
    return About(case_number, talk.mode, talk.place, names, items, terms)


def text_of(known: About, number: int, content: Content, people: Sequence[Came]) -> dict[str, Any]:
    """Everything that those present sign, as plain values."""
    return {
        "case": known.case_number,
        "number": number,
        "change_note": content.change_note if number > 1 else "",
        "session": {
            "from": content.held_from.isoformat() if content.held_from else "",
            "until": content.held_until.isoformat() if content.held_until else "",
            "mode": known.mode,
            "place": known.place,
        },
        "people": [_person(each, known.names) for each in people],
        "issues": [
            {
                "text": each.text,
                "item": known.items.get(each.item, ""),
                "applicant": each.applicant,
                "respondent": each.respondent,
            }
            for each in content.issues
        ],
        "facts": [each.text for each in content.facts],
        "methods": list(content.methods),
        "cited": dict(content.cited),
        "agreed": content.agreed,
        "left_open": content.left_open,
        "next_step": content.next_step,
        "terms": known.terms,
    }


def _person(each: Came, names: Mapping[UUID, str]) -> dict[str, str]:
    party = names[each.party_id] if each.party_id else ""
    return {
        "name": each.name, "role": each.role, "side": each.side, "party": party, "capacity": each.capacity,
    }  # fmt: skip


def _line(term: Term, items: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kind": items.get(term.claim_item_id, ""),
        "disposition": term.disposition,
        "payer": names.get(term.payer_id, ""),
        "payee": names.get(term.payee_id, ""),
        "manner": term.manner,
        "parts": [[part.amount_fen, part.due_on.isoformat()] for part in term.instalments],
        "note": term.note,
    }


def found(case: Case, content: Content) -> list[Found]:
    """The facts to be confirmed; one that a side has stated carries what it stated, as it stands now."""
    stated = _stated(case) if any(each.known for each in content.facts) else {}
    return [_found(each.text, stated.get(each.known)) for each in content.facts]


def _found(text: str, known: Found | None) -> Found:
    return Found(text, known.item_id, known.law_kind, known.fact, known.raw) if known else Found(text)


def _stated(case: Case) -> dict[str, Found]:
    query = select(ClaimFacts).where(
        ClaimFacts.dispute_id == case.dispute.id, ClaimFacts.replaced_at.is_(None)
    )
    return {
        known_key(row.claim_item_id, row.law_kind, fact, row.side): Found(
            "", row.claim_item_id, row.law_kind, fact, raw
        )
        for row in case.session.scalars(query)
        for fact, raw in row.facts.items()
    }
