"""Guards of the audit log: entries are only ever added, in order, and a head always names the newest.

One set of triggers for each database; they hold against UPDATE, DELETE, REPLACE, ON CONFLICT and
TRUNCATE, by whomever (security.md, 5). Whoever may drop a trigger is kept out elsewhere: on SQLite by
the authorizer of kernel/database.py, on PostgreSQL by the rights of the application's role.
"""

from __future__ import annotations

from alembic import op

revision = "0018"
down_revision = "0017"

BEGINNING = "0" * 64

# Which inserts and updates are refused, said once for both databases; no text here comes from outside.
# ruff: noqa: S608
ENTRY_OUT_OF_ORDER = f"""
    NOT (NEW.seq = 1 AND NEW.previous = '{BEGINNING}')
    AND NOT EXISTS (SELECT 1 FROM audit_entries WHERE chain = NEW.chain AND seq = NEW.seq - 1
                    AND hash = NEW.previous)
"""
ENTRY_TAKEN = """
    EXISTS (SELECT 1 FROM audit_entries WHERE chain = NEW.chain AND seq = NEW.seq)
    OR EXISTS (SELECT 1 FROM audit_entries WHERE id = NEW.id)
"""
HEAD_IS_NOT_NEWEST = """
    NOT EXISTS (SELECT 1 FROM audit_entries WHERE chain = NEW.chain AND seq = NEW.seq AND hash = NEW.hash)
    OR EXISTS (SELECT 1 FROM audit_entries WHERE chain = NEW.chain AND seq = NEW.seq + 1)
"""
HEAD_TAKEN = "EXISTS (SELECT 1 FROM audit_heads WHERE chain = NEW.chain)"
HEAD_GOES_BACK = "NEW.chain <> OLD.chain OR NEW.seq <= OLD.seq"

APPEND_ONLY = "the audit log is append-only"
OUT_OF_ORDER = "an audit entry out of order"
NOT_NEWEST = "an audit head must name the newest entry"

SQLITE = {
    "audit_entries_no_update": ("BEFORE UPDATE ON audit_entries", "1", APPEND_ONLY),
    "audit_entries_no_delete": ("BEFORE DELETE ON audit_entries", "1", APPEND_ONLY),
    # A row given an explicit rowid could replace another one; without one, NEW.rowid names no row.
    "audit_entries_no_replace": (
        "BEFORE INSERT ON audit_entries",
        f"{ENTRY_TAKEN} OR EXISTS (SELECT 1 FROM audit_entries WHERE rowid = NEW.rowid)",
        APPEND_ONLY,
    ),
    "audit_entries_in_order": ("BEFORE INSERT ON audit_entries", ENTRY_OUT_OF_ORDER, OUT_OF_ORDER),
    "audit_heads_no_delete": ("BEFORE DELETE ON audit_heads", "1", APPEND_ONLY),
    "audit_heads_no_replace": (
        "BEFORE INSERT ON audit_heads",
        f"{HEAD_TAKEN} OR EXISTS (SELECT 1 FROM audit_heads WHERE rowid = NEW.rowid)",
        APPEND_ONLY,
    ),
    "audit_heads_first": ("BEFORE INSERT ON audit_heads", HEAD_IS_NOT_NEWEST, NOT_NEWEST),
    "audit_heads_forward": (
        "BEFORE UPDATE ON audit_heads",
        f"{HEAD_GOES_BACK} OR {HEAD_IS_NOT_NEWEST}",
        NOT_NEWEST,
    ),
}

POSTGRESQL = {
    "audit_entries_guard": f"""
        IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION '{APPEND_ONLY}'; END IF;
        IF {ENTRY_TAKEN} THEN RAISE EXCEPTION '{APPEND_ONLY}'; END IF;
        IF {ENTRY_OUT_OF_ORDER} THEN RAISE EXCEPTION '{OUT_OF_ORDER}'; END IF;
        RETURN NEW;""",
    "audit_heads_guard": f"""
        IF TG_OP IN ('DELETE', 'TRUNCATE') THEN RAISE EXCEPTION '{APPEND_ONLY}'; END IF;
        IF TG_OP = 'INSERT' AND {HEAD_TAKEN} THEN RAISE EXCEPTION '{APPEND_ONLY}'; END IF;
        IF TG_OP = 'UPDATE' AND ({HEAD_GOES_BACK}) THEN RAISE EXCEPTION '{NOT_NEWEST}'; END IF;
        IF {HEAD_IS_NOT_NEWEST} THEN RAISE EXCEPTION '{NOT_NEWEST}'; END IF;
        RETURN NEW;""",
}
TABLES = {"audit_entries_guard": "audit_entries", "audit_heads_guard": "audit_heads"}


def upgrade() -> None:
    """Set the guards."""
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
        return
    for name, (moment, refused, why) in SQLITE.items():
        op.execute(f"CREATE TRIGGER {name} {moment} WHEN {refused} BEGIN SELECT RAISE(ABORT, '{why}'); END")


def downgrade() -> None:
    """Take the guards away."""
    if op.get_bind().dialect.name == "postgresql":
        for name in POSTGRESQL:
            op.execute(f"DROP FUNCTION {name}() CASCADE")
        return
    for name in SQLITE:
        op.execute(f"DROP TRIGGER {name}")


def _guard_postgresql() -> None:
    """Triggers that fire ALWAYS: not even a session that plays a replica passes them."""
    for name, body in POSTGRESQL.items():
        table = TABLES[name]
        op.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$")
        op.execute(
            f"CREATE TRIGGER {table}_rows BEFORE INSERT OR UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )
        for trigger in (f"{table}_rows", f"{table}_truncate"):
            op.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger}")
