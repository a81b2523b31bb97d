"""The server lives, can serve visitors or says why not, and tells how it fares to who has the token."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from prometheus_client import values
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from mediation.application import create_app
from mediation.cli.migrations import alembic_of
from mediation.cli.outbox import deliver
from mediation.cli.worker import beat
from mediation.demo.plans import Upto
from mediation.kernel import heartbeats
from mediation.kernel.database import CaseSession, transaction
from mediation.kernel.outbox import OutboxMessage, enqueue
from mediation.procedure.timed.timers import fold_figures
from mediation.projections import readiness
from mediation.projections.measures import measures
from mediation.schema import newest
from mediation.store import db
from mediation.web.measured import FOLDER
from tests.clocks import Clock
from tests.integration.web.client import Browser
from tests.stores import Store, settings_for
from tests.together import in_processes, in_threads
from tests.world import World

Write = Callable[[], Session]
MakeApp = Callable[..., Flask]
TOKEN = "t" * 32


def done(app: Flask, *jobs: str) -> None:
    for job in jobs or heartbeats.LATE_AFTER:
        beat(app, job)


def ready(app: Flask) -> tuple[int, list[str]]:
    answer = app.test_client().get("/readyz")
    return answer.status_code, answer.text.split()


def scraped(app: Flask) -> dict[str, float]:
    answer = app.test_client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200 and answer.mimetype == "text/plain"
    lines = (line.rpartition(" ") for line in answer.text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


def test_living_asks_nothing_of_the_store(make_app: MakeApp) -> None:
    answer = make_app(database_url="sqlite:////nowhere/at/all.sqlite").test_client().get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_ready_when_both_jobs_have_been_done(app: Flask, config: object) -> None:
    assert ready(app) == (200, ["degraded", "messages_late", "timers_late"])
    done(app, heartbeats.MESSAGES)
    assert ready(app) == (200, ["degraded", "timers_late"])
    done(app)
    assert ready(app) == (200, ["ok"])


@pytest.mark.parametrize("job", list(heartbeats.LATE_AFTER))
def test_a_job_that_stopped_is_seen_after_its_time(app: Flask, clock: Clock, job: str) -> None:
    done(app)
    clock.moment += heartbeats.LATE_AFTER[job]
    done(app, *(other for other in heartbeats.LATE_AFTER if other != job))
    assert f"{job}_late" not in ready(app)[1]
    clock.moment += timedelta(seconds=1)
    assert f"{job}_late" in ready(app)[1]


def test_a_sign_of_the_future_does_not_hide_a_job_that_stands_still(app: Flask, clock: Clock) -> None:
    clock.forward(days=3)
    done(app)
    clock.forward(days=-3)
    done(app)
    clock.forward(days=1)
    assert ready(app)[1][0] == "degraded"


def test_a_sign_is_written_at_most_once_in_ten_seconds(app: Flask, engine: Engine, clock: Clock) -> None:
    written: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        written.extend([statement] if statement.startswith("INSERT INTO heartbeats") else [])

    event.listen(engine, "before_cursor_execute", note)
    try:
        for _ in range(10):
            done(app, heartbeats.MESSAGES)
            clock.moment += timedelta(seconds=2)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert len(written) == 2


def test_two_workers_leave_their_first_sign_at_once(engine: Engine, session: Session) -> None:
    def leave(_: int) -> None:
        with CaseSession(engine) as own:
            heartbeats.beat(own, heartbeats.TIMERS)

    in_threads(8, leave)
    assert list(heartbeats.latest(session)) == [heartbeats.TIMERS]


def test_tables_of_an_older_program_are_not_ready(app: Flask, session: Session, tmp_path: Path) -> None:
    done(app)
    assert readiness.reasons(session, tmp_path, newest()) == []
    assert readiness.reasons(session, tmp_path, "9999") == ["tables_old"]
    assert readiness.reasons(session, tmp_path, "0001") == []


def test_the_newest_version_is_the_head_of_the_migrations(app: Flask) -> None:
    with app.app_context():
        assert newest() == alembic_of(app).script_directory.get_current_head()


def test_a_store_out_of_reach_is_told_with_a_time_to_try_again(make_app: MakeApp) -> None:
    app = make_app(database_url="sqlite:////nowhere/at/all.sqlite")
    answer = app.test_client().get("/readyz")
    assert (answer.status_code, answer.text) == (503, "store_unreachable\n")
    assert answer.headers["Retry-After"] == "10"


def test_a_full_or_missing_disk_is_told(app: Flask, session: Session, tmp_path: Path) -> None:
    done(app)
    assert readiness.reasons(session, tmp_path / "papers", newest()) == []
    assert readiness.reasons(session, tmp_path / "no" / "papers", newest()) == ["files_unwritable"]


def test_too_little_space_is_told(
    app: Flask, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(app)
    monkeypatch.setattr(readiness, "LEAST_FREE", 2**62)
    assert readiness.reasons(session, tmp_path, newest()) == ["disk_full"]


@pytest.mark.parametrize("shown", [None, "", "Bearer", "Bearer ", f"Bearer {TOKEN}x", TOKEN, "Bearer é"])
@pytest.mark.parametrize("token", ["", TOKEN])
def test_without_the_token_there_are_no_metrics(make_app: MakeApp, shown: str | None, token: str) -> None:
    client = make_app(metrics_token=token).test_client()
    headers = {} if shown is None else {"Authorization": shown}
    answer, nothing = client.get("/metrics", headers=headers), client.get("/no-such-page")
    assert answer.status_code == 404
    assert answer.text == nothing.text.replace("/no-such-page", "/metrics")


def test_who_has_the_token_sees_what_waits(make_app: MakeApp, store: object, clock: Clock) -> None:
    app = make_app(metrics_token=TOKEN)
    with app.app_context():
        engine = db.engine

    def session() -> Session:
        return CaseSession(engine, expire_on_commit=False)

    before = scraped(app)
    assert before['mediation_messages{state="waiting"}'] == 0
    with transaction(session()) as own:
        enqueue(own, "s", "sms", "13800000000", "x")
    with transaction(session()) as own:
        own.get_one(OutboxMessage, enqueue(own, "s", "sms", "13800000000", "y")).state = "failed"
    clock.moment += timedelta(minutes=3)
    done(app)
    found = scraped(app)
    assert found["mediation_store_up"] == 1
    assert found['mediation_messages{state="waiting"}'] == 1
    assert found['mediation_messages{state="failed"}'] == 1
    assert found["mediation_message_oldest_seconds"] == 180
    assert found['mediation_job_done_timestamp_seconds{job="timers"}'] == clock.moment.timestamp()


def test_open_disputes_are_told_by_state(app: Flask, world: World, session: Session) -> None:
    world.at(Upto.ANSWERED)
    found = measures(session).open_disputes
    assert found["intake"] == 1 and sum(found.values()) == 1
    session.rollback()
    assert fold_figures(world.sessions()) > 0
    assert measures(session).open_disputes == found


def test_requests_are_counted_by_page_and_never_by_what_was_typed(make_app: MakeApp) -> None:
    app = make_app(metrics_token=TOKEN)
    before = scraped(app)
    client = app.test_client()
    client.get("/?q=13857512345")
    client.get("/13857512345")
    client.open("/", method="ZZ13857512345")
    after = scraped(app)

    def more(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    assert more('mediation_requests_total{method="GET",page="public.home",status="200"}') == 1
    assert more('mediation_requests_total{method="none",page="none",status="404"}') == 1
    assert more('mediation_requests_total{method="none",page="none",status="405"}') == 1
    assert more('mediation_request_seconds_count{page="public.home"}') == 1
    assert not any("13857512345" in name for name in after)
    # The scrape itself reads.
    assert after["mediation_database_connections_in_use"] >= 0


def test_without_its_store_the_process_still_tells_of_itself(make_app: MakeApp) -> None:
    found = scraped(make_app(database_url="sqlite:////nowhere/at/all.sqlite", metrics_token=TOKEN))
    assert found["mediation_store_up"] == 0
    assert not any(name.startswith("mediation_messages") for name in found)


def test_every_connection_is_given_back(app: Flask, browser: Browser) -> None:
    connections = app.extensions["mediation_counts"].connections
    for _ in range(3):
        browser.get("/")
        browser.get("/track")
        browser.get("/no-such-page")
    (metric,) = connections.collect()
    assert [sample.value for sample in metric.samples] == [0]


@pytest.fixture
def one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """As `mediation serve` names it, before the application of each process is made."""
    folder = tmp_path / "counts"
    folder.mkdir()
    monkeypatch.setenv(FOLDER, str(folder))
    yield folder
    monkeypatch.undo()
    values.ValueClass = values.get_value_class()


def ask_elsewhere(_number: int, folder: str, url: str, files: str) -> None:
    """Another process of the same server answers two requests, and is gone."""
    os.environ[FOLDER] = folder
    client = create_app(settings_for(url, Path(files))).test_client()
    client.get("/healthz")
    client.get("/healthz")


def test_requests_are_summed_over_processes(
    one_folder: Path, make_app: MakeApp, store: Store, tmp_path: Path
) -> None:
    app = make_app(metrics_token=TOKEN)
    app.test_client().get("/healthz")
    in_processes(2, ask_elsewhere, str(one_folder), store.url, str(tmp_path))
    found = scraped(app)
    assert found['mediation_requests_total{method="GET",page="public.healthz",status="200"}'] == 5
    mine = [name for name in found if name.startswith("mediation_database_connections_in_use")]
    assert mine == [f'mediation_database_connections_in_use{{pid="{os.getpid()}"}}']


def test_a_long_queue_is_no_standstill(app: Flask, write: Write) -> None:
    with transaction(write()) as own:
        for number in range(3):
            enqueue(own, "s", "sms", f"1380000000{number}", "x")
    signs: list[int] = []
    deliver(app, lambda: signs.append(1))
    assert len(signs) == 4
