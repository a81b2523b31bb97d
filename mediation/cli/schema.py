"""Bring a store's tables to the newest version, and say what is wrong with a store."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask
from flask_alembic import Alembic
from sqlalchemy import Connection, text

from mediation.cli import checkpoints
from mediation.cli.migrations import alembic_of
from mediation.kernel import database
from mediation.store import db

GUARDED = ("audit_entries", "audit_heads")
SEARCH = "dispute_search"
GUARDS = {
    "sqlite": frozenset({
        "audit_entries_no_update", "audit_entries_no_delete", "audit_entries_no_replace",
        "audit_entries_in_order", "audit_heads_no_delete", "audit_heads_no_replace", "audit_heads_first",
        "audit_heads_forward",
    }),
    "postgresql": frozenset(f"{table}_{what}" for table in GUARDED for what in ("rows", "truncate")),
}  # fmt: skip


def upgrade(app: Flask) -> str:
    """Run every migration the store has not seen yet, all or none of them; gives the version reached."""
    with app.app_context(), database.schema_changes():
        alembic = alembic_of(app)
        alembic.upgrade()
        return ", ".join(script.revision for script in alembic.current())


def faults(app: Flask) -> Iterator[str]:
    """What is wrong with the store, one line each; nothing when all is well."""
    with app.app_context():
        unlike = list(_unlike_the_models(alembic_of(app)))
        yield from unlike
        with db.engine.connect() as connection:
            yield from missing_guards(connection)
            yield from _settings(connection)
            yield from _rights(connection, strict=not app.extensions["mediation_config"].demo)
    if not unlike:
        yield from checkpoints.faults(app)


def _unlike_the_models(alembic: Alembic) -> Iterator[str]:
    if alembic.needs_upgrade():
        yield "the tables are not at the newest version: run `mediation database upgrade`"
        return
    for difference in alembic.compare_metadata():
        if not _is_of_search(difference):
            yield f"tables and models differ: {difference}"


def _is_of_search(difference: tuple[object, ...]) -> bool:
    """The index is no model: each database has its own kind of it, made by the migration."""
    thing = difference[1] if len(difference) > 1 else None
    table = getattr(thing, "table", thing)
    return str(getattr(table, "name", "")).startswith(SEARCH)


def missing_guards(connection: Connection) -> Iterator[str]:
    """The guards of the audit log that a store lacks or has switched off, one line each."""
    name = connection.dialect.name
    question = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if name == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'"
    )
    found = set(connection.scalars(text(question)))
    for guard in sorted(GUARDS[name] - found):
        yield f"a guard of the audit log is missing or switched off: {guard}"


def _settings(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        return
    for name, wanted in database.SETTINGS.items():
        value = connection.execute(text(f"PRAGMA {name}")).scalar_one()
        if value != wanted:
            yield f"PRAGMA {name} is {value}, not {wanted}"


def _rights(connection: Connection, *, strict: bool) -> Iterator[str]:
    """On PostgreSQL an owner may drop guards, so the application signs in as somebody else."""
    if connection.dialect.name == "sqlite" or not strict:
        return
    for table in GUARDED:
        owner = text("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass(:name)")
        if connection.execute(owner, {"name": table}).scalar():
            yield f"this role owns {table} and could take its guards away: see `mediation database grant`"
