"""How a mediation ended, in words, as it stands on the notice."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.projections.closing import Closing, HandedOver
from mediation.web import filters
from mediation.web.labels import agreements as words
from mediation.web.labels.disputes import result
from mediation.web.labels.workflows import state
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class Row:
    """A line of a summary list."""

    key: str
    value: str


@dataclass(frozen=True)
class ClosingText:
    """The notice: its title, what is known of the end, the road that is open, and hand-overs."""

    title: str
    rows: tuple[Row, ...]
    road: str
    handed_over: tuple[tuple[Row, ...], ...]


def closing_text(shown: Closing) -> ClosingText:
    """The end of a mediation in the reader's language."""
    failed = shown.trigger in ("refuse_mediation", "terminate") or shown.state == "terminated"
    return ClosingText(
        words.ending(shown.trigger), _rows(shown), words.road_notice(shown.road) if failed else "",
        tuple(_handed_over(each) for each in shown.handed_over),
    )  # fmt: skip


def _rows(shown: Closing) -> tuple[Row, ...]:
    rows = [Row(_("结束时间"), filters.moment(shown.at)), Row(_("办理人"), shown.by)]
    if shown.result:
        rows.append(Row(_("原因"), result(shown.result)))
    if shown.note:
        rows.append(Row(_("说明"), shown.note))
    if shown.settled_privately_fen is not None:
        rows.append(Row(_("双方私下解决的金额"), filters.money(shown.settled_privately_fen)))
    if shown.told:
        told = _("%(agency)s，%(when)s", agency=shown.told.name, when=filters.moment(shown.told.at))
        rows.append(Row(_("结果已反馈给"), told))
    return tuple(rows)


def _handed_over(each: HandedOver) -> tuple[Row, ...]:
    arrived = filters.moment(each.received_at) if each.received_at else state(each.state, "referral")
    return (
        Row(_("移交给"), each.office_name), Row(_("途径"), words.road(each.road)),
        Row(_("按谁的意愿"), each.party_name), Row(_("移交时间"), filters.moment(each.sent_at)),
        Row(_("签收"), arrived), Row(_("移交的材料"), "\n".join(each.bundle) or _("无")),
    )  # fmt: skip
