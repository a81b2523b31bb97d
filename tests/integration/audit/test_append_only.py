"""The audit log takes new entries in order and nothing else, whatever is tried through the application."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import URL, Engine, create_engine, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry, AuditHead
from mediation.audit.verify import verify
from mediation.cli import rights, schema
from mediation.kernel.database import CaseSession, transaction
from tests.integration.audit.chains import CHAIN, append, two_chains

Write = Callable[[], Session]

COLUMNS = "id, chain, seq, previous, hash, leaf, salt, at, verb, subject_kind, subject_id, body"
COPY = f"SELECT {COLUMNS} FROM audit_entries WHERE chain = '{CHAIN.name}'"


def copied(seq: str, previous: str, key: str, chain: str = "chain", word: str = "INSERT") -> str:
    """An insert made from the newest entry with some values exchanged."""
    return (
        f"{word} INTO audit_entries ({COLUMNS}) SELECT {key}, {chain}, {seq}, {previous}, hash, leaf, salt,"
        f" at, verb, subject_kind, subject_id, body FROM audit_entries"
        f" WHERE chain = '{CHAIN.name}' AND seq = 5"
    )


NEW_KEY = f"'{'f' * 32}'"
ON_BOTH = [
    "UPDATE audit_entries SET verb = 'nothing'",
    "UPDATE audit_entries SET body = '{}' WHERE seq = 3",
    "DELETE FROM audit_entries",
    "DELETE FROM audit_entries WHERE seq = 5",
    copied("6", "previous", NEW_KEY),
    copied("7", "hash", NEW_KEY),
    copied("5", "previous", NEW_KEY),
    copied("0", "hash", NEW_KEY),
    copied("-1", "hash", NEW_KEY),
    copied("2", "hash", NEW_KEY, "'another chain'"),
    copied("1", "hash", NEW_KEY, "'another chain'"),
    copied("6", "hash", "id"),
    f"{COPY.replace('SELECT', 'INSERT INTO audit_entries (' + COLUMNS + ') SELECT', 1)}"
    " ON CONFLICT (id) DO UPDATE SET verb = 'nothing'",
    "DELETE FROM audit_heads",
    "UPDATE audit_heads SET seq = seq - 1",
    "UPDATE audit_heads SET seq = 9",
    "UPDATE audit_heads SET hash = 'another'",
    "UPDATE audit_heads SET chain = 'another'",
    f"UPDATE audit_heads SET (seq, hash) = (SELECT seq, hash FROM audit_entries WHERE seq = 4 AND chain ="
    f" '{CHAIN.name}') WHERE chain = '{CHAIN.name}'",
    "INSERT INTO audit_heads (chain, seq, hash, at) SELECT 'another', seq, hash, at FROM audit_heads",
]
ON_SQLITE = [
    copied("5", "previous", NEW_KEY, word="INSERT OR REPLACE"),
    copied("6", "hash", "id", word="REPLACE"),
    copied("5", "previous", "id", word="REPLACE"),
    copied("6", "hash", NEW_KEY, word="REPLACE")
    .replace("(id,", "(rowid, id,")
    .replace(f"SELECT {NEW_KEY}", f"SELECT rowid - 2, {NEW_KEY}"),
    "UPDATE OR REPLACE audit_entries SET seq = 1 WHERE seq = 2",
    "REPLACE INTO audit_heads (chain, seq, hash, at) SELECT chain, 4, hash, at FROM audit_heads",
    *(f"DROP TRIGGER {guard}" for guard in sorted(schema.GUARDS["sqlite"])),
    "DROP TABLE audit_entries",
    "ALTER TABLE audit_entries RENAME TO gone",
    "ALTER TABLE audit_entries DROP COLUMN body",
    "CREATE TRIGGER t BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TEMP TRIGGER t BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TEMP TABLE audit_entries (id)",
    "CREATE TEMP VIEW audit_entries AS SELECT 1",
    "ATTACH DATABASE ':memory:' AS other",
    "PRAGMA writable_schema = on",
    "PRAGMA recursive_triggers = off",
    "PRAGMA foreign_keys = off",
    "PRAGMA synchronous = off",
    "PRAGMA journal_mode = delete",
    "DELETE FROM sqlite_master WHERE type = 'trigger'",
    "UPDATE sqlite_schema SET sql = NULL WHERE type = 'trigger'",
]
ON_POSTGRESQL = [
    "TRUNCATE audit_entries",
    "TRUNCATE audit_heads CASCADE",
    "SET session_replication_role = replica; DELETE FROM audit_entries",
    "SET session_replication_role = replica; UPDATE audit_entries SET verb = 'nothing'",
    f"{COPY.replace('SELECT', 'INSERT INTO audit_entries (' + COLUMNS + ') SELECT', 1)}"
    " ON CONFLICT (chain, seq) DO UPDATE SET verb = 'nothing'",
]
FOR_OWNERS_ONLY = [
    "ALTER TABLE audit_entries DISABLE TRIGGER USER",
    "ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_rows",
    "DROP TRIGGER audit_entries_rows ON audit_entries",
    "DROP FUNCTION audit_entries_guard() CASCADE",
    "CREATE OR REPLACE FUNCTION audit_entries_guard() RETURNS trigger LANGUAGE sql AS 'SELECT NEW'",
    "DROP TABLE audit_entries",
    "ALTER TABLE audit_entries RENAME TO gone",
    "DELETE FROM audit_heads",
    "DELETE FROM alembic_version",
]
HERE = ON_POSTGRESQL if os.environ.get("TEST_DATABASE_URL") else ON_SQLITE


@pytest.mark.parametrize("statement", ON_BOTH + HERE)
def test_what_is_tried_is_refused(write: Write, session: Session, engine: Engine, statement: str) -> None:
    two_chains(write)
    before = contents(session)
    assert len(before) == 10
    with pytest.raises(DBAPIError):
        attempt(engine, statement)
    assert contents(session) == before
    append(write())
    assert verify(session).faults == ()


def test_the_attacks_would_work_without_the_guards(write: Write, engine: Engine, session: Session) -> None:
    """A statement that fails for a slip of the pen proves nothing: an entry in order is taken."""
    two_chains(write)
    attempt(engine, copied("6", "hash", NEW_KEY))
    assert len(contents(session)) == 11


def attempt(engine: Engine, statement: str) -> None:
    with CaseSession(engine) as session, transaction(session):
        for part in statement.split("; ") if statement.startswith("SET") else [statement]:
            session.connection().exec_driver_sql(part)


def contents(session: Session) -> list[tuple[object, ...]]:
    session.rollback()
    query = select(AuditEntry.__table__).order_by(AuditEntry.chain, AuditEntry.seq)
    found = [tuple(row) for row in session.execute(query)]
    session.rollback()
    return found


@pytest.fixture
def as_application(app: Flask, engine: Engine) -> Iterator[Engine]:
    """An engine signed in as the application's own role, which owns no table."""
    role, password = f"mediation_app_{os.getpid()}", "only-in-this-test"
    with engine.begin() as owner:
        owner.execute(text(f"CREATE ROLE {role} LOGIN PASSWORD '{password}'"))
    rights.grant(app, role)
    own = create_engine(URL.set(engine.url, username=role, password=password))
    yield own
    own.dispose()
    with engine.begin() as owner:
        owner.execute(text(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}"))
        owner.execute(text(f"REVOKE ALL ON SCHEMA public FROM {role}"))
        owner.execute(text(f"DROP ROLE {role}"))


@pytest.mark.postgres
def test_the_applications_role_may_work_but_not_take_the_guards_away(
    write: Write, as_application: Engine, session: Session
) -> None:
    two_chains(write)
    append(CaseSession(as_application), CHAIN, 2)
    for statement in [*FOR_OWNERS_ONLY, *ON_BOTH, *ON_POSTGRESQL]:
        with pytest.raises(DBAPIError):
            attempt(as_application, statement)
    append(CaseSession(as_application))
    assert session.scalar(select(func.sum(AuditHead.seq))) == 13
    assert verify(session).faults == ()


@pytest.mark.postgres
def test_check_tells_an_application_that_owns_the_log(
    make_app: Callable[..., Flask], as_application: Engine
) -> None:
    owner = list(schema.faults(make_app(demo=False)))
    assert [line for line in owner if "owns audit_entries" in line]
    url = as_application.url.render_as_string(hide_password=False)
    assert list(schema.faults(make_app(demo=False, database_url=url))) == []
