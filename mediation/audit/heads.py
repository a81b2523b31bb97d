"""The heads of all chains as something to be kept elsewhere, and what a store no longer holds of them.

A chain that was taken away with its head leaves no trace in the database (security.md, 6); whoever kept
the head knows. The same look finds a store that was put back to an older day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from sqlalchemy import collate, select, tuple_
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry, AuditHead
from mediation.audit.verify import Fault

_AT_A_TIME = 200


class Head(NamedTuple):
    """The newest entry of a chain at some moment."""

    chain: str
    seq: int
    hash: str

    @property
    def is_private(self) -> bool:
        """Of a compartment that not all in a dispute read: its number tells how much was said there."""
        kind, _, rest = self.chain.partition(":")
        dispute, _, compartment = rest.partition(":")
        return kind == "dispute" and dispute != compartment


def heads(session: Session, since: datetime | None = None) -> Iterator[Head]:
    """Every head, or those moved since a moment, in the order of their bytes and with memory flat."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    order = collate(AuditHead.chain, "C") if on_postgresql else AuditHead.chain
    query = select(AuditHead.chain, AuditHead.seq, AuditHead.hash).order_by(order)
    if since is not None:
        query = query.where(AuditHead.at >= since)
    for row in session.execute(query.execution_options(yield_per=1000)):
        yield Head(*row)


def digest(found: Iterable[Head]) -> tuple[int, str]:
    """How many heads these are, and one SHA-256 over all of them."""
    told, count = sha256(), 0
    for count, head in enumerate(found, start=1):  # noqa: B007
        told.update(f"{head.chain}|{head.seq}|{head.hash}\n".encode())
    return count, told.hexdigest()


def unknown(session: Session, known: Iterable[Head]) -> Iterator[Fault]:
    """What a store does not hold of heads that were known: `forgotten`, or `rewritten` by another."""
    left = iter(known)
    while asked := list(islice(left, _AT_A_TIME)):
        entry = AuditEntry
        places = [(head.chain, head.seq) for head in asked]
        query = select(entry.chain, entry.seq, entry.hash).where(tuple_(entry.chain, entry.seq).in_(places))
        held = {(row.chain, row.seq): row.hash for row in session.execute(query)}
        for head in asked:
            hash_now = held.get((head.chain, head.seq))
            if hash_now != head.hash:
                yield Fault(head.chain, head.seq, "rewritten" if hash_now else "forgotten")
