"""A copy of a PostgreSQL store: the rows of every table as COPY gives them, all of one moment.

Without pg_dump: no program has to be there and to fit the server's version, no password stands on a
command line, and the tables are made by the migrations, so that guards and rights are what they should be.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from psycopg import sql
from sqlalchemy import Connection, Engine, text

from mediation.adapters.copies.parts import Tell, flush

FOLDER = "database"
VERSION = "alembic_version"
_BYTES = 1024 * 1024
_TABLES = text("""
    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    ORDER BY NOT EXISTS (SELECT 1 FROM pg_constraint
                         WHERE conrelid = pg_class.oid AND contype = 'f' AND NOT condeferrable), relname
""")
_COLUMNS = text("""
    SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(:name) AND attnum > 0 AND NOT attisdropped
    AND attgenerated = '' ORDER BY attname
""")
_TRIGGERS = text("""
    SELECT relname, tgname, tgenabled FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace ORDER BY relname, tgname
""")
_OTHERS = text("""
    SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
    AND pid <> pg_backend_pid() AND application_name = current_setting('application_name'))
""")
_SWITCH = {"O": "ENABLE", "D": "DISABLE", "A": "ENABLE ALWAYS", "R": "ENABLE REPLICA"}


@contextmanager
def copied_out(engine: Engine, folder: Path, tell: Tell) -> Iterator[Connection]:
    """Write the copy; gives a connection that sees just what was copied, in one snapshot."""
    (folder / FOLDER).mkdir(mode=0o700)
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as connection:
        for table in _tables(connection):
            tell(f"the database, {table}")
            _out(connection, table, folder / FOLDER / f"{table}.copy")
        yield connection
    flush(folder / FOLDER)


def is_empty(engine: Engine) -> bool:
    """Whether no table holds a row."""
    with engine.connect() as connection:
        return not any(
            connection.execute(text(f"SELECT EXISTS (SELECT 1 FROM {_quoted(connection, table)})")).scalar()  # noqa: S608
            for table in _tables(connection)
        )


def in_use(engine: Engine) -> bool:
    """Whether another process of this program is connected to the database."""
    engine.dispose()
    with engine.connect() as connection:
        return bool(connection.scalar(_OTHERS))


def take_rows_away(engine: Engine) -> None:
    """Empty every table; the owner's act, past the guards of the audit log, which stand again afterwards."""
    with engine.begin() as connection, _guards_away(connection):
        _empty(connection)


def copy_in(engine: Engine, folder: Path, tell: Tell) -> None:
    """Put the rows of a copy into its tables in place of what is there, all or nothing.

    The tables must be at the copy's version, and the role their owner's.
    """
    with engine.begin() as connection, _guards_away(connection):
        connection.execute(text("SET CONSTRAINTS ALL DEFERRED"))
        _empty(connection)
        for table in reversed(_tables(connection)):
            tell(f"the database, {table}")
            _in(connection, table, folder / FOLDER / f"{table}.copy")


def _tables(connection: Connection) -> list[str]:
    """All but the version's; those whose foreign keys cannot wait stand first, to be filled last."""
    return [name for name in connection.scalars(_TABLES) if name != VERSION]


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)


def _empty(connection: Connection) -> None:
    for table in _tables(connection):
        connection.execute(text(f"DELETE FROM {_quoted(connection, table)}"))  # noqa: S608


@contextmanager
def _guards_away(connection: Connection) -> Iterator[None]:
    """Inside the block no trigger fires; afterwards each is switched as it was, in the same transaction."""
    known = connection.execute(_TRIGGERS).all()
    for table in {row.relname for row in known}:
        connection.execute(text(f"ALTER TABLE {_quoted(connection, table)} DISABLE TRIGGER USER"))
    yield
    # Foreign keys are asked before the tables change again, which open events would not allow.
    connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    for table, trigger, switch in known:
        told = f"{_SWITCH[switch]} TRIGGER {_quoted(connection, trigger)}"
        connection.execute(text(f"ALTER TABLE {_quoted(connection, table)} {told}"))


def _out(connection: Connection, table: str, path: Path) -> None:
    columns = list(connection.scalars(_COLUMNS, {"name": table}))
    statement = sql.SQL("COPY {} ({}) TO STDOUT").format(sql.Identifier(table), _names(columns))
    with path.open("wb") as file, _cursor(connection) as cursor, cursor.copy(statement) as rows:
        file.write(f"{','.join(columns)}\n".encode())
        for block in rows:
            file.write(block)
    path.chmod(0o600)
    flush(path)


def _in(connection: Connection, table: str, path: Path) -> None:
    with path.open("rb") as file:
        columns = file.readline().decode().rstrip("\n").split(",")
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), _names(columns))
        with _cursor(connection) as cursor, cursor.copy(statement) as rows:
            while block := file.read(_BYTES):
                rows.write(block)


def _names(columns: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def _cursor(connection: Connection) -> Any:
    """A cursor of the driver's own, inside this connection's transaction."""
    return connection.connection.cursor()
