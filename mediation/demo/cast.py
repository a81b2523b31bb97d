"""Set up the offices and people of the sample in an empty store, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.assignments.models import MediatorProfile
from mediation.audit.record import Subject, office_chain, record
from mediation.demo.offices import OFFICES, OfficePlan
from mediation.demo.people import PEOPLE, PersonPlan
from mediation.identity.models import Account, Office, Person, RoleHolding
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Post, Role, timer
from mediation.kernel.database import transaction

SETTER = timer("demo.load")
"""Sets up the sample; it gives nothing legal effect."""

CONDITIONS = ("impartial", "knows_law", "communicates", "knows_psychology")


@dataclass(frozen=True)
class Cast:
    """Offices by code and actors by sign-in name."""

    offices: Mapping[str, UUID]
    actors: Mapping[str, Actor]

    def __getitem__(self, sign_in: str) -> Actor:
        return self.actors[sign_in]


def assemble(session: Session, hash_password: Callable[[], str]) -> Cast:
    """Make everything; `hash_password` gives the hash of the one sample password."""
    with transaction(session):
        offices = _offices(session)
        actors = {plan.sign_in: employ(session, plan, offices, hash_password()) for plan in PEOPLE}
    return Cast({code: office.id for code, office in offices.items()}, actors)


def _offices(session: Session) -> dict[str, Office]:
    made: dict[str, Office] = {}
    for plan in OFFICES:
        made[plan.code] = office = _office(plan, made)
        session.add(office)
        told = {"code": plan.code, "kind": plan.kind}
        subject = Subject("office", office.id)
        record(session, SETTER, "office.founded", subject, office_chain(office.id), after=told)
    return made


def _office(plan: OfficePlan, made: Mapping[str, Office]) -> Office:
    parent = made[plan.parent] if plan.parent else None
    return Office(
        id=identifiers.new(SETTER.stream("offices")), code=plan.code, name=plan.name, name_en=plan.name_en,
        kind=plan.kind, parent_id=parent.id if parent else None,
        path=f"{parent.path if parent else ''}{plan.code}/", legal_basis=plan.legal_basis,
        scope=list(plan.scope), profile=plan.profile,
        seal_office_id=made[plan.seal].id if plan.seal else None,
        short_name=plan.short_name, region=plan.region, address=plan.address, phone=plan.phone,
    )  # fmt: skip


def employ(session: Session, plan: PersonPlan, offices: Mapping[str, Office], password_hash: str) -> Actor:
    """Somebody with the roles of a plan, and an entry in the register if it has one."""
    stream, at = SETTER.stream("people"), clock.now()
    person = Person(id=identifiers.new(stream), name=plan.name, created_at=at)
    account = Account(
        id=identifiers.new(stream), person_id=person.id, kind="staff", name=plan.sign_in, state="active",
        password_hash=password_hash, password_set_at=at, created_at=at,
    )  # fmt: skip
    session.add_all([person, account])
    for code, role in plan.posts:
        held = RoleHolding(
            id=identifiers.new(stream), person_id=person.id, office_id=offices[code].id, role=role.value,
            from_at=at,
        )  # fmt: skip
        session.add(held)
        told = {"role": role.value, "person": person.id}
        chain = office_chain(offices[code].id)
        record(session, SETTER, "role.given", Subject("role_holding", held.id), chain, after=told)
    if plan.register:
        session.add(_profile(plan, person.id, offices[plan.posts[0][0]].id))
    posts = tuple(_post(code, role, offices) for code, role in plan.posts)
    return Actor(person.id, account.id, name=plan.name, posts=posts)


def _profile(plan: PersonPlan, person_id: UUID, office_id: UUID) -> MediatorProfile:
    entry = plan.register
    if entry is None:
        raise ValueError(plan.sign_in)
    return MediatorProfile(
        person_id=person_id, office_id=office_id, register_number=entry.number, term_from=entry.term_from,
        term_until=entry.term_until, suspended=entry.suspended,
        qualifications=dict(zip(CONDITIONS, entry.conditions, strict=True)), languages=list(entry.languages),
        trades=list(entry.trades),
    )  # fmt: skip


def _post(code: str, role: Role, offices: Mapping[str, Office]) -> Post:
    own = offices[code]
    covered = frozenset(office.id for office in offices.values() if office.path.startswith(own.path))
    return Post(role, own.id, own.name, covered)
