"""What a stranger did in a party's name: found before the repair, so that nobody sets aside what nobody saw.

Joint rows only. What stands in a channel is counted nowhere here; an answer that a stranger gave there
stops counting with the membership (proposals/queries.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement, Signature
from mediation.disputes.models import History
from mediation.documents.models import Document
from mediation.enforcement.models import Obligation, Payment
from mediation.parties import queries
from mediation.parties.models import Party, PartyMember, Utterance
from mediation.parties.rules import ONLINE
from mediation.pending.models import PendingAct, PendingNeed


@dataclass(frozen=True)
class Mistaken:
    """Who was led in by a party's telephone, and what they did in its name."""

    phone_index: str
    members: tuple[PartyMember, ...]
    words: tuple[Utterance, ...]
    """Their own, that nobody set aside yet."""
    signed: tuple[Agreement, ...]
    """Agreements under which they put the party's name."""
    waiting: tuple[PendingAct, ...]
    """Steps of several people that they asked for or answered, and that are not taken yet."""
    steps: tuple[History, ...]
    """What moved or marked the dispute stays done; people look at it again."""
    papers: tuple[Document, ...]
    settled_money: bool
    """They confirmed that a payment arrived, or waived one."""

    @property
    def people(self) -> frozenset[UUID]:
        """The strangers."""
        return frozenset(member.person_id for member in self.members)

    @property
    def mark(self) -> str:
        """Changes with everything that is shown: a repair acts on what its reader saw, or not at all."""
        told = hashlib.sha256(self.phone_index.encode())
        for rows in (self.members, self.words, self.signed, self.waiting, self.steps, self.papers):
            told.update("|".join(sorted(row.id.hex for row in rows)).encode() + b"\n")
        told.update(str([self.settled_money, *(row.state for row in self.signed)]).encode())
        return told.hexdigest()

    @property
    def stops(self) -> str | None:
        """Why this cannot be put right here: what has effect for others is not undone by one officer."""
        if any(agreement.in_force_at is not None for agreement in self.signed):
            return "signed_in_force"
        return "stranger_settled_money" if self.settled_money else None


def find(session: Session, party: Party) -> Mistaken:
    """Everything, in the order in which it was done. Whoever calls has asked the policy."""
    index = party.phone_index or ""
    members = tuple(queries.led_by_phone(session, party.id, index)) if index else ()
    people = sorted({member.person_id for member in members})
    if not people:
        return Mistaken(index, (), (), (), (), (), (), False)
    return Mistaken(
        index,
        members,
        tuple(_words(session, party, people)),
        tuple(_signed(session, party, people)),
        tuple(_waiting(session, party, people)),
        tuple(_steps(session, party, people)),
        tuple(_papers(session, party, people)),
        _settled_money(session, party, people),
    )


def _words(session: Session, party: Party, people: list[UUID]) -> Iterator[Utterance]:
    query = select(Utterance).where(
        Utterance.party_id == party.id, Utterance.how == ONLINE, Utterance.entered_by.in_(people),
        Utterance.contradicted_at.is_(None),
    )  # fmt: skip
    yield from session.scalars(query.order_by(Utterance.entered_at, Utterance.id))


def _signed(session: Session, party: Party, people: list[UUID]) -> Iterator[Agreement]:
    query = (
        select(Agreement)
        .join(Signature, Signature.agreement_id == Agreement.id)
        .where(Signature.party_id == party.id, Signature.person_id.in_(people))
    )
    yield from session.scalars(query.order_by(Agreement.number))


def _waiting(session: Session, party: Party, people: list[UUID]) -> Iterator[PendingAct]:
    answered = select(PendingNeed.act_id).where(
        PendingNeed.party_id == party.id, PendingNeed.answered_by.in_(people)
    )
    query = select(PendingAct).where(
        PendingAct.dispute_id == party.dispute_id, PendingAct.state == "waiting",
        or_(PendingAct.asked_by.in_(people), PendingAct.id.in_(answered)),
    )  # fmt: skip
    yield from session.scalars(query.order_by(PendingAct.asked_at, PendingAct.id))


def _steps(session: Session, party: Party, people: list[UUID]) -> Iterator[History]:
    query = select(History).where(History.dispute_id == party.dispute_id, History.person_id.in_(people))
    yield from session.scalars(query.order_by(History.version))


def _papers(session: Session, party: Party, people: list[UUID]) -> Iterator[Document]:
    query = select(Document).where(Document.party_id == party.id, Document.added_by.in_(people))
    yield from session.scalars(query.order_by(Document.added_at, Document.id))


def _settled_money(session: Session, party: Party, people: list[UUID]) -> bool:
    confirmed: ColumnElement[bool] = Payment.confirmed_by.in_(people)
    query = (
        select(Payment.id)
        .join(Obligation, Obligation.id == Payment.obligation_id)
        .where(Obligation.payee_id == party.id, Obligation.dispute_id == party.dispute_id, confirmed)
    )
    waived = select(Utterance.id).where(
        Utterance.party_id == party.id, Utterance.kind == "waiver", Utterance.how == ONLINE,
        Utterance.entered_by.in_(people),
    )  # fmt: skip
    return any(session.scalar(each.limit(1)) is not None for each in (query, waived))
