"""Whose move it is in a dispute and what it is, as one SQL expression over joint and mediator rows.

Nothing of a channel is asked: while a proposal is put, both parties are awaited, whoever has answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Text,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    literal_column,
    null,
    or_,
    select,
)

from mediation.agreements.models import Agreement, Signature
from mediation.agreements.rules import MEDIATOR
from mediation.assignments.models import Assignment
from mediation.disputes.models import Dispute
from mediation.enforcement.models import Obligation
from mediation.enforcement.rules import PAYABLE
from mediation.kernel import clock
from mediation.parties.models import Party
from mediation.policy.relations import Relation
from mediation.projections.visible import Kind, standing_as
from mediation.proposals.models import Proposal
from workflows.dispute import BEFORE_AGREEMENT

_TODAY = bindparam("today_of_moves", callable_=clock.today, type_=Date())
"""Asked for anew whenever a statement is executed."""

WAITS_FOR: Mapping[str, str] = MappingProxyType({
    "complete_filing": "applicant",
    "invite": "registrar",
    "answer_invitation": "respondent",
    "accept": "registrar",
    "assign": "manager",
    "answer_assignment": "named_mediator",
    "prepare": "mediator",
    "talk_apart": "mediator",
    "talk_together": "mediator",
    "answer_proposal": "parties",
    "reach_agreement": "mediator",
    "reopen_talks": "mediator",
    "sign_as_party": "parties",
    "sign_as_mediator": "mediator",
    "seal": "seal_keeper",
    "bring_into_force": "mediator",
    "confirm_performance": "payee",
    "see_to_overdue": "mediator",
    "record_performance": "payer",
    "complete": "mediator",
    "stand_still": "others",
})  # fmt: skip
"""Move → for whom the dispute waits: a relation of the policy, `parties`, who pays or is paid, or `others`
outside the case."""

AT_THE_DESK = (
    Relation.REGISTRAR,
    Relation.MANAGER,
    Relation.MEDIATOR,
    Relation.NAMED_MEDIATOR,
    Relation.SEAL_KEEPER,
)


def waits_for_me(kind: Kind | None) -> ColumnElement[bool]:
    """The open disputes in which the next move is this officer's; wants `values_of(actor)`."""
    return or_(false(), *(and_(standing_as(kind, one), move().in_(_moves_of(one))) for one in AT_THE_DESK))


@cache
def move() -> ColumnElement[str | None]:
    """The next move of a dispute, a code of WAITS_FOR; null for one that is over. Built once."""
    return case(
        (Dispute.is_open.is_(False), null()),
        (Dispute.state == "enforcement", _in_enforcement()),
        (Dispute.suspended_for.is_not(None), _said("stand_still")),
        (Dispute.state == "intake", _at_intake()),
        (and_(Dispute.state.in_(BEFORE_AGREEMENT), _named_only()), _said("invite")),
        (~_assigned("accepted", "proposed"), _said("assign")),
        (~_assigned("accepted"), _said("answer_assignment")),
        (Dispute.state == "agreement", _at_signing()),
        (_has_proposal("put"), _said("answer_proposal")),
        (_has_proposal("accepted"), _said("reach_agreement")),
        (Dispute.state == "preparation", _said("prepare")),
        (Dispute.state == "back_to_back", _said("talk_apart")),
        else_=_said("talk_together"),
    )


def _moves_of(relation: Relation) -> list[str]:
    return [known for known, awaited in WAITS_FOR.items() if awaited == relation.value]


def _said(code: str) -> Any:
    """Written into the statement, so that it is the same text for every reader."""
    return literal_column(f"'{code}'", Text())


def _at_intake() -> ColumnElement[str]:
    respondent = and_(Party.dispute_id == Dispute.id, Party.side == "respondent")
    unanswered = exists().where(respondent, Party.answer.is_(None))
    return case(
        (Dispute.awaiting_completion.is_not(None), _said("complete_filing")),
        (_named_only(), _said("invite")),
        (and_(Dispute.profile == "enterprise_committee", unanswered), _said("answer_invitation")),
        else_=_said("accept"),
    )


def _named_only() -> ColumnElement[bool]:
    """A respondent was named and not invited yet."""
    respondent = and_(Party.dispute_id == Dispute.id, Party.side == "respondent")
    return exists().where(respondent, Party.invited_at.is_(None))


def _at_signing() -> ColumnElement[str]:
    too_late = and_(_newest_agreement(Agreement.sign_by < _TODAY), _missing_signatures() > 0)
    return case(
        (or_(_newest_agreement(Agreement.declined_at.is_not(None)), too_late), _said("reopen_talks")),
        (_missing_signatures() > 0, _said("sign_as_party")),
        (~_newest_agreement(_signed_by_mediator()), _said("sign_as_mediator")),
        (_newest_agreement(Agreement.sealed_at.is_(None)), _said("seal")),
        else_=_said("bring_into_force"),
    )


def _in_enforcement() -> ColumnElement[str]:
    owed = Obligation.dispute_id == Dispute.id
    unpaid = Obligation.state.in_(PAYABLE)
    return case(
        (exists().where(owed, Obligation.state == "paid"), _said("confirm_performance")),
        (exists().where(owed, unpaid, Obligation.due_on < _TODAY), _said("see_to_overdue")),
        (exists().where(owed, unpaid), _said("record_performance")),
        else_=_said("complete"),
    )


def _assigned(*states: str) -> ColumnElement[bool]:
    return exists().where(Assignment.dispute_id == Dispute.id, Assignment.state.in_(states))


def _has_proposal(state: str) -> ColumnElement[bool]:
    return exists().where(Proposal.dispute_id == Dispute.id, Proposal.state == state)


def _newest() -> ColumnElement[bool]:
    other = Agreement.__table__.alias()
    newest = select(func.max(other.c.number)).where(other.c.dispute_id == Dispute.id)
    return and_(
        Agreement.dispute_id == Dispute.id, Agreement.number == newest.correlate(Dispute).scalar_subquery()
    )


def _newest_agreement(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(_newest(), *where).correlate(Dispute)


def _signed_by_mediator() -> ColumnElement[bool]:
    by_mediator = exists().where(Signature.agreement_id == Agreement.id, Signature.signer == MEDIATOR)
    return by_mediator.correlate(Agreement)


def _missing_signatures() -> ColumnElement[int]:
    signed = (
        select(func.count())
        .select_from(Signature)
        .where(Signature.agreement_id == Agreement.id, Signature.signer != MEDIATOR)
        .correlate(Agreement)
        .scalar_subquery()
    )
    asked: ColumnElement[int] = func.json_array_length(Agreement.signatories)
    return select(asked - signed).where(_newest()).correlate(Dispute).scalar_subquery()
