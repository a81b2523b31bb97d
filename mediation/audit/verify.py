"""Recompute every chain and say which entry was changed, removed, reordered or cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, cast, exists, func, select, type_coerce
from sqlalchemy.orm import Session

from mediation.audit.chain import BEGINNING, LEAF_FIELDS, entry_hash, leaf_hash
from mediation.audit.models import AuditEntry, AuditHead

_AT_A_TIME = 1000
_ENTRIES = AuditEntry.__table__
_UUIDS = frozenset(
    ("id", "person_id", "office_id", "on_behalf_of", "subject_id", "dispute_id", "compartment_id")
)


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a chain: `kind` is changed, removed, reordered, truncated or headless."""

    chain: str
    seq: int
    kind: str


@dataclass(frozen=True)
class Verdict:
    """What a verification found: how much was read, and every fault."""

    chains: int
    entries: int
    faults: tuple[Fault, ...]


class _Entry(NamedTuple):
    chain: str
    seq: int
    previous: str
    hash: str
    head_seq: int | None
    head_hash: str | None


def verify(
    session: Session, dispute_id: UUID | None = None, progress: Callable[[int], None] | None = None
) -> Verdict:
    """Read all entries (or those of one dispute) once, in order, with memory flat.

    `progress` is told the number of entries read so far, from time to time.
    """
    faults: list[Fault] = []
    chains, count = 0, 0
    before = _Entry("", 0, BEGINNING, BEGINNING, 0, BEGINNING)
    for row in session.execute(_in_order(session, dispute_id)):
        salt, leaf, entry = row[6], row[7], _Entry._make(row[:6])
        if entry.chain != before.chain:
            faults.extend(_end_of(before))
            chains, before = chains + 1, _Entry(entry.chain, 0, "", BEGINNING, None, None)
        faults.extend(_faults_of(entry, before, leaf, leaf_hash(salt, row[8:])))
        before, count = entry, count + 1
        if progress is not None and count % _AT_A_TIME == 0:
            progress(count)
    faults.extend(_end_of(before))
    emptied = _emptied(session, dispute_id)
    return Verdict(chains + len(emptied), count, (*faults, *emptied))


def _in_order(session: Session, dispute_id: UUID | None) -> Select[Any]:
    """Every entry beside the head of its chain, its fields as the texts that were hashed."""
    entry = AuditEntry
    texts = [_text_of(session, name) for name in LEAF_FIELDS]
    query = (
        select(entry.chain, entry.seq, entry.previous, entry.hash, AuditHead.seq, AuditHead.hash,
               entry.salt, entry.leaf, *texts)
        .outerjoin(AuditHead, AuditHead.chain == entry.chain)
        .order_by(entry.chain, entry.seq)
    )  # fmt: skip
    return _within(query, entry.chain, dispute_id).execution_options(yield_per=_AT_A_TIME)


def _text_of(session: Session, name: str) -> ColumnElement[Any]:
    """`chain.plain` of a column, made by the database: several times as quick as by way of objects."""
    column = _ENTRIES.c[name]
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    if name == "at" and on_sqlite:
        return func.replace(type_coerce(column, Text), " ", "T").op("||")("+00:00")
    if name == "at":
        return func.to_char(func.timezone("UTC", column), 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')
    if name not in _UUIDS:
        return column
    return type_coerce(column, Text) if on_sqlite else func.replace(cast(column, Text), "-", "")


def _within(query: Select[Any], chain: Any, dispute_id: UUID | None) -> Select[Any]:
    return query if dispute_id is None else query.where(chain.startswith(f"dispute:{dispute_id.hex}:"))


def _faults_of(entry: _Entry, before: _Entry, leaf: str, recomputed: str) -> Iterator[Fault]:
    if entry.seq != before.seq + 1:
        yield Fault(entry.chain, before.seq + 1, "removed")
    elif entry.previous != before.hash:
        yield Fault(entry.chain, entry.seq, "reordered")
    at_head = entry.seq == entry.head_seq and entry.hash != entry.head_hash
    bound = entry_hash(entry.chain, entry.seq, entry.previous, recomputed)
    if recomputed != leaf or bound != entry.hash or at_head:
        yield Fault(entry.chain, entry.seq, "changed")


def _end_of(last: _Entry) -> Iterator[Fault]:
    """A chain must end where its head says: entries may be missing, or stand beyond it."""
    if last.head_seq is None:
        yield Fault(last.chain, last.seq, "headless")
    elif last.seq < last.head_seq:
        yield Fault(last.chain, last.seq + 1, "truncated")
    elif last.seq > last.head_seq:
        yield Fault(last.chain, last.head_seq + 1, "headless")


def _emptied(session: Session, dispute_id: UUID | None) -> list[Fault]:
    """Chains of which nothing is left but the head."""
    query = select(AuditHead.chain).where(~exists().where(AuditEntry.chain == AuditHead.chain))
    return [
        Fault(chain, 1, "truncated") for chain in session.scalars(_within(query, AuditHead.chain, dispute_id))
    ]
