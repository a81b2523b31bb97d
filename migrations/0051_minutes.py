"""Tables of minutes: drafts, minutes, who was present, what they said to the text, facts to be confirmed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"

TABLES = ("minutes_facts", "minutes_words", "minutes_attendees", "mediation_minutes", "minutes_drafts")


def upgrade() -> None:
    """Make the tables, parents first."""
    _drafts()
    _minutes()
    _attendees()
    _words()
    _facts()


def downgrade() -> None:
    """Drop them again, children first."""
    for table in TABLES:
        op.drop_table(table)


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _drafts() -> None:
    op.create_table(
        "minutes_drafts",
        sa.Column("talk_id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        _refers("minutes_drafts", "talk_id", "talks.id"),
        _refers("minutes_drafts", "dispute_id", "disputes.id"),
        sa.PrimaryKeyConstraint("talk_id", name=op.f("pk_minutes_drafts")),
    )
    _indexed("minutes_drafts", "dispute_id")


def _minutes() -> None:
    op.create_table(
        "mediation_minutes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("talk_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("written", sa.JSON(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("change_note", sa.Text(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=True),
        sa.Column("laid_out_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("laid_out_by", sa.Uuid(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        _refers("mediation_minutes", "dispute_id", "disputes.id"),
        _refers("mediation_minutes", "talk_id", "talks.id"),
        _refers("mediation_minutes", "proposal_id", "proposals.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediation_minutes")),
        sa.UniqueConstraint("talk_id", "number", name=op.f("uq_mediation_minutes_talk_id_number")),
    )
    _indexed("mediation_minutes", "dispute_id", "proposal_id")


def _attendees() -> None:
    op.create_table(
        "minutes_attendees",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("capacity", sa.Text(), nullable=False),
        _refers("minutes_attendees", "minutes_id", "mediation_minutes.id"),
        _refers("minutes_attendees", "party_id", "parties.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_attendees")),
    )
    _indexed("minutes_attendees", "minutes_id", "party_id")


def _words() -> None:
    op.create_table(
        "minutes_words",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("attendee_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("entered_by", sa.Uuid(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        _refers("minutes_words", "attendee_id", "minutes_attendees.id"),
        _refers("minutes_words", "document_id", "documents.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_words")),
        sa.UniqueConstraint("attendee_id", "kind", name=op.f("uq_minutes_words_attendee_id_kind")),
    )
    _indexed("minutes_words", "document_id")


def _facts() -> None:
    op.create_table(
        "minutes_facts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("claim_item_id", sa.Uuid(), nullable=True),
        sa.Column("law_kind", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        _refers("minutes_facts", "minutes_id", "mediation_minutes.id"),
        _refers("minutes_facts", "claim_item_id", "claim_items.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_facts")),
    )
    _indexed("minutes_facts", "minutes_id", "claim_item_id")
