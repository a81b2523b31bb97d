"""A disk that is full: said on a page of its own, nothing half done, what was typed given back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tests.clocks import Clock
from tests.integration.backups.test_troubles import no_room
from tests.integration.troubles.conftest import TEXT, Party

LARGE = b"%PDF-1.4\n1 0 obj<<>>endobj\n" + b" " * 300_000 + b"\nstartxref\n0\n%%EOF\n"


@contextmanager
def full(engine: Engine) -> Iterator[None]:
    """Inside the block the SQLite store may not grow by a page, as on a full disk."""

    def bound(connection: Any, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    engine.dispose()
    event.listen(engine, "connect", bound)
    try:
        yield
    finally:
        event.remove(engine, "connect", bound)
        engine.dispose()


@pytest.fixture
def on_sqlite(engine: Engine) -> Engine:
    """The store, where it is one file. On PostgreSQL the same answer is tried with papers below."""
    if engine.dialect.name != "sqlite":
        pytest.skip("a full SQLite file")
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
    return engine


def send_until_full(party: Party) -> Any:
    """The store has some free places in its pages: words are sent until none is left."""
    path = f"/my/disputes/{party.told.id.hex}/channel"
    for _ in range(200):
        party.browser.get(path)
        answer = party.say()
        if answer.status != 200:
            return answer
    raise AssertionError("the store never filled")


def test_a_full_store_says_so_gives_the_words_back_and_is_still_read(
    on_sqlite: Engine, party: Party, clock: Clock
) -> None:
    with full(on_sqlite):
        answer = send_until_full(party)
        assert answer.status == 507 and answer.response.headers["Retry-After"]
        assert "存储空间已满" in answer.text and TEXT in answer.text
        clock.forward(minutes=5)
        assert party.browser.get(f"/my/disputes/{party.told.id.hex}").status == 200, "reading needs no room"
        assert party.is_sound()
    party.browser.get(f"/my/disputes/{party.told.id.hex}/channel")
    assert party.say().status == 200
    assert party.is_sound()


def test_a_limit_on_the_size_of_files_is_a_full_store_as_well(on_sqlite: Engine, party: Party) -> None:
    """SQLite calls it a fault of the disk, for which there is nothing to make room for."""
    name = on_sqlite.url.database
    assert name is not None
    on_sqlite.dispose()
    sizes = [path.stat().st_size for path in Path(name).parent.glob(f"{Path(name).name}*")]
    with no_room(max(sizes) + 100_000):
        answer = send_until_full(party)
    assert answer.status == 507 and TEXT in answer.text
    assert party.is_sound()
    party.browser.get(f"/my/disputes/{party.told.id.hex}/channel")
    assert party.say().status == 200


def test_the_form_is_shown_again_with_what_was_typed(on_sqlite: Engine, party: Party) -> None:
    with full(on_sqlite):
        answer = send_until_full(party)
    party.browser.page = answer
    again = party.browser.send(form=answer.form("/channel"))
    assert again.status == 200 and TEXT in again.text
    assert again.form("/channel").fields["text"][0].strip() == TEXT


def test_a_paper_for_which_there_is_no_room_leaves_nothing(party: Party) -> None:
    party.fill_in()
    kept = party.kept()
    with no_room(len(LARGE) - 1000):
        answer = party.send(LARGE)
    assert answer.status == 507 and answer.response.headers["Retry-After"] == "300"
    assert "附件要重新选择" in answer.text
    assert party.papers() == 0 and party.is_sound() and party.kept() == kept
    assert party.send(LARGE).status == 200
    assert party.papers() == 1 and party.is_sound()


def test_it_is_said_in_english_too(party: Party) -> None:
    party.browser.get("/my/?lang=en")
    party.fill_in()
    with no_room(len(LARGE) - 1000):
        answer = party.send(LARGE)
    assert answer.status == 507 and "no storage space left" in answer.text
