"""What is asked for in a dispute, with what was said of the facts of each item, in one statement."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Uuid, bindparam, func, select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement
from mediation.claims import events
from mediation.claims.events import Happening
from mediation.claims.figures import Figures
from mediation.claims.models import ClaimItem
from mediation.claims.queries import figures_of, with_facts
from mediation.enforcement.models import Obligation
from mediation.enforcement.rules import PAYABLE
from mediation.kernel import clock
from mediation.kernel.errors import NotFound


@dataclass(frozen=True)
class ClaimShown:
    """One thing asked for."""

    id: UUID
    position: int
    kind: str
    amount_fen: int | None
    period_from: date | None
    period_until: date | None
    basis: str
    added_at: datetime | None
    """After filing; None for what was asked then."""
    changed_at: datetime | None
    withdrawn_at: datetime | None
    known_on: date | None
    """When the applicant knew of the breach, where that was told."""
    agreed_at: datetime | None
    """When an agreement of the dispute was first in force."""
    breached_on: date | None
    """Last day of the first payment promised for this thing that is over and was not made."""
    happened: tuple[Happening, ...] = ()
    """What was told that may have begun its limitation anew, or let it stand still."""
    figures: Figures | None = field(default=None, compare=False)
    """What the law gives by what was said of its facts; None for a kind of claim of which no sum follows."""


def claims(session: Session, dispute_id: UUID) -> tuple[ClaimShown, ...]:
    """What is asked for, in its order."""
    rows = session.execute(_statement(), {"dispute": dispute_id, "today": clock.today()})
    return tuple(_claim(list(group)) for _item, group in groupby(rows, key=lambda row: row.id))


def one(session: Session, dispute_id: UUID, item_id: UUID) -> ClaimShown:
    """One thing asked for, withdrawn or not. Raises NotFound."""
    for item in claims(session, dispute_id):
        if item.id == item_id:
            return item
    raise NotFound()


def _claim(rows: list[Any]) -> ClaimShown:
    shown = ClaimShown(*rows[0][: len(_OF_ITEM) + len(_OF_THE_PROMISE)])
    told = tuple(one for one in events.told_in(rows[0].told) if one.item_id in (None, shown.id))
    return replace(shown, happened=told, figures=figures_of(shown.kind, rows))


_OF_ITEM = (
    "id", "position", "kind", "amount_fen", "period_from", "period_until", "basis", "added_at", "changed_at",
    "withdrawn_at", "known_on",
)  # fmt: skip
_OF_THE_PROMISE = ("agreed_at", "breached_on")


@cache
def _statement() -> Any:
    """Built once: the page of a case is what is opened most."""
    wanted = bindparam("dispute", type_=Uuid())
    columns = [getattr(ClaimItem, name) for name in _OF_ITEM]
    told = events.told_column(wanted).label("told")
    return with_facts([*columns, _agreed(wanted), _breached(wanted), told], wanted)


def _agreed(dispute: Any) -> Any:
    return select(func.min(Agreement.in_force_at)).where(Agreement.dispute_id == dispute).scalar_subquery()


def _breached(dispute: Any) -> Any:
    broken = select(func.min(Obligation.due_on)).where(
        Obligation.dispute_id == dispute, Obligation.claim_item_id == ClaimItem.id,
        Obligation.state.in_(PAYABLE), Obligation.due_on < bindparam("today", type_=Date()),
    )  # fmt: skip
    return broken.scalar_subquery()
