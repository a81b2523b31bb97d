"""The seeded store of the benchmarks is a store like any other: nothing in it tells that no one lived it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from benchmarks.seed import words
from benchmarks.seed.store import seed
from benchmarks.settings import settings
from mediation.agreements.models import Agreement, Signature
from mediation.application import create_app, open_process
from mediation.audit.verify import verify
from mediation.channels import compartments
from mediation.channels.models import ChannelEntry, Compartment
from mediation.cli import schema
from mediation.config import Config
from mediation.deadlines.changes import AGREED, period_of
from mediation.deadlines.models import Deadline
from mediation.disputes import search_index
from mediation.disputes.changes import month_of
from mediation.disputes.models import Dispute, Figure, History
from mediation.disputes.numbers import is_well_formed
from mediation.kernel import clock
from mediation.kernel.actor import timer
from mediation.kernel.database import CaseSession, transaction
from mediation.law.calendar import national
from mediation.parties.models import Party
from mediation.procedure.case import take
from mediation.store import db
from tests.stores import Store

SIZE = 600


@pytest.fixture(scope="module")
def seeded(store: Store, config: Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A store of SIZE disputes; the keys are the bench's own, and those of the tests are put back."""
    files = tmp_path_factory.mktemp("bench")
    store.clean()
    seed(store.url, files, SIZE, told=lambda line: None)
    app = create_app(settings(store.url, files))
    with app.app_context():
        yield app
        db.engine.dispose()
    store.clean()
    open_process(config)


@pytest.fixture
def session(seeded: Flask) -> Iterator[Session]:
    with CaseSession(db.engine, expire_on_commit=False) as reading:
        yield reading


def test_the_audit_log_verifies(session: Session) -> None:
    verdict = verify(session)
    assert verdict.faults == ()
    assert verdict.entries > 20 * SIZE


def test_the_tables_are_in_order(seeded: Flask) -> None:
    found = [fault for fault in schema.faults(seeded) if "owns" not in fault]
    assert found == []


def test_every_clock_is_counted_by_the_law(session: Session) -> None:
    running: dict[object, list[Deadline]] = {}
    for row in session.scalars(select(Deadline)):
        if row.clock not in AGREED:
            assert period_of(row, national()).last_day == row.ends_on
        if row.state == "running":
            running.setdefault(row.dispute_id, []).append(row)
    for dispute in session.scalars(select(Dispute)):
        ends = [row.ends_on for row in running.get(dispute.id, ())]
        assert dispute.due_on == min(ends, default=None)


def test_numbers_are_good_and_follow_the_order_of_filing(session: Session) -> None:
    filed = session.execute(select(Dispute.number, Dispute.filed_at).order_by(Dispute.filed_at)).all()
    assert all(is_well_formed(row.number) for row in filed)
    serials: dict[str, int] = {}
    for number, _ in filed:
        place, _, rest = number.rpartition("-")[0].rpartition("-")
        serials[place] = serials.get(place, 0) + 1
        assert int(rest) == serials[place]


def test_versions_and_figures_are_those_of_the_disputes(session: Session) -> None:
    steps = {
        row[0]: row[1]
        for row in session.execute(select(History.dispute_id, func.count()).group_by(History.dispute_id))
    }
    disputes = session.scalars(select(Dispute)).all()
    assert len(disputes) == SIZE
    assert all(dispute.version == steps[dispute.id] for dispute in disputes)
    counted = Counter((one.office_id, month_of(one.filed_at), one.state) for one in disputes)
    figures = {(one.office_id, one.month, one.state): one.count for one in session.scalars(select(Figure))}
    assert figures == counted


def test_what_is_sealed_opens_in_its_place(session: Session) -> None:
    for party in session.scalars(select(Party).limit(50)):
        assert party.phone is not None and party.phone.startswith("13")
    entries = select(ChannelEntry, Compartment).join(
        Compartment, Compartment.id == ChannelEntry.compartment_id
    )
    found = session.execute(entries.limit(50)).all()
    assert found
    for entry, place in found:
        assert compartments.opener(place)(entry.payload_sealed, entry.id.hex)


def test_agreements_are_signed_as_they_stand(session: Session) -> None:
    rows = session.execute(
        select(Agreement.digest, Signature.digest).join(Signature, Signature.agreement_id == Agreement.id)
    ).all()
    assert rows
    assert all(text == signed for text, signed in rows)
    assert len({text for text, _ in rows}) == len(rows) // 3


@pytest.mark.parametrize(
    "word", [*(planted.word for planted in words.PLANTED), words.NOWHERE, words.SCATTERED]
)
def test_the_index_finds_what_a_scan_finds(session: Session, word: str) -> None:
    found = {row[0] for row in session.execute(search_index.newest(session, select(Dispute.id), word))}
    told = Dispute.facts + Dispute.applicant_name + Dispute.respondent_name
    assert found == set(session.scalars(select(Dispute.id).where(told.contains(word))))


def test_words_come_in_their_share() -> None:
    chance = Random(7)
    told = [words.facts(chance) for _ in range(20_000)]
    for planted in words.PLANTED:
        share = sum(planted.word in each for each in told) / len(told)
        assert planted.share * 0.8 < share < planted.share * 1.2, planted
    assert not any(set(words.NOWHERE) & set(each) for each in told)
    assert not any(words.SCATTERED in each for each in told)


def test_a_life_goes_on_where_it_stands(seeded: Flask, session: Session) -> None:
    """A use case takes a seeded dispute in hand like any other."""
    dispute = session.scalars(select(Dispute).where(Dispute.is_open.is_(True)).limit(1)).one()
    session.rollback()
    with CaseSession(db.engine) as writing, transaction(writing):
        case = take(writing, timer("bench"), dispute.id)
        assert case.dispute.version == dispute.version
        assert case.facts.parties == 2
    assert clock.today() >= dispute.filed_at.date()
