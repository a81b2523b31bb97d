"""Everything the guards of a dispute ask about, gathered in one statement. Joint and mediator rows only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Date,
    Select,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    select,
)
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement, Signature
from mediation.assignments.models import Assignment
from mediation.assignments.queries import held_back
from mediation.claims.models import ClaimItem
from mediation.deadlines.models import Deadline
from mediation.disputes.group_models import Membership
from mediation.disputes.models import Dispute
from mediation.enforcement.models import Breach, Obligation
from mediation.enforcement.rules import SETTLED
from mediation.identity.models import Office
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.law.clock_table import mediation_clock
from mediation.parties.models import Party, PartyMember
from mediation.pending.rules import PROCEDURAL
from mediation.proposals.models import Proposal
from mediation.talks.models import Announcement, Contact, Preparation, Talk


@dataclass(frozen=True)
class DisputeFacts:
    """What is known of a dispute when a step is asked for; plain values, so that guards are pure."""

    profile: str = "statutory"
    awaiting_completion: bool = False
    suspended: bool = False
    scope: tuple[str, ...] = ()
    claim_kinds: tuple[str, ...] = ()
    claim_item_ids: tuple[str, ...] = ()
    """In hex, in the order of `claim_kinds`."""
    applicant_reachable: bool = True
    respondents: int = 1
    respondents_named_only: int = 0
    """Respondents who were not invited yet."""
    respondents_unanswered: int = 0
    """Invited respondents who have neither agreed nor refused."""
    respondents_refusing: int = 0
    respondents_agreeing: int = 0
    parties: int = 2
    mediators: int = 0
    actor_has_open_conflict: bool = False
    """Or somebody objected to the actor as mediator, and that is not decided."""
    applicant_spoken: bool = False
    respondent_spoken: bool = False
    respondent_tried: bool = False
    issues_noted: bool = False
    way: str | None = None
    applicant_meets: bool = True
    respondent_meets: bool = True
    heard_apart: int = 0
    """Parties of whom the mediator announced that they were heard apart."""
    notice_given: bool = False
    accepted_terms: tuple[Mapping[str, Any], ...] = ()
    """Of the proposal that both accepted; empty while there is none."""
    terms_accepted: bool = False
    accepted_proposal: UUID | None = None
    agreements: int = 0
    """Written so far, void ones too; the newest has this number."""
    signatories: tuple[str, ...] = ()
    signed: frozenset[str] = frozenset()
    """Who signed: keys of parties in hex, and `mediator`."""
    sealed: bool = False
    agreement_declined: bool = False
    sign_by: date | None = None
    agreement_stands: bool = False
    """One is in force: performed, or talked over anew while it goes on to be performed."""
    obligations: int = 0
    """Of the agreement that stands."""
    obligations_open: int = 0
    """What one that was replaced still owed is settled by that; a payment recorded before awaits its word."""
    obligations_overdue: int = 0
    payments_to_confirm: int = 0
    breaches: int = 0
    """Of the agreement that stands."""
    actor_owes: bool = False
    """The actor acts for a party that pays under the agreement."""
    actor_is_owed: bool = False
    """The actor acts for a party that is paid under it."""
    in_group: bool = False
    """The dispute is handled together with others."""
    actor_speaks_for_worker: bool = False
    """The actor is the worker, or somebody with at least a general authority from this worker."""
    period_ends_on: date | None = None
    """Last day of the mediation period; None while it does not run or when it was stopped."""
    period_extended_by: int = 0
    today: date = field(default_factory=clock.today)


def gather(session: Session, actor: Actor, dispute: Dispute) -> DisputeFacts:
    """The facts of one dispute for one actor."""
    asked: dict[str, Any] = {"dispute": dispute.id, "office": dispute.office_id, "person": actor.person_id}
    asked["signing"] = dispute.state == "agreement"
    asked["period"] = mediation_clock(dispute.profile).code
    row = session.execute(_statement(), {**asked, "today": clock.today()}).one()._mapping
    values: dict[str, Any] = {name: row[name] for name in row if not name.startswith("_")}
    items = [item.split(":") for item in _split(row["_claim_items"])]
    return DisputeFacts(
        profile=dispute.profile,
        awaiting_completion=dispute.awaiting_completion is not None,
        suspended=dispute.suspended_for is not None,
        scope=tuple(row["_scope"]),
        claim_kinds=tuple(kind for _, kind in items),
        claim_item_ids=tuple(key for key, _ in items),
        accepted_terms=tuple(row["_terms"] or ()),
        terms_accepted=row["_terms"] is not None,
        signatories=tuple(row["_signatories"] or ()),
        signed=frozenset(_split(row["_signed"])),
        **_typed(values),
    )


_FLAGS = frozenset(name for name, kind in DisputeFacts.__annotations__.items() if kind == "bool")


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """SQLite answers 0 and 1 where a flag was asked."""
    return {name: bool(value) if name in _FLAGS else value for name, value in values.items()}


def _split(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split(",")) if joined else ()


_DISPUTE, _PERSON = bindparam("dispute", type_=Uuid()), bindparam("person", type_=Uuid())
"""Of which dispute and for whom the facts are asked; a timer and the public are nobody, and match no row."""


@cache
def _statement() -> Select[Any]:
    """Built once: putting this one together anew took longer than the database takes to answer it."""
    parts = {**_of_intake(), **_of_preparation(), **_of_settlement(), **_of_the_group(), **_of_the_period()}
    here = Office.id == bindparam("office", type_=Uuid())
    return select(*(part.label(name) for name, part in parts.items())).where(here)


def _one_of(column: Any, states: Iterable[str]) -> Any:
    """Names of the workflows' tables, written into the statement: a bound list is spelt out at each call."""
    return column.in_([literal_column(f"'{state}'") for state in sorted(states)])


def _count(model: Any, *where: Any) -> Any:
    return select(func.count()).select_from(model).where(*where).scalar_subquery()


def _joined(column: Any, *where: Any) -> Any:
    return select(func.aggregate_strings(column, ",")).where(*where).scalar_subquery()


def _of_intake() -> dict[str, Any]:
    mine, respondent = Party.dispute_id == _DISPUTE, Party.side == "respondent"
    asked = ClaimItem.dispute_id == _DISPUTE, ClaimItem.withdrawn_at.is_(None)
    kinds = select(ClaimItem.kind, ClaimItem.id).where(*asked).subquery()
    return {
        "_scope": Office.scope,
        "_claim_items": select(
            func.aggregate_strings(_hex(kinds.c.id) + ":" + kinds.c.kind, ",")
        ).scalar_subquery(),
        "applicant_reachable": exists().where(
            mine, Party.side == "applicant", (Party.phone_index.is_not(None)) | (Party.address != "")
        ),
        "parties": _count(Party, mine),
        "respondents": _count(Party, mine, respondent),
        "respondents_named_only": _count(Party, mine, respondent, Party.invited_at.is_(None)),
        "respondents_unanswered": _count(
            Party, mine, respondent, Party.invited_at.is_not(None), Party.answer.is_(None)
        ),
        "respondents_refusing": _count(Party, mine, respondent, Party.answer == "refuses"),
        "respondents_agreeing": _count(Party, mine, respondent, Party.answer == "agrees"),
    }


def _hex(column: Any) -> Any:
    return func.replace(func.lower(column.cast(Text)), "-", "")


def _of_preparation() -> dict[str, Any]:
    active = and_(Assignment.dispute_id == _DISPUTE, _one_of(Assignment.state, ("proposed", "accepted")))
    spoken = and_(Contact.dispute_id == _DISPUTE, Contact.reached.is_(True))
    prepared = Preparation.dispute_id == _DISPUTE
    return {
        "mediators": _count(Assignment, active),
        "actor_has_open_conflict": exists().where(
            active, Assignment.person_id == _PERSON, held_back()
        ),
        "applicant_spoken": exists().where(spoken, Contact.side == "applicant"),
        "respondent_spoken": exists().where(spoken, Contact.side == "respondent"),
        "respondent_tried": exists().where(prepared, Preparation.attempts_exhausted.is_(True))
        & exists().where(Contact.dispute_id == _DISPUTE, Contact.side == "respondent"),
        "issues_noted": exists().where(prepared, Preparation.issues_noted.is_(True)),
        "way": select(Preparation.way).where(prepared).scalar_subquery(),
        "applicant_meets": ~exists().where(prepared, Preparation.applicant_meets.is_(False)),
        "respondent_meets": ~exists().where(prepared, Preparation.respondent_meets.is_(False)),
        "heard_apart": select(func.count(Announcement.party_id.distinct()))
        .where(Announcement.dispute_id == _DISPUTE)
        .scalar_subquery(),
        "notice_given": exists().where(
            Talk.dispute_id == _DISPUTE, _one_of(Talk.state, ("scheduled", "held"))
        ),
    }  # fmt: skip


def _of_settlement() -> dict[str, Any]:
    standing = and_(Agreement.dispute_id == _DISPUTE, _one_of(Agreement.state, ("in_force",)))
    latest = and_(Agreement.dispute_id == _DISPUTE, Agreement.number == _number_at_hand(standing))
    owed = Obligation.dispute_id == _DISPUTE
    unsettled = ~_one_of(Obligation.state, SETTLED)
    own = select(PartyMember.party_id).where(
        PartyMember.dispute_id == _DISPUTE, PartyMember.person_id == _PERSON,
        PartyMember.until_at.is_(None),
    )  # fmt: skip
    return {
        "_terms": select(Proposal.terms)
        .where(Proposal.dispute_id == _DISPUTE, Proposal.state == "accepted")
        .order_by(Proposal.number.desc()).limit(1).scalar_subquery(),
        "accepted_proposal": select(Proposal.id)
        .where(Proposal.dispute_id == _DISPUTE, Proposal.state == "accepted")
        .order_by(Proposal.number.desc()).limit(1).scalar_subquery(),
        "agreements": _count(Agreement, Agreement.dispute_id == _DISPUTE),
        "_signatories": select(Agreement.signatories).where(latest).scalar_subquery(),
        "_signed": _joined(Signature.signer, Signature.agreement_id == Agreement.id, latest),
        "sealed": exists().where(latest, Agreement.sealed_at.is_not(None)),
        "agreement_declined": exists().where(latest, Agreement.declined_at.is_not(None)),
        "sign_by": select(Agreement.sign_by).where(latest).scalar_subquery(),
        "agreement_stands": exists().where(standing),
        "obligations": _count(Obligation, owed, Obligation.agreement_id == Agreement.id, standing),
        "obligations_open": _count(Obligation, owed, unsettled),
        "obligations_overdue": _count(
            Obligation, owed, unsettled, Obligation.state != "paid",
            Obligation.due_on < bindparam("today", type_=Date()),
        ),
        "payments_to_confirm": _count(Obligation, owed, Obligation.state == "paid"),
        "breaches": _count(
            Breach, Breach.dispute_id == _DISPUTE, Breach.reported_at >= Agreement.in_force_at, standing
        ),
        "actor_owes": exists().where(owed, Obligation.payer_id.in_(own)),
        "actor_is_owed": exists().where(owed, Obligation.payee_id.in_(own)),
    }  # fmt: skip


def _number_at_hand(standing: Any) -> Any:
    """Of what is offered for signature, else of the agreement that stands; without either of the newest."""
    newest = select(func.max(Agreement.number)).where(Agreement.dispute_id == _DISPUTE).scalar_subquery()
    in_force = select(Agreement.number).where(standing).scalar_subquery()
    offered = bindparam("signing", type_=Boolean())
    return case((offered, newest), else_=func.coalesce(in_force, newest))


def _of_the_group() -> dict[str, Any]:
    speaks = and_(
        PartyMember.dispute_id == _DISPUTE, PartyMember.person_id == _PERSON,
        PartyMember.until_at.is_(None), _one_of(PartyMember.capacity, PROCEDURAL),
    )  # fmt: skip
    worker = and_(Party.id == PartyMember.party_id, Party.kind == "worker", Party.state == "identified")
    return {
        "in_group": exists().where(Membership.dispute_id == _DISPUTE, Membership.until_at.is_(None)),
        "actor_speaks_for_worker": exists().where(speaks, worker),
    }


def _of_the_period() -> dict[str, Any]:
    period = and_(
        Deadline.dispute_id == _DISPUTE, Deadline.clock == bindparam("period", type_=Text()),
        _one_of(Deadline.state, ("running", "paused")),
    )  # fmt: skip
    return {
        "period_ends_on": select(Deadline.ends_on).where(period).limit(1).scalar_subquery(),
        "period_extended_by": func.coalesce(
            select(Deadline.extended_by).where(period).limit(1).scalar_subquery(), 0
        ),
    }
