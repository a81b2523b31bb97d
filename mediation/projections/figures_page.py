"""Figures of offices by state and by month; small numbers left out where cases are closed to the reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from mediation.identity.models import Office
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import NotFound
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.policy.table import BY_ROLE
from mediation.statistics.figures import Sum, sums
from mediation.statistics.rules import FEWEST, hidden

MONTHS = 24


@dataclass(frozen=True)
class Shown:
    """One number; `count` and `fen` are None where it is left out, `few` where it is too small itself."""

    key: str
    count: int | None
    fen: int | None
    few: bool = False


@dataclass(frozen=True)
class OfficeChoice:
    """An office whose figures may be chosen."""

    code: str
    name: str


@dataclass(frozen=True)
class Figures:
    """What the page shows. `code` is the office chosen, empty for all of them together."""

    code: str
    offices: tuple[OfficeChoice, ...]
    by_state: tuple[Shown, ...]
    by_month: tuple[Shown, ...]
    total: Shown


def figures(session: Session, actor: Actor, code: str = "") -> Figures:
    """The figures of the offices under the actor's posts, or of one of them, in two statements.

    A single office may be chosen by its manager only: to others the difference between two pages
    would tell small numbers. Raises NotFound for somebody without such a post and for any other office.
    """
    require_by_role(actor, Permission.SEE_FIGURES)
    posts = [post for post in actor.posts if post.role in BY_ROLE[Permission.SEE_FIGURES]]
    covered: frozenset[UUID] = frozenset().union(*(post.covers for post in posts))
    known = actor.covered(Role.MANAGER)
    rows = session.execute(_offices(), {"known": sorted(known)}).all()
    chosen = [row.id for row in rows if row.code == code] if code else covered
    if not chosen:
        raise NotFound()
    found = sums(session, chosen, known)
    by_state = [each for each in found if each.of == "state"]
    total = _grouped(by_state, lambda each: "")
    return Figures(
        code=code,
        offices=tuple(OfficeChoice(row.code, row.name) for row in rows),
        by_state=_grouped(by_state, lambda each: each.key),
        by_month=_grouped([each for each in found if each.of == "month"], lambda each: each.key)[-MONTHS:],
        total=total[0] if total else Shown("", 0, 0),
    )


@cache
def _offices() -> Any:
    known = bindparam("known", expanding=True, type_=Uuid())
    return select(Office.id, Office.code, Office.name).where(Office.id.in_(known)).order_by(Office.path)


def _grouped(found: Iterable[Sum], key: Callable[[Sum], str]) -> tuple[Shown, ...]:
    """The numbers under each key; `known` ones are of offices whose disputes the reader may open."""
    count: dict[str, int] = defaultdict(int)
    fen: dict[str, int] = defaultdict(int)
    others: dict[str, int] = defaultdict(int)
    for each in found:
        under = key(each)
        count[under] += each.count
        fen[under] += each.fen
        if not each.known:
            others[under] += each.count
    left_out = hidden(others)
    return tuple(
        Shown(one, None, None, few=count[one] < FEWEST)
        if one in left_out
        else Shown(one, count[one], fen[one])
        for one in sorted(count)
    )
