"""Eight officers reach for the same disputes at the same moment: one gets each, the others are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.claims.models import ClaimItem
from mediation.demo.filing import file
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute, History
from mediation.kernel.actor import Actor
from mediation.procedure.enforcement import breach, perform
from mediation.procedure.enforcement.perform import Paid
from mediation.procedure.proposing import propose
from mediation.procedure.referrals import report_back
from mediation.procedure.talks import talk
from mediation.proposals.models import Proposal
from tests.clocks import Clock
from tests.integration.races.work import WON, accept, in_turn, name, tried
from tests.stores import Store
from tests.together import in_processes, in_threads
from tests.world import USUAL, World

Invited = Callable[[int], list[UUID]]
Sound = Callable[[Sequence[UUID]], None]
FIFTY = 50
PROCESSES = 3
FIT = ("mediator", "mediator6")
TOLD = {"Stale", "NotPossible", "Refused"}


def fit(world: World) -> list[UUID]:
    return [world[sign_in].person_id for sign_in in FIT]  # type: ignore[misc]


def assert_one_won_each(outcomes: Sequence[Sequence[str]]) -> None:
    """`outcomes` has for each racer what came of each race."""
    assert all(isinstance(racer, list) for racer in outcomes), outcomes
    for race in zip(*outcomes, strict=True):
        counted = Counter(race)
        assert counted[WON] == 1, race
        assert set(counted) - {WON} <= TOLD, race


def test_threads_take_fifty_claims_in(
    world: World, engine: Engine, officers: list[Actor], invited: Invited, sound: Sound, session: Session
) -> None:
    """Half of them send the version they saw, half look at the moment of the act."""
    disputes = invited(FIFTY)
    versions = dict(session.execute(select(Dispute.id, Dispute.version)).all())
    session.rollback()

    def race(dispute: UUID) -> list[str]:
        return in_threads(
            len(officers),
            lambda nth: accept(
                engine, officers[nth], dispute, versions[dispute] if nth % 2 else None, dispute
            ),
        )

    rounds = [race(dispute) for dispute in disputes]
    assert_one_won_each([list(racer) for racer in zip(*rounds, strict=True)])
    accepted = select(func.count()).where(History.trigger == "accept")
    assert session.scalar(accepted) == FIFTY
    sound(disputes)


def test_processes_take_fifty_disputes_and_name_mediators(
    world: World, officers: list[Actor], invited: Invited, sound: Sound, session: Session, store: Store,
    clock: Clock,
) -> None:  # fmt: skip
    """First the acceptance of each is raced for, then the naming of its mediator, two of whom are fit."""
    disputes = invited(FIFTY)
    seen = dict(session.execute(select(Dispute.id, Dispute.version)).all())
    session.rollback()
    what = [("accept", each, seen[each]) for each in disputes]
    what += [("name", each, seen[each] + 1) for each in disputes]
    outcomes = in_processes(
        PROCESSES, in_turn, store.url, clock.moment, officers[:PROCESSES], fit(world), what
    )
    assert_one_won_each(outcomes)
    named = select(Assignment.dispute_id, func.count()).group_by(Assignment.dispute_id)
    assert dict(session.execute(named).all()) == dict.fromkeys(disputes, 1)
    sound(disputes)


def test_threads_name_two_mediators(
    world: World, engine: Engine, officers: list[Actor], invited: Invited, sound: Sound, session: Session
) -> None:
    """Without the version they saw, both mediators may come to be named, and neither of them twice."""
    disputes = invited(3)
    for dispute in disputes:
        outcomes = in_threads(
            len(officers), lambda nth, of=dispute: name(engine, officers[nth], of, None, fit(world)[nth % 2])
        )
        assert Counter(outcomes) == {WON: 2, "Refused": len(officers) - 2}
    assert session.scalar(select(func.count()).select_from(Assignment)) == 2 * len(disputes)
    sound(disputes)


@pytest.mark.parametrize("seen_given", [True, False])
def test_mediators_begin_the_talks_once(
    world: World, engine: Engine, session: Session, sound: Sound, seen_given: bool
) -> None:
    told = world.at(Upto.PREPARED)
    version = session.get_one(Dispute, told.id).version if seen_given else None
    session.rollback()
    outcomes = in_threads(
        4, lambda _: tried(engine, talk.begin_back_to_back, world["mediator"], told.id, version)
    )
    assert_one_won_each([[outcome] for outcome in outcomes])
    sound([told.id])


def test_of_two_proposals_at_once_one_is_put(
    world: World, engine: Engine, session: Session, sound: Sound
) -> None:
    told = world.at(Upto.FACE_TO_FACE)
    terms = told.terms(world.read(select(ClaimItem).where(ClaimItem.dispute_id == told.id)))
    seen = session.get_one(Dispute, told.id).version
    session.rollback()
    outcomes = in_threads(2, lambda _: tried(engine, propose.put, told.mediator, told.id, seen, terms))
    assert_one_won_each([[outcome] for outcome in outcomes])
    assert session.scalar(select(func.count()).select_from(Proposal)) == 1
    sound([told.id])


def test_a_payment_is_reported_once_and_settled_one_way(
    world: World, engine: Engine, session: Session, sound: Sound
) -> None:
    """Payer's clerk and chief report the same payment; then it is confirmed and disputed at once."""
    told = world.at(Upto.IN_FORCE)
    owed = told.obligations()[0].id
    payers = [world.clerk, world.chief, world.clerk, world.chief]
    paid = Paid(world.clock.moment.date(), "cash")
    reports = in_threads(
        4, lambda nth: tried(engine, perform.record_performance, payers[nth], told.id, None, owed, paid)
    )
    assert_one_won_each([[outcome] for outcome in reports])
    words: list[tuple[Callable[..., object], tuple[object, ...]]] = [
        (perform.confirm_performance, (told.id, None, owed)),
        (perform.dispute_payment, (told.id, owed, "没有收到")),
    ]
    answers = in_threads(2, lambda nth: tried(engine, words[nth][0], world.worker, *words[nth][1]))
    assert_one_won_each([[outcome] for outcome in answers])
    state = told.obligations()[0].state
    assert state == ("confirmed" if answers[0] == WON else "disputed")
    sound([told.id])


def test_what_is_given_up_is_not_paid_as_well(world: World, engine: Engine, sound: Sound) -> None:
    told = world.at(Upto.IN_FORCE)
    owed = told.obligations()[0].id
    paid = Paid(world.clock.moment.date(), "cash")
    acts = [
        lambda: tried(engine, perform.record_performance, world.clerk, told.id, None, owed, paid),
        lambda: tried(engine, breach.waive, world.worker, told.id, owed, "放弃"),
    ]
    assert_one_won_each([[outcome] for outcome in in_threads(2, lambda nth: acts[nth]())])
    sound([told.id])


def test_a_result_is_reported_back_once(world: World, engine: Engine, sound: Sound) -> None:
    plan = replace(USUAL, source="delegated", source_reference="（2026）浙0602诉前调9号")
    told = world.at(Upto.IN_FORCE, plan=plan)
    outcomes = in_threads(
        4, lambda _: tried(engine, report_back.report_back, told.mediator, told.id, None, "双方已达成协议。")
    )
    assert_one_won_each([[outcome] for outcome in outcomes])
    sound([told.id])


def test_claims_filed_at_once_get_numbers_without_gaps(world: World, session: Session, sound: Sound) -> None:
    made = in_threads(4, lambda _: [file(world, USUAL).id for _ in range(5)])
    disputes = [dispute for each in made for dispute in each]
    numbers = session.scalars(select(Dispute.number).where(Dispute.id.in_(disputes)))
    assert sorted(int(number.split("-")[2]) for number in numbers) == list(range(1, 21))
    sound(disputes)
