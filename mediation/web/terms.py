"""A proposal in words: what becomes of every claim item, who pays whom, how much and until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from mediation.projections.proposals_tab import ItemNamed, ProposalShown, ProposalsPage
from mediation.proposals.terms import Term
from mediation.proposals.versions import Change
from mediation.web.figures import between, sum_of
from mediation.web.filters import day, moment, money
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.talks import disposition, manner, part_of_term
from mediation.web.labels.workflows import state
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class Action:
    """A link beside a line."""

    text: str
    href: str


@dataclass(frozen=True)
class Row:
    """One line of a summary."""

    key: str
    value: str
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class ProposalInWords:
    """A proposal as its readers see it."""

    id: UUID
    title: str
    state: str
    state_label: str
    put_at: str
    decided_at: str
    rows: tuple[Row, ...]
    total: str
    before: str
    """The title of the version before; empty for the first."""
    changed: tuple[Row, ...]
    """What this version says otherwise than that one."""


@dataclass(frozen=True)
class Reader:
    """Whose page it is: what leads to the working of an item's figure, and the side of a party."""

    working: Callable[[UUID], str]
    side: str | None = None


def proposal_in_words(page: ProposalsPage, proposal: ProposalShown, reader: Reader) -> ProposalInWords:
    """Terms, other duties and the sum, in the reader's language, the lawful figure beside each item."""
    before = page.before(proposal)
    rows = [_row(page, term, reader) for term in proposal.terms]
    if proposal.other_duties:
        rows.append(Row(_("其他义务"), proposal.other_duties))
    return ProposalInWords(
        id=proposal.id,
        title=_("第 %(number)s 号方案", number=proposal.number),
        state=proposal.state,
        state_label=state(proposal.state, "proposal"),
        put_at=moment(proposal.put_at),
        decided_at=moment(proposal.decided_at),
        rows=tuple(rows),
        total=money(proposal.total_fen),
        before=_("第 %(number)s 号方案", number=before.number) if before else "",
        changed=changes_in_words(page, page.changes(proposal)),
    )


def asked_in_words(page: ProposalsPage, key: str) -> str:
    """A claim item by its key (hex): what is asked, and how much."""
    item = page.item(key)
    if item is None:
        return ""
    asked = claim_kind(item.kind)
    if not item.amount_fen:
        return asked
    return _("%(kind)s（请求 %(sum)s）", kind=asked, sum=money(item.amount_fen))


def _row(page: ProposalsPage, term: Term, reader: Reader) -> Row:
    """What becomes of an item, and beside it what the law gives by the facts that were said."""
    item = page.item(term.claim_item_id)
    told = [term_in_words(page, term)]
    lawful = sum_of(item.figures) if item else ""
    if item is None or not lawful:
        return Row(asked_in_words(page, term.claim_item_id), told[0])
    told.append(_("依法计算：%(sum)s", sum=lawful))
    own = own_sum(item, reader.side)
    if own and own != lawful:
        told.append(_("按您这一方说的事实：%(sum)s", sum=own))
    working = Action(_("查看计算过程"), reader.working(item.id))
    return Row(asked_in_words(page, term.claim_item_id), "\n".join(told), (working,))


def own_sum(item: ItemNamed, side: str | None) -> str:
    """What the law gives by a side's own facts; empty for a reader of no side, or one that stated none."""
    own = item.figures.by(side) if item.figures and side else None
    return between(*own) if own else ""


def term_in_words(page: ProposalsPage, term: Term) -> str:
    """What becomes of one item, with its payments, what is added and what else is to be done."""
    told = [_paid(page, term) if term.disposition == "pay" else disposition(term.disposition)]
    if term.duties:
        told.append(_("另外：%(duties)s", duties=term.duties))
    return "\n".join(told)


def _paid(page: ProposalsPage, term: Term) -> str:
    names = {party.id.hex: party.name for party in page.parties}
    told = _(
        "%(payer)s 向 %(payee)s 支付 %(sum)s，%(manner)s",
        payer=names.get(term.payer_id, ""),
        payee=names.get(term.payee_id, ""),
        sum=money(term.total_fen),
        manner=manner(term.manner),
    )
    return "\n".join([told, *_parts(term), *([term.note] if term.note else [])])


def _parts(term: Term) -> list[str]:
    return [
        _("%(day)s 前 %(sum)s", day=day(part.due_on), sum=money(part.amount_fen)) for part in term.instalments
    ]


def changes_in_words(page: ProposalsPage, found: Sequence[Change]) -> tuple[Row, ...]:
    """One row for each item that changed, a line for each part of it: as it was, and as it is."""
    rows: dict[str, list[str]] = {}
    for change in found:
        key = asked_in_words(page, change.claim_item_id) or _("其他义务")
        rows.setdefault(key, []).append(_change(page, change))
    return tuple(Row(key, "\n".join(lines)) for key, lines in rows.items())


def _change(page: ProposalsPage, change: Change) -> str:
    was, now = (_part(page, change.part, each) or _("没有") for each in (change.before, change.after))
    return _("%(part)s：由“%(was)s”改为“%(now)s”", part=part_of_term(change.part), was=was, now=now)


def _part(page: ProposalsPage, part: str, said: Term | str) -> str:
    """One part of a term in words; empty where it has none."""
    if isinstance(said, str):
        return said
    match part:
        case "disposition":
            return disposition(said.disposition) if said.disposition else ""
        case "ends":
            names = {party.id.hex: party.name for party in page.parties}
            ends = names.get(said.payer_id, ""), names.get(said.payee_id, "")
            return _("%(payer)s 付给 %(payee)s", payer=ends[0], payee=ends[1])
        case "sum":
            return money(said.total_fen)
        case "dates":
            return _("，").join(_parts(said))
        case "manner":
            return manner(said.manner)
        case "note":
            return said.note
        case _:
            return said.duties
