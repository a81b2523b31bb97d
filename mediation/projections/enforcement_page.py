"""What is owed under an agreement, what was paid, and what its reader may say about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, aliased

from mediation.agreements import queries
from mediation.agreements.models import Agreement
from mediation.claims.models import ClaimItem
from mediation.enforcement.models import Breach, Obligation, Payment
from mediation.enforcement.rules import PAYABLE, PROMISED, REPLACEABLE, WAIVABLE
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.policy.relations import DisputeSubject
from workflows.dispute import RENEGOTIATING


@dataclass(frozen=True)
class PaymentShown:
    """A payment as it was reported."""

    paid_on: date
    manner: str
    reported_at: datetime
    document_id: UUID | None
    confirmed_at: datetime | None
    disputed_at: datetime | None


@dataclass(frozen=True)
class ObligationShown:
    """One instalment: who owes what to whom until when, and where it stands. Sums in fen."""

    id: UUID
    agreement: int
    """Number of the agreement under which it is owed."""
    position: int
    kind: str
    payer_id: UUID
    payer: str
    payee_id: UUID
    payee: str
    amount_fen: int
    due_on: date
    manner: str
    state: str
    overdue: bool
    payment: PaymentShown | None
    breach_at: datetime | None

    @property
    def payable(self) -> bool:
        return self.state in PAYABLE

    @property
    def waivable(self) -> bool:
        return self.state in WAIVABLE


@dataclass(frozen=True)
class EnforcementShown:
    """Everything owed in a dispute. Sums in fen."""

    obligations: tuple[ObligationShown, ...]
    own: frozenset[UUID]
    """Parties for which the reader acts; empty at the desk."""
    at_desk: bool
    stands: bool
    """An agreement is in force in an open dispute, talked over anew or not."""

    @property
    def agreed_fen(self) -> int:
        return sum(each.amount_fen for each in self.obligations if each.state in PROMISED)

    @property
    def received_fen(self) -> int:
        return sum(each.amount_fen for each in self.obligations if each.state == "confirmed")

    def to_pay(self) -> tuple[ObligationShown, ...]:
        """What the reader may report as paid."""
        return self._of("payer_id", lambda each: each.payable)

    def to_confirm(self) -> tuple[ObligationShown, ...]:
        """Reported payments that wait for the reader's word."""
        return self._of("payee_id", lambda each: each.state == "paid")

    def to_claim(self) -> tuple[ObligationShown, ...]:
        """What the reader may report as not performed in time."""
        return self._of("payee_id", lambda each: each.payable and each.overdue)

    def to_waive(self) -> tuple[ObligationShown, ...]:
        """What the reader may give up."""
        return self._of("payee_id", lambda each: each.waivable)

    def _of(self, party: str, wanted: Callable[[ObligationShown], bool]) -> tuple[ObligationShown, ...]:
        mine = (each for each in self.obligations if self.at_desk or getattr(each, party) in self.own)
        return tuple(each for each in mine if wanted(each))

    def obligation(self, obligation_id: UUID) -> ObligationShown:
        """One obligation. Raises NotFound."""
        for each in self.obligations:
            if each.id == obligation_id:
                return each
        raise NotFound()


def page(session: Session, actor: Actor, subject: DisputeSubject) -> EnforcementShown:
    """What is owed, in one statement, or two while there are talks. Raises NotFound or NotAllowed."""
    require(actor, Permission.READ_AGREEMENT, subject)
    own = frozenset(
        member.party_id for member in subject.members
        if member.person_id == actor.person_id and member.identified
    )  # fmt: skip
    return EnforcementShown(obligations_of(session, subject.id), own, not own, _stands(session, subject))


def _stands(session: Session, subject: DisputeSubject) -> bool:
    if subject.state not in RENEGOTIATING:
        return subject.state == "enforcement"
    return queries.standing_if_any(session, subject.id) is not None


def obligations_of(session: Session, dispute_id: UUID) -> tuple[ObligationShown, ...]:
    """Every obligation of a dispute, those of the newest agreement first, in one statement.

    For a caller that has asked the policy.
    """
    today = clock.today()
    return tuple(_shown(row, today) for row in session.execute(_statement(dispute_id)))


def _statement(dispute_id: UUID) -> Any:
    """Each obligation with the names of its ends, its newest payment and the newest report of a breach."""
    payer, payee = aliased(Party), aliased(Party)
    newest = select(Payment.id).where(Payment.obligation_id == Obligation.id)
    newest = newest.order_by(Payment.reported_at.desc(), Payment.id).limit(1).correlate(Obligation)
    breach = select(func.max(Breach.reported_at)).where(Breach.obligation_id == Obligation.id)
    return (
        select(
            Obligation, Agreement.number, ClaimItem.kind, payer.name.label("payer"),
            payee.name.label("payee"), Payment,
            breach.correlate(Obligation).scalar_subquery().label("breach_at"),
        )
        .join(ClaimItem, ClaimItem.id == Obligation.claim_item_id)
        .join(payer, payer.id == Obligation.payer_id)
        .join(payee, payee.id == Obligation.payee_id)
        .outerjoin(Payment, Payment.id == newest.scalar_subquery())
        .where(Obligation.dispute_id == dispute_id)
        .join(Agreement, Agreement.id == Obligation.agreement_id)
        .order_by(Agreement.number.desc(), Obligation.position)
    )  # fmt: skip


def _shown(row: Row[Any], today: date) -> ObligationShown:
    owed: Obligation = row.Obligation
    overdue = owed.due_on < today and owed.state in REPLACEABLE
    return ObligationShown(
        owed.id, row.number, owed.position, row.kind, owed.payer_id, row.payer, owed.payee_id, row.payee,
        owed.amount_fen, owed.due_on, owed.manner, owed.state, overdue, _payment(row.Payment), row.breach_at,
    )  # fmt: skip


def _payment(row: Payment | None) -> PaymentShown | None:
    if row is None:
        return None
    return PaymentShown(
        row.paid_on, row.manner, row.reported_at, row.document_id, row.confirmed_at, row.disputed_at
    )
