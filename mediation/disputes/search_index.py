"""The words of a dispute, found exactly on both databases; nothing said in a channel is ever put here.

Han characters are indexed one by one and looked up as a phrase, so that 欠薪 is found, a name is found,
and nothing that merely resembles them (stack.md, search). Hits come newest first by the index's own
order, `place`, which grows with the moment of filing: the first page of a common word costs no more
than that of a rare one, and the order tells nothing of rows that one may not see (security.md, 3).
"""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    TableClause,
    Text,
    Uuid,
    bindparam,
    cast,
    column,
    false,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session

from mediation.disputes.models import Dispute
from mediation.kernel.text import spaced

_STRANGE = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")
MOST_WORDS = 100
"""A longer query is cut: nobody types it, and every word costs time."""

LONGEST_WORD = 200
"""What is longer is no word; PostgreSQL takes none of more than 2,046 bytes."""

# A thousand places for every microsecond: disputes filed in the same moment keep the order of writing.
_WRITE_SQLITE = text("""
    INSERT OR REPLACE INTO dispute_search (rowid, dispute_id, words)
    SELECT coalesce(
        (SELECT rowid FROM dispute_search WHERE rowid BETWEEN first AND first + 999 AND dispute_id = :id),
        (SELECT max(rowid) + 1 FROM dispute_search WHERE rowid BETWEEN first AND first + 999),
        first), :id, :words
    FROM (SELECT (CAST(strftime('%s', filed_at) AS INTEGER) * 1000000
                  + CAST(substr(filed_at, 21, 6) AS INTEGER)) * 1000 AS first
          FROM disputes WHERE id = :id)
""")
_WRITE_POSTGRESQL = text("""
    INSERT INTO dispute_search (place, dispute_id, words)
    SELECT coalesce(
        (SELECT max(place) + 1 FROM dispute_search WHERE place BETWEEN first AND first + 999),
        first), :id, CAST(:words AS tsvector)
    FROM (SELECT (extract(epoch FROM filed_at) * 1000000)::bigint * 1000 AS first
          FROM disputes WHERE id = :id) AS moment
    ON CONFLICT (dispute_id) DO UPDATE SET words = EXCLUDED.words
""")


def is_postgresql(session: Session) -> bool:
    """Which of the two indexes there is."""
    return session.get_bind().dialect.name == "postgresql"


def write(session: Session, dispute_id: UUID, words: str) -> None:
    """Put the words of a dispute in the index in place of what was there. The dispute must be stored."""
    if is_postgresql(session):
        statement = _WRITE_POSTGRESQL.bindparams(bindparam("id", type_=Uuid()))
        session.execute(statement, {"id": dispute_id, "words": vector_of(words_of(words))})
    else:
        session.execute(_WRITE_SQLITE, {"id": dispute_id.hex, "words": " ".join(words_of(words))})


def newest(session: Session, statement: Select[Any], query: str, before: int | None = None) -> Select[Any]:
    """The select of disputes narrowed to those whose words hold the query as a phrase, newest first.

    It gains a last column `place`; the smallest one of a page is the `before` of the next. The caller
    sets the limit, and the criterion of what its reader may see. A query without words finds nothing.
    """
    phrase = phrase_of(session, query)
    if phrase is None:
        return narrowed(is_postgresql(session), statement).where(false()).params(phrase="")
    found = narrowed(is_postgresql(session), statement, older=before is not None)
    return found.params(phrase=phrase, before=before) if before is not None else found.params(phrase=phrase)


def narrowed(postgresql: bool, statement: Select[Any], *, older: bool = False) -> Select[Any]:
    """The same for any query: the statement wants `phrase`, of `phrase_of`, and `before` if `older`."""
    index, phrase = _index(postgresql), bindparam("phrase", type_=Text())
    if postgresql:
        holds = index.c.words.op("@@", is_comparison=True)(cast(phrase, TSQUERY))
    else:
        holds = index.c.dispute_search.op("MATCH", is_comparison=True)(phrase)
    found = statement.join(index, index.c.dispute_id == Dispute.id).where(holds)
    place = _place(index)
    if older:
        found = found.where(place < bindparam("before", type_=BigInteger()))
    return found.add_columns(place.label("place")).order_by(place.desc())


def phrase_of(session: Session, query: str) -> str | None:
    """A query as this database takes it, put together from plain words only, so that no sign of a query
    language gets through; None for one without words."""
    words = words_of(query)[:MOST_WORDS]
    if not words:
        return None
    return " <-> ".join(f"'{word}'" for word in words) if is_postgresql(session) else f'"{" ".join(words)}"'


def _index(postgresql: bool) -> TableClause:
    """The index as this database has it; no model, since it differs too much between the two."""
    names = ("place", "words") if postgresql else ("rowid", "dispute_search")
    return table("dispute_search", column("dispute_id", Uuid()), *(column(name) for name in names))


def _place(index: TableClause) -> ColumnElement[int]:
    return index.c.place if "place" in index.c else index.c.rowid


def words_of(written: str) -> list[str]:
    """The words as both indexes keep them: rare Han characters by their number, which no parser splits."""
    plain = spaced(written).replace("_", " ")
    return [word[:LONGEST_WORD] for word in _STRANGE.sub(_by_number, plain).split()]


def _by_number(strange: re.Match[str]) -> str:
    """Half of a surrogate pair cannot be stored."""
    return f" u{ord(strange[0]):x} " if ord(strange[0]) >= 0x10000 else ""


def vector_of(words: list[str]) -> str:
    """The words with their places, as PostgreSQL reads them."""
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, start=1))
