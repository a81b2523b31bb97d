"""What became of disputes like this one: of many closed ones at once, in bands, from joint rows only.

The rule of de-identification is docs/adr/0022. Nothing of a single dispute leaves this module: names only
count how many employers there are, and of the words of the facts only those of a fixed list are compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, literal_column, select, union_all
from sqlalchemy.orm import Session

from mediation.claims.models import ClaimItem
from mediation.disputes.models import Dispute
from mediation.enforcement.models import Obligation
from mediation.enforcement.rules import PROMISED
from mediation.kernel import clock
from mediation.kernel.text import normal
from mediation.parties.models import Party
from mediation.projections.desk_case import DeskHeader
from mediation.projections.overview import claims
from mediation.statistics.likeness import (
    WITH_SUM,
    Closed,
    Sought,
    Told,
    outcome_of,
    sum_band,
    sums_of,
    told,
)
from mediation.statistics.topic_words import WORDS, words_in

MOST_KINDS = 4
NEWEST = 300
"""Of each kind the newest so many are weighed: what was agreed long ago under other law helps less."""


@dataclass(frozen=True)
class LikeCases:
    """What was looked for, the words that may be looked for, and what may be told; None: too few."""

    sought: Sought
    told: Told | None


def page(session: Session, header: DeskHeader, words: Collection[str] | None = None) -> LikeCases:
    """For a reader whom the header let in, in three statements whatever the store holds.

    `words` are codes of the list to look for; None takes those that stand in the words of this dispute.
    """
    sought = _sought(session, header)
    if words is not None:
        sought = replace(sought, words=frozenset(words) & frozenset(WORDS))
    return LikeCases(sought, told(sought, _closed(session, header, sought)))


def _sought(session: Session, header: DeskHeader) -> Sought:
    asked = [item for item in claims(session, header.id) if item.withdrawn_at is None]
    trade = select(func.max(Party.trade)).where(Party.dispute_id == header.id, Party.kind == "employer")
    return Sought(
        kinds=frozenset(item.kind for item in asked) or frozenset({header.cause}),
        trade=session.scalar(trade) or "",
        claimed_fen=header.claimed_fen,
        words=words_in(header.what_happened),
    )


def _closed(session: Session, header: DeskHeader, sought: Sought) -> Iterable[Closed]:
    for row in session.execute(_candidates(header, sought)):
        found = _weighed(dict(row._mapping))
        if found is not None:
            yield found


def _candidates(header: DeskHeader, sought: Sought) -> Select[Any]:
    """The newest closed disputes of each kind with a sum in a band not far off, one index range for each."""
    causes = [header.cause, *sorted(sought.kinds - {header.cause})][:MOST_KINDS]
    newest = union_all(*(_newest(cause, header.id, sought.claimed_fen) for cause in causes)).subquery()
    owed: list[Any] = [literal_column(f"'{state}'") for state in sorted(PROMISED)]
    employer = (Party.dispute_id == Dispute.id, Party.kind == "employer")
    of_claims = ClaimItem.dispute_id == Dispute.id, ClaimItem.withdrawn_at.is_(None)
    of_agreement = Obligation.dispute_id == Dispute.id, Obligation.state.in_(owed)
    return select(
        Dispute.cause, Dispute.claimed_fen, Dispute.state, Dispute.result, Dispute.settled_privately_fen,
        Dispute.filed_at, Dispute.closed_at, Dispute.facts,
        _one(func.aggregate_strings(ClaimItem.kind, ","), *of_claims).label("kinds"),
        _one(func.sum(Obligation.amount_fen), *of_agreement).label("agreed_fen"),
        _one(func.min(Party.name), *employer).label("employer"),
        _one(func.max(Party.trade), *employer).label("trade"),
    ).join(newest, newest.c.id == Dispute.id)  # fmt: skip


def _one(column: Any, *where: Any) -> Any:
    return select(column).where(*where).scalar_subquery()


def _newest(cause: str, own: UUID, claimed_fen: int) -> Any:
    band = sum_band(claimed_fen)
    begin, end = sums_of(max(0, band - 1))[0], _end_above(band)
    query = select(Dispute.id).where(
        Dispute.cause == cause,
        Dispute.closed_at.is_not(None),
        Dispute.claimed_fen >= begin,
        Dispute.id != own,
    )
    if end is not None:
        query = query.where(Dispute.claimed_fen < end)
    # A union takes no bounds of its members but from a query inside.
    return select(query.order_by(Dispute.closed_at.desc()).limit(NEWEST).subquery().c.id)


def _end_above(band: int) -> int | None:
    """Below how many fen the band above this one ends; None where there is no end."""
    end = sums_of(band)[1]
    return None if end is None else sums_of(sum_band(end))[1]


def _weighed(row: Mapping[str, Any]) -> Closed | None:
    outcome = outcome_of(row["state"], row["result"], row["settled_privately_fen"])
    if outcome is None:
        return None
    agreed = row["settled_privately_fen"] if outcome == "settled_privately" else row["agreed_fen"]
    closed_on = clock.day_of(row["closed_at"])
    return Closed(
        kinds=frozenset((row["kinds"] or row["cause"]).split(",")),
        trade=row["trade"] or "",
        claimed_fen=row["claimed_fen"],
        words=words_in(row["facts"]),
        outcome=outcome,
        agreed_fen=int(agreed) if agreed is not None and outcome in WITH_SUM else None,
        days=(closed_on - clock.day_of(row["filed_at"])).days,
        quarter=f"{closed_on.year}Q{(closed_on.month + 2) // 3}",
        employer=_one_name(row["employer"] or ""),
    )


def _one_name(name: str) -> str:
    """However a name was typed, it is one employer."""
    return "".join(normal("NFKC", name).casefold().split())
