"""An answer to a proposal in words: what a counter wants, and the figures a worker read beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.projections.channel_of_party import Line
from mediation.projections.proposals_tab import ProposalShown, ProposalsPage
from mediation.proposals.counters import CounterItem
from mediation.proposals.imbalance import Shortfall, mark_of
from mediation.web.filters import day, money
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.talks import disposition, manner
from mediation.web.terms import Row, asked_in_words, own_sum, term_in_words
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class OwnRange:
    """What a worker reads before it accepts less than the law gives. `mark` holds for these figures only."""

    rows: tuple[Row, ...]
    mark: str


def wanted_in_words(item: CounterItem) -> str:
    """What is wanted otherwise about one item, in one line."""
    told = [disposition(item.disposition)] if item.disposition else []
    for one in item.payments:
        amount = money(one.amount_fen) if one.amount_fen else ""
        due = _("%(day)s 前付清", day=day(one.due_on)) if one.due_on else ""
        told.append(_("，").join(part for part in (amount, due) if part))
    if item.manner:
        told.append(manner(item.manner))
    return _("；").join(told)


def beside_the_proposal(page: ProposalsPage, shown: ProposalShown) -> tuple[Row, ...]:
    """Item by item what is proposed, and under it what each party that countered would agree to."""
    rows = []
    for term in shown.terms:
        wanted = [
            _("%(name)s：%(wanted)s", name=page.party(party).name, wanted=wanted_in_words(item))
            for party in shown.asked
            if party in shown.answers and (counter := shown.answers[party].counter)
            for item in counter.items
            if item.claim_item_id == term.claim_item_id
        ]
        if wanted:
            proposed = _("方案：%(told)s", told=term_in_words(page, term))
            rows.append(Row(asked_in_words(page, term.claim_item_id), "\n".join([proposed, *wanted])))
    return tuple(rows)


def own_range(page: ProposalsPage, found: Sequence[Shortfall], side: str | None) -> OwnRange | None:
    """The items below the lawful floor, each with its range; None where there is none."""
    if not found:
        return None
    return OwnRange(tuple(_row(page, each, side) for each in found), mark_of(found))


def _row(page: ProposalsPage, each: Shortfall, side: str | None) -> Row:
    told = [figures_in_words(each)]
    item = page.item(each.claim_item_id)
    own = own_sum(item, side) if item else ""
    if own:
        told.append(_("按您这一方说的事实：%(sum)s", sum=own))
    return Row(asked_in_words(page, each.claim_item_id), "\n".join(told))


def figures_in_words(each: Shortfall) -> str:
    """What is offered for an item, and the range that the law gives by the facts that were stated."""
    low, high = money(each.low_fen), money(each.high_fen)
    lawful = low if low == high else _("%(low)s 至 %(high)s", low=low, high=high)
    given = _("方案给劳动者：%(sum)s", sum=money(each.offered_fen) or _("没有金额"))
    short = money(each.low_fen - each.offered_fen)
    return "\n".join((given, _("依法计算：%(sum)s", sum=lawful), _("比依法最低的少：%(sum)s", sum=short)))


def of_items(line: Line) -> list[str]:
    """What an answer in a channel says of the items: a counter's terms, or what was read and confirmed."""
    told = [
        _(
            "%(item)s：%(wanted)s",
            item=claim_kind(line.kinds.get(item.claim_item_id)),
            wanted=wanted_in_words(item),
        )
        for item in line.wanted
    ]
    for each in line.figures:
        told += [claim_kind(line.kinds.get(each.claim_item_id)), figures_in_words(each)]
    if line.own_words:
        told.append(_("看过这些数字以后，本人的话：%(words)s", words=line.own_words))
    return told


def own_words_hint(below: OwnRange | None) -> str:
    """Beside the field for a worker's own words: what a mediator reads out before it puts them down."""
    rows = below.rows if below is not None else ()
    told = [_("%(key)s：%(value)s", key=row.key, value=row.value.replace("\n", _("；"))) for row in rows]
    first = _("先把下面的数字念给劳动者听，再写下本人的话。只有劳动者这一方和调解员能看到。")
    return "".join((first, _("；").join(told)))
