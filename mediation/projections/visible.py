"""Which disputes somebody may see, as SQL: one criterion for each relation of the policy.

`policy.decide` answers for one dispute in hand, this for lists; a test proves that both say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Uuid,
    and_,
    bindparam,
    false,
    literal_column,
    not_,
    or_,
    select,
)

from mediation.assignments.models import Assignment
from mediation.assignments.queries import held_back
from mediation.disputes.models import AgencyConcern, Dispute
from mediation.kernel.actor import Actor, Role
from mediation.parties.models import Party, PartyMember
from mediation.pending.models import PendingAct, PendingNeed
from mediation.policy.permissions import Permission
from mediation.policy.relations import BINDING_CAPACITIES, ENTRUSTED_CAPACITIES, Relation
from mediation.policy.table import ALL, TABLE, Clause

Criterion = ColumnElement[bool]
READER: BindParameter[UUID] = bindparam("reader", type_=Uuid())
"""Who reads, in statements that are kept for all readers of a kind."""


@dataclass(frozen=True)
class Kind:
    """All readers with the same roles: they are asked one statement, each with `values_of` his own."""

    roles: frozenset[Role]

    @property
    def person_id(self) -> BindParameter[UUID]:
        return READER

    def posts_as(self, role: Role) -> bool:
        """Whether they have the role."""
        return role in self.roles

    def covered(self, role: Role) -> BindParameter[UUID] | None:
        """The offices in which they have the role, and those below."""
        return self._offices(f"{role}_covers", role)

    def offices(self, role: Role) -> BindParameter[UUID] | None:
        """The offices in which they have the role."""
        return self._offices(f"{role}_offices", role)

    def _offices(self, name: str, role: Role) -> BindParameter[UUID] | None:
        return bindparam(name, expanding=True, type_=Uuid()) if role in self.roles else None


Asker = Actor | Kind
_ByRelation = Callable[[Asker], Criterion]


def kind_of(actor: Actor) -> Kind | None:
    """The kind of reader; None for a timer and the public, who see nothing."""
    return Kind(actor.roles) if actor.person_id is not None else None


def values_of(actor: Actor) -> dict[str, Any]:
    """Who reads: the values for a statement of his kind."""
    values: dict[str, Any] = {"reader": actor.person_id}
    for role in actor.roles:
        values[f"{role}_covers"] = sorted(actor.covered(role))
        values[f"{role}_offices"] = sorted(actor.offices(role))
    return values


@lru_cache(256)
def seen_by(kind: Kind | None, permission: Permission) -> Criterion:
    """The same as `visible` for all readers of a kind; the statement wants `values_of(actor)`."""
    return false() if kind is None else visible(kind, permission)


def visible(actor: Asker, permission: Permission) -> Criterion:
    """The disputes in which the actor holds a permission; selects nothing for a timer and the public."""
    if actor.person_id is None:
        return false()
    return or_(false(), *(_of_clause(actor, clause) for clause in TABLE.get(permission, ())))


def standing_as(actor: Asker | None, relation: Relation) -> Criterion:
    """The disputes to which the actor stands in this relation."""
    return false() if actor is None or actor.person_id is None else CRITERIA[relation](actor)


def in_states(states: Iterable[str]) -> Criterion:
    """The disputes in these states, names of the workflow's table written into the statement.

    Bound values would hide partial indexes from SQLite.
    """
    return Dispute.state.in_([literal_column(f"'{state}'") for state in sorted(states)])


def _of_clause(actor: Asker, clause: Clause) -> Criterion:
    standing = or_(false(), *(CRITERIA[relation](actor) for relation in sorted(clause.relations)))
    return standing if clause.states == ALL else and_(standing, in_states(clause.states))


def _handled_by(role: Role) -> _ByRelation:
    def criterion(actor: Asker) -> Criterion:
        return _among(Dispute.office_id, actor.covered(role))

    return criterion


def _among(column: Any, offices: frozenset[UUID] | BindParameter[UUID] | None) -> Criterion:
    """Nothing, where no office is held."""
    if isinstance(offices, BindParameter):
        return column.in_(offices)
    return column.in_(sorted(offices)) if offices else false()


def _keeps_the_seal(actor: Asker) -> Criterion:
    return _among(Dispute.seal_office_id, actor.offices(Role.SEAL_KEEPER))


def _assigned(state: str, *more: Criterion) -> _ByRelation:
    def criterion(actor: Asker) -> Criterion:
        if not actor.posts_as(Role.MEDIATOR):
            return false()
        mine = select(Assignment.dispute_id).where(Assignment.person_id == actor.person_id)
        return Dispute.id.in_(mine.where(Assignment.state == state, *more))

    return criterion


def _acts_for(side: str, *more: Criterion) -> _ByRelation:
    def criterion(actor: Asker) -> Criterion:
        return Dispute.id.in_(_memberships(actor).where(Party.side == side, *more))

    return criterion


def _memberships(actor: Asker) -> Select[UUID]:
    return (
        select(PartyMember.dispute_id)
        .join(Party, Party.id == PartyMember.party_id)
        .where(PartyMember.person_id == actor.person_id, PartyMember.until_at.is_(None))
    )


def _concerns_the_agency(actor: Asker) -> Criterion:
    if not actor.posts_as(Role.LIAISON):
        return false()
    concerns = select(AgencyConcern.dispute_id).where(AgencyConcern.until_at.is_(None))
    own = _among(AgencyConcern.office_id, actor.offices(Role.LIAISON))
    return Dispute.id.in_(concerns.where(own))


def _asked_to_receive(actor: Asker) -> Criterion:
    if not actor.posts_as(Role.MANAGER):
        return false()
    asked = select(PendingAct.dispute_id).join(PendingNeed, PendingNeed.act_id == PendingAct.id)
    return Dispute.id.in_(
        asked.where(
            PendingAct.state == "waiting", PendingNeed.kind == "office", PendingNeed.answer.is_(None),
            _among(PendingNeed.office_id, actor.covered(Role.MANAGER)),
        )
    )  # fmt: skip


_IDENTIFIED = Party.state == "identified"
_ENTRUSTED = PartyMember.capacity.in_(sorted(ENTRUSTED_CAPACITIES))
_BINDING = PartyMember.capacity.in_(sorted(BINDING_CAPACITIES))

CRITERIA: Mapping[Relation, _ByRelation] = MappingProxyType({
    Relation.REGISTRAR: _handled_by(Role.REGISTRAR),
    Relation.MANAGER: _handled_by(Role.MANAGER),
    Relation.SEAL_KEEPER: _keeps_the_seal,
    Relation.MEDIATOR: _assigned("accepted"),
    Relation.FREE_MEDIATOR: _assigned("accepted", not_(held_back())),
    Relation.NAMED_MEDIATOR: _assigned("proposed"),
    Relation.APPLICANT: _acts_for("applicant"),
    Relation.RESPONDENT: _acts_for("respondent"),
    Relation.IDENTIFIED_APPLICANT: _acts_for("applicant", _IDENTIFIED),
    Relation.IDENTIFIED_RESPONDENT: _acts_for("respondent", _IDENTIFIED),
    Relation.ENTRUSTED_APPLICANT: _acts_for("applicant", _IDENTIFIED, _ENTRUSTED),
    Relation.ENTRUSTED_RESPONDENT: _acts_for("respondent", _IDENTIFIED, _ENTRUSTED),
    Relation.BINDING_APPLICANT: _acts_for("applicant", _IDENTIFIED, _BINDING),
    Relation.BINDING_RESPONDENT: _acts_for("respondent", _IDENTIFIED, _BINDING),
    Relation.RECEIVING_MANAGER: _asked_to_receive,
    Relation.AGENCY: _concerns_the_agency,
})  # fmt: skip
"""Relation → the disputes to which an actor stands so."""
