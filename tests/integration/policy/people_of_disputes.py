"""Disputes in every state with everybody who can stand to them, written as plain rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.demo.cast import Cast
from mediation.disputes.models import AgencyConcern, Dispute
from mediation.identity.models import Person
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Post, Role
from mediation.kernel.base import Base
from mediation.kernel.database import transaction
from mediation.parties.models import Party, PartyMember
from mediation.pending.models import PendingAct, PendingNeed
from mediation.policy.table import ALL

CAPACITIES = ("self", "legal_representative", "agent_special", "agent_general", "clerk")
SIDES = ("applicant", "respondent")


@dataclass
class World:
    """What was written: the disputes' keys and everybody who may look at them."""

    cast: Cast
    disputes: list[UUID] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)


def populate(write: Callable[[], Session], cast: Cast) -> World:
    """In each state: disputes of three offices, with and without each kind of people."""
    world = World(cast, actors=dict(cast.actors))
    session = write()
    with transaction(session):
        for side in SIDES:
            for capacity in CAPACITIES:
                world.actors[f"{side} {capacity}"] = _stranger(session, f"{side} {capacity}")
        world.actors["former clerk"] = _stranger(session, "former clerk")
        for place, state in enumerate(sorted(ALL)):
            for at, office in enumerate(("YCFS", "YCLZ", "YC")):
                session.add_all(_rows(world, state, office, place * 3 + at))
    world.actors["registrar and mediator"] = _with_more(
        cast["mediator"], Post(Role.REGISTRAR, cast.offices["YCGB"], "", frozenset({cast.offices["YCLZ"]}))
    )
    world.actors["former mediator"] = Actor(cast["mediator"].person_id, name="former")
    world.actors["registrar by day, worker by night"] = _with_more(
        world.actors["applicant self"], *cast["registrar2"].posts
    )
    return world


def _stranger(session: Session, name: str) -> Actor:
    person = Person(id=uuid4(), name=name, created_at=clock.now())
    session.add(person)
    return Actor(person.id, name=name)


def _with_more(actor: Actor, *posts: Post) -> Actor:
    return Actor(actor.person_id, actor.account_id, name=actor.name, posts=(*actor.posts, *posts))


def _rows(world: World, state: str, office: str, variant: int) -> Iterator[Base]:
    offices, key = world.cast.offices, uuid4()
    world.disputes.append(key)
    yield Dispute(
        id=key, number=f"{office}-{variant:03d}", office_id=offices[office],
        seal_office_id=offices["YC" if variant % 2 else office], state=state, profile="statutory",
        source="online", cause="wages_owed", facts="", applicant_name="", respondent_name="", claimed_fen=0,
        filed_at=clock.now(), tracking_hash=key.hex,
    )  # fmt: skip
    yield from _mediators(world, key, variant)
    yield from _asked_to_receive(world, key, variant)
    for side in SIDES:
        yield from _party(world, key, side, variant)
    for agency, until in (("YCFY", None), ("YCZC", clock.now())):
        if variant % 3 != 1:
            yield AgencyConcern(
                id=uuid4(), dispute_id=key, office_id=offices[agency], ground="referral_in", article="",
                from_at=clock.now(), until_at=until,
            )  # fmt: skip


def _mediators(world: World, dispute_id: UUID, variant: int) -> Iterator[Base]:
    states = ("accepted", "proposed", "refused", "ended")
    for at, name in enumerate(("mediator", "mediator2", "manager")):
        yield Assignment(
            id=uuid4(), dispute_id=dispute_id, person_id=world.cast[name].person_id,
            state=states[(variant + at) % 4], named_at=clock.now(),
            conflict="同学" if variant % 3 else None,
            conflict_settled_at=clock.now() if variant % 3 == 1 else None,
        )  # fmt: skip


def _asked_to_receive(world: World, dispute_id: UUID, variant: int) -> Iterator[Base]:
    """Asked and waiting, answered, or no longer waited for."""
    act = PendingAct(
        id=uuid4(), dispute_id=dispute_id, trigger="transfer", seen_version=1, given={}, reason="",
        asked_by=world.cast["manager"].person_id, asked_name="", asked_at=clock.now(),
        expires_at=clock.now(), state="taken_back" if variant % 4 == 1 else "waiting",
    )  # fmt: skip
    yield act
    yield PendingNeed(
        id=uuid4(), act_id=act.id, dispute_id=dispute_id, kind="office",
        office_id=world.cast.offices["YCLZ" if variant % 2 else "YCFS"],
        answer="agrees" if variant % 4 == 2 else None, answered_name="", words="",
    )  # fmt: skip


def _party(world: World, dispute_id: UUID, side: str, variant: int) -> Iterator[Base]:
    party = Party(
        id=uuid4(), dispute_id=dispute_id, side=side, kind="worker", position=0, name="", contact_name="",
        legal_representative="", address="", ground="", state=("named", "invited", "identified")[variant % 3],
    )  # fmt: skip
    yield party
    for at, capacity in enumerate(CAPACITIES):
        if (variant + at) % 4:
            yield _member(party, world.actors[f"{side} {capacity}"], capacity, over=False)
    yield _member(party, world.actors["former clerk"], "clerk", over=True)


def _member(party: Party, actor: Actor, capacity: str, *, over: bool) -> PartyMember:
    return PartyMember(
        id=uuid4(), dispute_id=party.dispute_id, party_id=party.id, person_id=actor.person_id,
        capacity=capacity, from_at=clock.now(), until_at=clock.now() if over else None,
    )  # fmt: skip
