"""The rights of the application's role on PostgreSQL: the audit log is another's, it may only add to it."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import text

from mediation.store import db

_GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "REVOKE UPDATE, DELETE, TRUNCATE ON audit_entries FROM {role}",
    "REVOKE DELETE, TRUNCATE ON audit_heads FROM {role}",
    "REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {role}",
)


class NotPostgresql(Exception):
    """SQLite has no roles; there the connection's authorizer keeps the schema shut."""


def grant(app: Flask, role: str) -> None:
    """Grant as the owner of the tables, all or nothing. Raises NotPostgresql."""
    with app.app_context():
        if db.engine.dialect.name != "postgresql":
            raise NotPostgresql
        quoted = db.engine.dialect.identifier_preparer.quote_identifier(role)
        with db.engine.begin() as connection:
            for statement in _GRANTS:
                connection.execute(text(statement.format(role=quoted)))
