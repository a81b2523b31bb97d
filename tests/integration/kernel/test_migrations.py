"""Migrations go up, down and up again with rows in the store, and end at the models."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import Engine, inspect, select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement
from mediation.cli import schema
from mediation.cli.migrations import alembic_of
from mediation.demo.plans import Upto
from mediation.disputes import search_index
from mediation.disputes.models import Dispute
from mediation.kernel.database import schema_changes
from mediation.referrals.models import IncomingReferral
from mediation.store import db
from tests.integration.audit.chains import append
from tests.integration.disputes.test_search_index import filed
from tests.stores import Store
from tests.world import USUAL, World

Write = Callable[[], Session]

BEFORE_REFERRALS = "0030"
"""The last version that did not keep what agencies sent in."""
BEFORE_THE_LAW = "0036"
"""The last version that found nothing in drafts and counted no limitation."""
BEFORE_SEARCH = "0018"
"""The last version without the index of words."""


@pytest.fixture
def migrating(app: Flask, store: Store) -> Iterator[Flask]:
    """The application on a store with rows; whatever a test does, the tables stand again afterwards."""
    yield app
    schema.upgrade(app)
    with app.app_context():
        db.engine.dispose()


def down(app: Flask, target: str) -> None:
    with app.app_context(), schema_changes():
        alembic_of(app).downgrade(target)


def tables(engine: Engine) -> set[str]:
    return {name for name in inspect(engine).get_table_names() if not name.startswith(schema.SEARCH)}


def test_down_to_nothing_and_up_again(migrating: Flask, write: Write, engine: Engine) -> None:
    filed(write, ["工资"])
    append(write())
    before = tables(engine)
    down(migrating, "base")
    assert tables(engine) == {"alembic_version"}
    schema.upgrade(migrating)
    assert tables(engine) == before
    assert list(schema.faults(migrating)) == []


def test_every_step_down_and_up_leaves_the_tables_as_they_were(migrating: Flask, engine: Engine) -> None:
    with migrating.app_context():
        steps = [script.revision for script in alembic_of(migrating).log()]
    for number, revision in enumerate(steps):
        below = steps[number + 1] if number + 1 < len(steps) else "base"
        down(migrating, below)
        at_lower = tables(engine)
        with migrating.app_context(), schema_changes():
            alembic_of(migrating).upgrade(revision)
        down(migrating, below)
        assert tables(engine) == at_lower
    schema.upgrade(migrating)
    assert list(schema.faults(migrating)) == []


def test_the_cases_survive_a_search_index_made_anew(migrating: Flask, write: Write, session: Session) -> None:
    filed(write, ["工资", "加班费"])
    down(migrating, BEFORE_SEARCH)
    with migrating.app_context(), schema_changes():
        alembic_of(migrating).upgrade(alembic_head(migrating))
    assert len(session.scalars(select(Dispute)).all()) == 2
    assert session.execute(search_index.newest(session, select(Dispute.id), "工资")).all() == []


def test_what_courts_sent_before_is_owed_its_report(
    migrating: Flask, write: Write, session: Session, world: World
) -> None:
    """Older stores know of a court's dispute by the concern that was written with it."""
    plan = replace(USUAL, source="delegated", source_reference="（2026）诉前调1号")
    told = world.at(Upto.INVITED, plan=plan)
    world.at(Upto.FILED, plan=replace(USUAL, worker=replace(USUAL.worker, phone="13857510103")))
    down(migrating, BEFORE_REFERRALS)
    with migrating.app_context(), schema_changes():
        alembic_of(migrating).upgrade(alembic_head(migrating))
    row = session.scalars(select(IncomingReferral)).one()
    assert (row.dispute_id, row.ground, row.reference) == (told.id, "delegated", "（2026）诉前调1号")
    assert (row.from_office_id, row.state) == (world.cast.offices["YCFY"], "received")


def test_a_dispute_with_its_agreement_comes_up_from_an_older_store(
    migrating: Flask, session: Session, world: World
) -> None:
    """A table that others refer to is not built anew: on SQLite the rows that refer to it would be lost."""
    told = world.at(Upto.PAID)
    down(migrating, BEFORE_THE_LAW)
    with migrating.app_context(), schema_changes():
        alembic_of(migrating).upgrade(alembic_head(migrating))
    assert session.scalars(select(Agreement.findings).where(Agreement.dispute_id == told.id)).all() == [[]]
    assert list(schema.faults(migrating)) == []


def alembic_head(app: Flask) -> str:
    with app.app_context():
        return alembic_of(app).heads()[0].revision


def test_a_failed_migration_leaves_nothing_half_done(
    migrating: Flask, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    down(migrating, "base")
    with migrating.app_context(), schema_changes():
        monkeypatch.setattr(alembic_of(migrating).heads()[0].module, "upgrade", _fail)
        with pytest.raises(ZeroDivisionError):
            alembic_of(migrating).upgrade()
    monkeypatch.undo()
    assert tables(engine) <= {"alembic_version"}


def _fail() -> None:
    raise ZeroDivisionError
