"""Search at the desk: a number, a name, a word in the facts, or a telephone number; newest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, exists, func, literal, select
from sqlalchemy.orm import Session

from mediation.disputes import search_index
from mediation.disputes.models import Dispute
from mediation.identity.rules import phone_of
from mediation.kernel.actor import Actor
from mediation.kernel.encryption import blind_index
from mediation.kernel.text import spaced
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.projections import desk_rows
from mediation.projections.desk_rows import DeskRow
from mediation.projections.pages import A_PAGE, by_filing
from mediation.projections.visible import Kind, kind_of, seen_by, values_of

_LAST_PLACE = 2**63 - 1
_MOST = bindparam("most", type_=Integer())
MOST_COUNTED = 1000
"""Counting further would cost more than the number tells."""


@dataclass(frozen=True)
class Hits:
    """One page of hits among the disputes this reader may see."""

    rows: tuple[DeskRow, ...] = ()
    count: int | None = None
    """How many in all, where it was counted; MOST_COUNTED + 1 stands for more than that."""
    after: str | None = None
    """Where the next page begins; None on the last one."""


def find(session: Session, actor: Actor, query: str, after: str = "") -> Hits:
    """The disputes that hold the query, in at most three statements; nothing for an empty query.

    A telephone number is looked up among the parties' own by its keyed fingerprint; anything
    else, and a number that no party has, as a phrase in number, names and facts. No channel is
    ever searched.
    """
    if not spaced(query):
        return Hits()
    phone = _phone(query)
    hits = _of_phone(session, actor, phone, after) if phone else None
    return hits if hits and (hits.rows or "~" in after) else _of_words(session, actor, query, after)


def _of_phone(session: Session, actor: Actor, phone: str, after: str) -> Hits:
    asked = {"phone_index": blind_index(phone, "phone")}
    listed = by_filing(session, actor, _has_phone(kind_of(actor)), after, asked)
    return Hits(listed.rows, None if listed.after or after else len(listed.rows), listed.after)


@lru_cache(64)
def _has_phone(kind: Kind | None) -> ColumnElement[bool]:
    its_own = exists().where(Party.dispute_id == Dispute.id, Party.phone_index == bindparam("phone_index"))
    return and_(seen_by(kind, Permission.READ_AT_DESK), its_own)


def _of_words(session: Session, actor: Actor, query: str, after: str) -> Hits:
    before, phrase = _place(after), search_index.phrase_of(session, query)
    if phrase is None:
        return Hits()
    asked = {**values_of(actor), "phrase": phrase, "before": before}
    where = search_index.is_postgresql(session), kind_of(actor)
    page = _page(*where, before is not None)
    found = session.execute(page, {**asked, "most": A_PAGE + 1}).all()
    rows = tuple(desk_rows.row_of(session, row, actor) for row in found[:A_PAGE])
    if len(found) <= A_PAGE:
        return Hits(rows, None if before else len(rows))
    count = None if before else session.scalar(_counting(*where), {**asked, "most": MOST_COUNTED + 1})
    return Hits(rows, count, str(found[A_PAGE - 1].place))


@lru_cache(64)
def _page(postgresql: bool, kind: Kind | None, older: bool) -> Select[Any]:
    rows = desk_rows.of_kind(kind).where(seen_by(kind, Permission.READ_AT_DESK))
    return search_index.narrowed(postgresql, rows, older=older).limit(_MOST)


@lru_cache(64)
def _counting(postgresql: bool, kind: Kind | None) -> Select[int]:
    one = select(literal(1).label("one")).select_from(Dispute)
    hits = search_index.narrowed(postgresql, one.where(seen_by(kind, Permission.READ_AT_DESK)))
    return select(func.count()).select_from(hits.limit(_MOST).subquery())


def _place(after: str) -> int | None:
    """Where a list of hits goes on; a place that the index cannot hold is the beginning."""
    digits = after.isascii() and after.isdecimal() and len(after) <= len(str(_LAST_PLACE))
    return int(after) if digits and int(after) <= _LAST_PLACE else None


def _phone(query: str) -> str | None:
    if any(sign.isalpha() for sign in query):
        return None
    try:
        return phone_of(query)
    except ValueError:
        return None
