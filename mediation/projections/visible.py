"""Which disputes somebody may see, as SQL: one criterion for each relation of the policy.

`policy.decide` answers for one dispute in hand, this for lists; a test proves that both say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, literal_column, or_, select

from mediation.assignments.models import Assignment
from mediation.disputes.models import AgencyConcern, Dispute
from mediation.kernel.actor import Actor, Role
from mediation.parties.models import Party, PartyMember
from mediation.pending.models import PendingAct, PendingNeed
from mediation.policy.permissions import Permission
from mediation.policy.relations import BINDING_CAPACITIES, Relation
from mediation.policy.table import ALL, TABLE, Clause

Criterion = ColumnElement[bool]
_ByRelation = Callable[[Actor], Criterion]


def visible(actor: Actor, permission: Permission) -> Criterion:
    """The disputes in which the actor holds a permission; selects nothing for a timer and the public."""
    if actor.person_id is None:
        return false()
    return or_(false(), *(_of_clause(actor, clause) for clause in TABLE.get(permission, ())))


def standing_as(actor: Actor, relation: Relation) -> Criterion:
    """The disputes to which the actor stands in this relation."""
    return false() if actor.person_id is None else CRITERIA[relation](actor)


def in_states(states: Iterable[str]) -> Criterion:
    """The disputes in these states, names of the workflow's table written into the statement.

    Bound values would hide partial indexes from SQLite.
    """
    return Dispute.state.in_([literal_column(f"'{state}'") for state in sorted(states)])


def _of_clause(actor: Actor, clause: Clause) -> Criterion:
    standing = or_(false(), *(CRITERIA[relation](actor) for relation in sorted(clause.relations)))
    return standing if clause.states == ALL else and_(standing, in_states(clause.states))


def _handled_by(role: Role) -> _ByRelation:
    def criterion(actor: Actor) -> Criterion:
        covered = actor.covered(role)
        return Dispute.office_id.in_(sorted(covered)) if covered else false()

    return criterion


def _keeps_the_seal(actor: Actor) -> Criterion:
    offices = sorted(actor.offices(Role.SEAL_KEEPER))
    return Dispute.seal_office_id.in_(offices) if offices else false()


def _assigned(state: str) -> _ByRelation:
    def criterion(actor: Actor) -> Criterion:
        if not actor.posts_as(Role.MEDIATOR):
            return false()
        mine = select(Assignment.dispute_id)
        return Dispute.id.in_(mine.where(Assignment.person_id == actor.person_id, Assignment.state == state))

    return criterion


def _acts_for(side: str, *more: Criterion) -> _ByRelation:
    def criterion(actor: Actor) -> Criterion:
        return Dispute.id.in_(_memberships(actor).where(Party.side == side, *more))

    return criterion


def _memberships(actor: Actor) -> Select[UUID]:
    return (
        select(PartyMember.dispute_id)
        .join(Party, Party.id == PartyMember.party_id)
        .where(PartyMember.person_id == actor.person_id, PartyMember.until_at.is_(None))
    )


def _concerns_the_agency(actor: Actor) -> Criterion:
    agencies = sorted(actor.offices(Role.LIAISON))
    if not agencies:
        return false()
    concerns = select(AgencyConcern.dispute_id).where(AgencyConcern.until_at.is_(None))
    return Dispute.id.in_(concerns.where(AgencyConcern.office_id.in_(agencies)))


def _asked_to_receive(actor: Actor) -> Criterion:
    covered = actor.covered(Role.MANAGER)
    if not covered:
        return false()
    asked = select(PendingAct.dispute_id).join(PendingNeed, PendingNeed.act_id == PendingAct.id)
    return Dispute.id.in_(
        asked.where(
            PendingAct.state == "waiting", PendingNeed.kind == "office", PendingNeed.answer.is_(None),
            PendingNeed.office_id.in_(sorted(covered)),
        )
    )  # fmt: skip


_IDENTIFIED = Party.state == "identified"
_BINDING = PartyMember.capacity.in_(sorted(BINDING_CAPACITIES))

CRITERIA: Mapping[Relation, _ByRelation] = MappingProxyType({
    Relation.REGISTRAR: _handled_by(Role.REGISTRAR),
    Relation.MANAGER: _handled_by(Role.MANAGER),
    Relation.SEAL_KEEPER: _keeps_the_seal,
    Relation.MEDIATOR: _assigned("accepted"),
    Relation.NAMED_MEDIATOR: _assigned("proposed"),
    Relation.APPLICANT: _acts_for("applicant"),
    Relation.RESPONDENT: _acts_for("respondent"),
    Relation.IDENTIFIED_APPLICANT: _acts_for("applicant", _IDENTIFIED),
    Relation.IDENTIFIED_RESPONDENT: _acts_for("respondent", _IDENTIFIED),
    Relation.BINDING_APPLICANT: _acts_for("applicant", _IDENTIFIED, _BINDING),
    Relation.BINDING_RESPONDENT: _acts_for("respondent", _IDENTIFIED, _BINDING),
    Relation.RECEIVING_MANAGER: _asked_to_receive,
    Relation.AGENCY: _concerns_the_agency,
})  # fmt: skip
"""Relation → the disputes to which an actor stands so."""
