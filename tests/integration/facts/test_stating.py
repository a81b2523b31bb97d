"""Each side says its facts, staff enter what they heard or found, and what was said before stays known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.claims.models import ClaimFacts
from mediation.demo.acts import Told
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, Stale
from mediation.parties.models import Utterance
from mediation.procedure.said import Said
from mediation.projections import claim_items
from tests.integration.facts.scene import OURS, THEIRS, item_of, says, told_in
from tests.world import World


@pytest.fixture
def told(world: World) -> Told:
    """A dispute about severance pay, both parties identified."""
    return told_in(world)


def rows(told: Told) -> list[ClaimFacts]:
    return list(told.scene.read(select(ClaimFacts).order_by(ClaimFacts.number)))


def heard(words: str = "电话里说的") -> Said:
    return Said("telephone", clock.now(), words)


def test_each_side_has_its_version_and_the_figure_is_a_range(told: Told, world: World) -> None:
    says(told, world.worker, "applicant", OURS)
    assert (str(item_of(told).figures.low), str(item_of(told).figures.high)) == ("39000.00", "39000.00")  # type: ignore[union-attr]
    says(told, world.chief, "respondent", THEIRS)
    figures = item_of(told).figures
    assert figures is not None and figures.each[0].contested
    assert (str(figures.low), str(figures.high)) == ("32500.00", "39000.00")
    assert [one.by_staff for one in figures.said] == [False, False]


def test_what_is_undisputed_stands_over_both(told: Told, world: World) -> None:
    says(told, world.worker, "applicant", OURS)
    says(told, world.chief, "respondent", THEIRS)
    says(told, told.mediator, "undisputed", {"monthly_wage": "5500"}, note="工资表双方认可")
    figures = item_of(told).figures
    assert figures is not None and not figures.each[0].contested
    assert str(figures.low) == str(figures.high) == "35750.00"
    says(told, told.mediator, "undisputed", {})
    assert item_of(told).figures.each[0].contested  # type: ignore[union-attr]


def test_said_anew_the_old_words_stay_and_the_log_has_both(told: Told, world: World) -> None:
    says(told, world.worker, "applicant", THEIRS)
    says(told, world.worker, "applicant", OURS, seen=1)
    first, second = rows(told)
    assert (first.facts, second.facts) == (THEIRS, OURS)
    assert first.replaced_at == second.stated_at and second.replaced_at is None
    of_facts = select(AuditEntry).where(AuditEntry.verb == "claim.facts_stated").order_by(AuditEntry.seq)
    entries = told.scene.read(of_facts)
    assert [entry.person_id for entry in entries] == [world.worker.person_id] * 2
    assert '"monthly_wage":"5000"' in entries[1].body and '"monthly_wage":"6000"' in entries[1].body


def test_staff_enter_what_a_side_said_and_the_side_can_contradict_it(told: Told, world: World) -> None:
    says(told, told.mediator, "respondent", THEIRS, heard())
    (row,) = rows(told)
    (words,) = told.scene.read(select(Utterance).where(Utterance.kind == "claim_facts"))
    assert (row.utterance_id, words.party_id) == (words.id, told.party("respondent").id)
    assert item_of(told).figures.said[0].by_staff  # type: ignore[union-attr]
    (entry,) = told.scene.read(select(AuditEntry).where(AuditEntry.verb == "claim.facts_stated"))
    assert entry.on_behalf_of == words.party_id


def test_without_how_it_was_said_staff_enter_nothing(told: Told) -> None:
    with pytest.raises(Invalid) as wrong:
        says(told, told.mediator, "applicant", OURS)
    assert wrong.value.errors == {"how": "missing"}
    assert rows(told) == []


@pytest.mark.parametrize("side", ["respondent", "undisputed"])
def test_a_party_speaks_for_its_own_side_only(told: Told, world: World, side: str) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        says(told, world.worker, side, OURS)


def test_a_stranger_and_an_office_elsewhere_find_nothing(told: Told, world: World) -> None:
    for stranger in (world["registrar2"], world["mediator2"], world["court"]):
        with pytest.raises(NotFound):
            says(told, stranger, "undisputed", OURS)


def test_who_saw_an_older_version_is_told(told: Told, world: World) -> None:
    says(told, world.worker, "applicant", OURS, seen=0)
    with pytest.raises(Stale):
        says(told, told.mediator, "undisputed", {"left": "2026-06-30"}, seen=0)


@pytest.mark.parametrize(
    ("more", "facts", "error"),
    [
        ({}, {"monthly_wage": "-1"}, "monthly_wage"),
        ({}, {"wage": "6000"}, "wage"),
        ({}, {"left": "2026-02-30"}, "left"),
        ({}, {}, "facts"),
        ({"law_kind": "notice_pay"}, OURS, "law_kind"),
        ({"law_kind": "no such kind"}, OURS, "law_kind"),
    ],
)
def test_what_cannot_be_is_not_written_down(
    told: Told, world: World, more: Any, facts: Any, error: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        says(told, world.worker, "applicant", facts, **more)
    assert set(wrong.value.errors) == {error}
    assert rows(told) == []


def test_a_side_may_say_part_of_it(told: Told, world: World) -> None:
    says(told, world.chief, "respondent", {"monthly_wage": "5000"})
    figures = item_of(told).figures
    assert figures is not None and figures.low is None
    assert [error.fact for error in figures.each[0].versions[0].errors] == ["severance_months"]


def test_an_item_that_is_not_there_is_not_found(told: Told, world: World) -> None:
    item: UUID = uuid4()
    with pytest.raises(NotFound):
        says(told, world.worker, "applicant", OURS, item=item)


def test_the_items_and_what_was_said_are_read_in_one_statement(
    told: Told, world: World, session: Session, count_statements: Callable[[], Any]
) -> None:
    says(told, world.worker, "applicant", OURS)
    says(told, world.chief, "respondent", THEIRS)
    with count_statements() as seen:
        claim_items.claims(session, told.id)
    assert seen.count == 1
