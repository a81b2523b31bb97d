"""The case page of a party: what is asked, who mediates, what was recorded as its words, what was paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from mediation.agreements.rules import MEDIATOR
from mediation.assignments.models import Assignment
from mediation.enforcement.models import Obligation
from mediation.enforcement.rules import PROMISED
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.parties.models import Party, Utterance
from mediation.parties.queries import agreed_to
from mediation.parties.rules import ONLINE
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.projections import asked, history, overview, party_waits
from mediation.projections.asked import Act
from mediation.projections.overview import ClaimShown, MediatorShown, PartyShown
from mediation.projections.party_case import PartyHeader
from mediation.projections.party_tasks import Owed, Situation, Tasks, tasks_of
from mediation.proposals.models import Proposal
from mediation.talks.models import Talk

RECENT = 20


@dataclass(frozen=True)
class Recorded:
    """Words of this party as staff wrote them down."""

    id: UUID
    kind: str
    value: str
    how: str
    said_at: datetime
    note: str
    contradicted_at: datetime | None
    contradiction: str | None


@dataclass(frozen=True)
class Money:
    """What the agreement promises in all, and what has arrived; fen."""

    received_fen: int
    agreed_fen: int


@dataclass(frozen=True)
class PartyPage:
    """Everything the case page shows beside its header."""

    claims: tuple[ClaimShown, ...]
    parties: tuple[PartyShown, ...]
    mediators: tuple[MediatorShown, ...]
    tasks: Tasks
    money: Money | None
    """None while no agreement is in force."""
    waiting: tuple[Act, ...]
    """What awaits the parties' consent."""
    recorded: tuple[Recorded, ...]
    happened: tuple[history.Happened, ...]
    """The newest joint steps."""
    has_news: bool
    """A mediator said something in the reader's own channel that the reader has not looked at."""


def page(session: Session, actor: Actor, header: PartyHeader) -> PartyPage:
    """The case page for an applicant or an identified respondent; joint rows, and
    whether its own channel has news.

    The same number of statements for any history. Raises NotFound where only the notice may be read.
    """
    require(actor, Permission.READ_OWN, header.subject)
    shown = overview.overview(session, header.id)
    owed, waits = _owed(session, header), _waits(session, actor, header)
    waiting = tuple(
        act for act in asked.of_dispute(session, header.id) if act.asks_party_of(actor, header.subject)
    )
    return PartyPage(
        claims=shown.claims,
        parties=shown.parties,
        mediators=shown.mediators,
        tasks=tasks_of(_situation(session, actor, header, shown, owed, waiting, waits)),
        money=_money(owed),
        waiting=waiting,
        recorded=recorded(session, actor, header),
        happened=history.of(session, header.id, most=RECENT).entries,
        has_news=waits.news is not None,
    )


def recorded(session: Session, actor: Actor, header: PartyHeader) -> tuple[Recorded, ...]:
    """What staff put down as words of the parties for which the reader acts, newest first.

    A respondent whom nobody has identified sees its answer to the invitation only.
    """
    require(actor, Permission.CONTRADICT, header.subject)
    query = (
        select(
            Utterance.id, Utterance.kind, Utterance.value, Utterance.how, Utterance.said_at, Utterance.note,
            Utterance.contradicted_at, Utterance.contradiction,
        )
        .where(
            Utterance.dispute_id == header.id, Utterance.party_id.in_(sorted(header.own_parties)),
            Utterance.how != ONLINE,
        )
        .order_by(Utterance.entered_at.desc(), Utterance.id)
    )  # fmt: skip
    if header.notice_only:
        query = query.where(Utterance.kind == "invitation")
    return tuple(Recorded(*row) for row in session.execute(query))


def _owed(session: Session, header: PartyHeader) -> tuple[Owed, ...]:
    query = select(
        Obligation.payer_id, Obligation.payee_id, Obligation.amount_fen, Obligation.due_on, Obligation.state
    )
    query = query.where(Obligation.dispute_id == header.id)
    query = query.order_by(Obligation.due_on, Obligation.position)
    return tuple(Owed(*row) for row in session.execute(query))


def _money(owed: tuple[Owed, ...]) -> Money | None:
    if not owed:
        return None
    promised = [one for one in owed if one.state in PROMISED]
    arrived = [one for one in promised if one.state == "confirmed"]
    return Money(sum(one.amount_fen for one in arrived), sum(one.amount_fen for one in promised))


def _asked(actor: Actor, header: PartyHeader, waiting: tuple[Act, ...]) -> tuple[tuple[UUID, date], ...]:
    return tuple(
        (act.id, clock.day_of(act.expires_at))
        for act in waiting
        if header.is_open and act.waits_for(actor, header.subject)
    )


def _situation(
    session: Session, actor: Actor, header: PartyHeader, shown: overview.Overview, owed: tuple[Owed, ...],
    waiting: tuple[Act, ...], waits: Row[Any],
) -> Situation:  # fmt: skip
    facts = header.facts
    declined = facts is not None and facts.agreement_declined
    signatories = facts.signatories if facts and not declined else ()
    signed = facts.signed if facts else frozenset()
    return Situation(
        state=header.state,
        side=header.side,
        party_id=header.party_id,
        awaiting_completion=header.awaiting_completion is not None,
        suspended=header.suspended_for is not None,
        unanswered=_unanswered(session, header.id),
        mediator_states=tuple(one.state for one in shown.mediators),
        proposal_put=waits.proposal is not None,
        answered=waits.answered,
        conflict_to_answer=_conflict_to_answer(session, actor, header),
        asked=_asked(actor, header, waiting),
        next_talk_at=waits.next_talk if header.is_open else None,
        minutes_to_sign=waits.sign_minutes if header.is_open else None,
        facts_to_confirm=waits.confirm_facts if header.is_open else None,
        offers_to_agree=waits.agree_offers,
        offer_to_seal=waits.seal_offer,
        to_choose=header.is_open and waits.choose_for_mediator is not None,
        to_sign=tuple(one for one in signatories if one not in signed),
        sign_declined=declined,
        mediator_signed=MEDIATOR in signed,
        sign_by=facts.sign_by if facts else None,
        decide_by=_last_day(header, "C02"),
        owed=owed,
    )


def _last_day(header: PartyHeader, code: str) -> date | None:
    running = [one for one in header.clocks if one.clock.code == code and one.state == "running"]
    return running[0].counted.last_day if running else None


def _unanswered(session: Session, dispute_id: UUID) -> frozenset[UUID]:
    query = select(Party.id).where(
        Party.dispute_id == dispute_id, Party.side == "respondent", Party.invited_at.is_not(None),
        Party.answer.is_(None),
    )  # fmt: skip
    return frozenset(session.scalars(query))


def _waits(session: Session, actor: Actor, header: PartyHeader) -> Row[Any]:
    """What waits for the reader's own parties, when the next session is, and whether a proposal is put."""
    talk = select(Talk.starts_at).where(
        Talk.dispute_id == header.id, Talk.state == "scheduled", Talk.starts_at > clock.now()
    )
    put = select(Proposal.id).where(Proposal.dispute_id == header.id, Proposal.state == "put").limit(1)
    query = select(
        talk.order_by(Talk.starts_at).limit(1).scalar_subquery().label("next_talk"),
        put.scalar_subquery().label("proposal"),
        *party_waits.columns(actor, header.id),
    )
    return session.execute(query).one()


def _conflict_to_answer(session: Session, actor: Actor, header: PartyHeader) -> bool:
    if not header.may(actor, Permission.AGREE_TO_CONFLICT):
        return False
    query = select(Assignment.id, Assignment.disclosed_at).where(
        Assignment.dispute_id == header.id, Assignment.conflict.is_not(None),
        Assignment.conflict_settled_at.is_(None), Assignment.state.in_(("proposed", "accepted")),
    )  # fmt: skip
    disclosed = session.execute(query).all()
    return any(
        header.party_id not in agreed_to(session, header.id, "conflict", row.id, row.disclosed_at)
        for row in disclosed
    )
