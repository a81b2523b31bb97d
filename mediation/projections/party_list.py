"""The disputes of a party: the newest first, each with where it stands and whose move it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, exists, or_, select, tuple_
from sqlalchemy.orm import Session

from mediation.disputes.models import Dispute
from mediation.enforcement.models import Obligation
from mediation.enforcement.rules import PAYABLE
from mediation.kernel.actor import Actor
from mediation.parties.models import Party, PartyMember
from mediation.policy.permissions import Permission
from mediation.projections import party_waits
from mediation.projections.next_move import WAITS_FOR, move
from mediation.projections.party_waits import WAITS
from mediation.projections.places import after_of, place_of
from mediation.projections.visible import visible

A_PAGE = 20


@dataclass(frozen=True)
class PartyRow:
    """One dispute in the list; the sum left out where only the notice may be read."""

    id: UUID
    number: str
    side: str
    other_name: str
    cause: str
    claimed_fen: int | None
    state: str
    suspended_for: str | None
    is_open: bool
    filed_at: datetime
    due_on: date | None
    move: str | None
    """What comes next (projections/next_move.py), where it is this party's; the invitation to answer too."""
    waits: tuple[str, ...]
    """What else waits for the reader's own party (projections/party_waits.py)."""
    has_news: bool
    """A mediator said something in the reader's own channel that the reader has not looked at."""


@dataclass(frozen=True)
class PartyList:
    """One page of the list; `after` is where the next page begins, None on the last one."""

    rows: tuple[PartyRow, ...]
    after: str | None


def of(session: Session, actor: Actor, after: str = "") -> PartyList:
    """The disputes in which the actor acts for a party, in one statement. A strange `after` begins anew."""
    query = _statement(actor).where(visible(actor, Permission.READ_NOTICE))
    place = place_of(after)
    if place is not None:
        query = query.where(tuple_(Dispute.filed_at, Dispute.id) < place)
    found = session.execute(
        query.order_by(Dispute.filed_at.desc(), Dispute.id.desc()).limit(A_PAGE + 1)
    ).all()
    rows = tuple(_row(row) for row in found[:A_PAGE])
    more = len(found) > A_PAGE
    return PartyList(rows, after_of(rows[-1].filed_at, rows[-1].id) if more else None)


def _mine(actor: Actor) -> Any:
    acts = and_(PartyMember.party_id == Party.id, PartyMember.until_at.is_(None))
    return (
        select(Party.id)
        .join(PartyMember, acts)
        .where(PartyMember.person_id == actor.person_id, Party.dispute_id == Dispute.id)
    )


def _statement(actor: Actor) -> Any:
    as_respondent = _mine(actor).where(Party.side == "respondent").correlate(Dispute)
    unanswered = as_respondent.where(Party.invited_at.is_not(None), Party.answer.is_(None))
    known = _mine(actor).where(or_(Party.side == "applicant", Party.state == "identified"))
    return select(
        Dispute.id, Dispute.number, Dispute.applicant_name, Dispute.respondent_name, Dispute.cause,
        Dispute.claimed_fen, Dispute.state, Dispute.suspended_for, Dispute.is_open, Dispute.filed_at,
        Dispute.due_on,
        move().label("move"), exists(as_respondent).label("respondent"),
        exists(unanswered).label("unanswered"), exists(known.correlate(Dispute)).label("known"),
        _owed(actor, Obligation.payer_id, *PAYABLE).label("payer"),
        _owed(actor, Obligation.payee_id, "paid").label("payee"),
        *party_waits.columns(actor, Dispute.id),
    )  # fmt: skip


def _owed(actor: Actor, end: Any, *states: str) -> Any:
    """Whether an obligation in one of these states has a party of the actor at this end."""
    owed = exists().where(Obligation.dispute_id == Dispute.id, Obligation.state.in_(states))
    return owed.where(end.in_(_mine(actor).correlate(Dispute))).correlate(Dispute)


def _row(row: Row[Any]) -> PartyRow:
    side = "respondent" if row.respondent else "applicant"
    other = row.applicant_name if row.respondent else row.respondent_name
    return PartyRow(
        row.id, row.number, side, other, row.cause, row.claimed_fen if row.known else None, row.state,
        row.suspended_for if row.known else None, row.is_open,
        row.filed_at, row.due_on if row.is_open else None, _own_move(row, side),
        tuple(code for code in WAITS if row._mapping[code] is not None) if row.is_open else (),
        row.news is not None,
    )  # fmt: skip


def _own_move(row: Row[Any], side: str) -> str | None:
    if not row.is_open:
        return None
    if row.unanswered and row.state != "enforcement":
        return "answer_invitation"
    awaited = WAITS_FOR.get(row.move)
    if row.move == "answer_proposal" and row.answered:
        return None
    own = row._mapping[awaited] if awaited in ("payer", "payee") else awaited in (side, "parties")
    return row.move if own and (row.known or row.move == "answer_invitation") else None
