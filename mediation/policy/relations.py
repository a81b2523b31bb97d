"""How somebody can stand to a dispute, worked out from plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from mediation.kernel.actor import Actor, Ground, Post, Role


class Relation(StrEnum):
    """A way to stand to a dispute."""

    REGISTRAR = "registrar"  # of the handling office or one above it
    MANAGER = "manager"  # of the handling office or one above it
    SEAL_KEEPER = "seal_keeper"  # of the office whose seal the handling office uses
    MEDIATOR = "mediator"  # assigned, and has accepted
    FREE_MEDIATOR = "free_mediator"  # the same, held back by no open conflict and no objection
    NAMED_MEDIATOR = "named_mediator"  # assigned, and has not answered yet
    APPLICANT = "applicant"  # acts for an applicant
    RESPONDENT = "respondent"  # acts for an invited respondent
    IDENTIFIED_APPLICANT = "identified_applicant"
    IDENTIFIED_RESPONDENT = "identified_respondent"
    ENTRUSTED_APPLICANT = "entrusted_applicant"  # heard in confidence for an identified applicant
    ENTRUSTED_RESPONDENT = "entrusted_respondent"  # heard in confidence for an identified respondent
    BINDING_APPLICANT = "binding_applicant"  # may settle for an identified applicant
    BINDING_RESPONDENT = "binding_respondent"  # may settle for an identified respondent
    RECEIVING_MANAGER = "receiving_manager"  # of an office that was asked to take the dispute over
    AGENCY = "agency"  # liaison of an agency that the dispute concerns


BINDING_CAPACITIES = frozenset({"self", "legal_representative", "agent_special"})
"""Who may settle: oneself, the legal representative, an agent with special authority (law.md, 3)."""
ENTRUSTED_CAPACITIES = BINDING_CAPACITIES | {"agent_general"}
"""Whom a party lets speak for it in confidence: those who may settle, and an agent with general authority,
who may present and argue but not settle (LMAL 24, OMR 17). A clerk came in by the company's telephone or runs
its errands: no paper says that the party wants it to read what is said in confidence."""


@dataclass(frozen=True)
class Member:
    """A person who acts for a party."""

    person_id: UUID
    party_id: UUID
    side: str
    identified: bool
    capacity: str


@dataclass(frozen=True)
class DisputeSubject:
    """What the policy must know of a dispute."""

    id: UUID
    office_id: UUID
    seal_office_id: UUID
    state: str
    mediators: frozenset[UUID] = frozenset()
    conflicted: frozenset[UUID] = frozenset()
    """Those of the mediators who are held back: a disclosed conflict is open, or an objection undecided."""
    named_mediators: frozenset[UUID] = frozenset()
    members: tuple[Member, ...] = ()
    agencies: frozenset[UUID] = frozenset()
    receiving: frozenset[UUID] = frozenset()
    """Offices that were asked to take the dispute over, and have not answered."""


def own_member(actor: Actor, dispute: DisputeSubject, side: str | None = None) -> Member | None:
    """As whom the actor stands in the dispute, on one side where it is named; None for who acts for nobody.

    Of several memberships the one that may do most: what a clerk of one party may not do, nobody does for
    that party by an authority given by another.
    """
    mine = [
        each for each in dispute.members if each.person_id == actor.person_id and side in (None, each.side)
    ]
    return max(
        mine,
        key=lambda each: (each.identified, each.capacity in BINDING_CAPACITIES, each.party_id),
        default=None,
    )


def settled_for_by(actor: Actor, dispute: DisputeSubject) -> tuple[UUID, ...]:
    """The identified parties for which the actor may settle, in a lasting order."""
    mine = (each for each in dispute.members if each.person_id == actor.person_id and each.identified)
    return tuple(sorted({each.party_id for each in mine if each.capacity in BINDING_CAPACITIES}))


def entrusted_by(actor: Actor, dispute: DisputeSubject) -> tuple[UUID, ...]:
    """The identified parties in whose channel the actor reads and speaks, in a lasting order."""
    mine = (each for each in dispute.members if each.person_id == actor.person_id and each.identified)
    return tuple(sorted({each.party_id for each in mine if each.capacity in ENTRUSTED_CAPACITIES}))


@dataclass(frozen=True)
class Held:
    """A relation that somebody has, and the post it comes from where it comes from one."""

    relation: Relation
    post: Post | None = None

    def ground(self) -> Ground:
        """The same as the audit log keeps it."""
        role = self.post.role.value if self.post else None
        return Ground(self.relation.value, role, self.post.office_id if self.post else None)


_OF_THE_OFFICE = ((Role.REGISTRAR, Relation.REGISTRAR), (Role.MANAGER, Relation.MANAGER))


def relations_of(actor: Actor, dispute: DisputeSubject) -> tuple[Held, ...]:
    """Every relation of the actor to the dispute; a timer and the public have none."""
    if actor.person_id is None:
        return ()
    return (
        tuple(_by_post(actor, dispute))
        + tuple(_by_assignment(actor, dispute))
        + tuple(_by_party(actor, dispute))
    )


def _by_post(actor: Actor, dispute: DisputeSubject) -> Iterator[Held]:
    for role, relation in _OF_THE_OFFICE:
        for post in actor.posts_as(role):
            if dispute.office_id in post.covers:
                yield Held(relation, post)
    for post in actor.posts_as(Role.MANAGER):
        if dispute.receiving & post.covers:
            yield Held(Relation.RECEIVING_MANAGER, post)
    for post in actor.posts_as(Role.SEAL_KEEPER):
        if post.office_id == dispute.seal_office_id:
            yield Held(Relation.SEAL_KEEPER, post)
    for post in actor.posts_as(Role.LIAISON):
        if post.office_id in dispute.agencies:
            yield Held(Relation.AGENCY, post)


def _by_assignment(actor: Actor, dispute: DisputeSubject) -> Iterator[Held]:
    posts = actor.posts_as(Role.MEDIATOR)
    if posts and actor.person_id in dispute.mediators:
        yield Held(Relation.MEDIATOR, posts[0])
        if actor.person_id not in dispute.conflicted:
            yield Held(Relation.FREE_MEDIATOR, posts[0])
    if posts and actor.person_id in dispute.named_mediators:
        yield Held(Relation.NAMED_MEDIATOR, posts[0])


def _by_party(actor: Actor, dispute: DisputeSubject) -> Iterator[Held]:
    for member in dispute.members:
        if member.person_id != actor.person_id:
            continue
        applicant = member.side == "applicant"
        yield Held(Relation.APPLICANT if applicant else Relation.RESPONDENT)
        if member.identified:
            yield Held(Relation.IDENTIFIED_APPLICANT if applicant else Relation.IDENTIFIED_RESPONDENT)
            if member.capacity in ENTRUSTED_CAPACITIES:
                yield Held(Relation.ENTRUSTED_APPLICANT if applicant else Relation.ENTRUSTED_RESPONDENT)
            if member.capacity in BINDING_CAPACITIES:
                yield Held(Relation.BINDING_APPLICANT if applicant else Relation.BINDING_RESPONDENT)
