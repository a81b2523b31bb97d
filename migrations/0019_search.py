"""The search index: the words of what all who may see a dispute may read, never of a channel.

`place` (the rowid on SQLite) grows with the moment of filing, so that the newest hits come first
without sorting all of them (disputes/search_index.py).
"""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make the index of this database's own kind."""
    if op.get_bind().dialect.name != "postgresql":
        op.execute(
            "CREATE VIRTUAL TABLE dispute_search USING fts5("
            "dispute_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 0')"
        )
        return
    op.execute(
        "CREATE TABLE dispute_search (place BIGINT NOT NULL, words TSVECTOR NOT NULL,"
        " dispute_id UUID PRIMARY KEY REFERENCES disputes (id) ON DELETE CASCADE)"
    )
    op.execute("CREATE UNIQUE INDEX ix_dispute_search_place ON dispute_search (place)")
    op.execute("CREATE INDEX ix_dispute_search_words ON dispute_search USING gin (words)")


def downgrade() -> None:
    """Drop it; `search_index.write` fills it anew from the disputes."""
    op.execute("DROP TABLE dispute_search")
