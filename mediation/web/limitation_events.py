"""Telling what may have interrupted or suspended the limitation: the forms, and what was told, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from flask_wtf.file import FileField
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from mediation.claims.events import KINDS, TAKEN_BACK, Happening
from mediation.kernel import clock
from mediation.law.limitation_table import OBSTACLES
from mediation.parties.rules import ONLINE
from mediation.procedure.said import Said
from mediation.projections.limitation_told import EventTold
from mediation.projections.overview import ClaimShown, PartyShown
from mediation.web import filters
from mediation.web.fields import AreaField, DateField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels import limitation as words
from mediation.web.labels import people
from mediation.web.labels.claims import claim_kind
from mediation.web.spoken import upload_of
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

ALL = "all"
STANDS, WRONG = "stands", "wrong"


def _kinds() -> list[SelectChoice]:
    return [SelectChoice(code, words.told(each, "name")) for code, each in KINDS.items()]


class Correcting:
    """Whether anything of it was so."""

    so = RadioField(
        _l("要怎样更正？"), default=STANDS,
        choices=[SelectChoice(STANDS, _l("改成下面写的")), SelectChoice(WRONG, _l("没有这回事，不再计入"))],
    )  # fmt: skip


class HappenedFields:
    """What happened, when, and of what it is."""

    kind = RadioField(_l("发生了什么？"), choices=_kinds, validators=[InputRequired(_l("请选择一项"))])
    began_on = DateField(_l("哪一天？（一直持续的，写开始的那一天）"))
    ended_on = DateField(_l("到哪一天结束？（只有一直持续的才填；还没有结束的不填）"), required=False)
    item = RadioField(_l("关于哪一项请求？"), choices=[], default=ALL)


class OwnEventForm(HappenedFields, StepForm):
    """As the applicant tells it."""

    note = AreaField(_l("请说说经过：对谁说的、怎样说的、谁知道"), most=1000, required=False)
    scan = FileField(_l("有材料的，请拍照上传（可以不传）"))


class ToldEventForm(SpokenFields, HappenedFields, StepForm):
    """As staff heard it, or saw it on paper."""

    party = RadioField(_l("谁说的，或者谁的材料？"), choices=[], validators=[InputRequired(_l("请选择一方"))])


class OwnCorrectionForm(Correcting, OwnEventForm):
    """The same, put right."""


class ToldCorrectionForm(Correcting, ToldEventForm):
    """The same as staff heard it."""


def form_for(
    made: type[StepForm], version: int, items: Sequence[ClaimShown], parties: Sequence[PartyShown] = (),
    now: EventTold | None = None,
) -> Any:  # fmt: skip
    """The form, with what was told so far where that is put right."""
    data: dict[str, Any] = {}
    if now is not None:
        data = {"kind": now.kind, "began_on": now.began_on, "ended_on": now.ended_on,
                "item": now.item_id.hex if now.item_id else ALL, "party": now.party_id.hex}  # fmt: skip
    form: Any = made(seen=version, data=data)
    left = [item for item in items if item.withdrawn_at is None]
    form.item.choices = [SelectChoice(ALL, _("所有请求")), *(SelectChoice(i.id.hex, _asked(i)) for i in left)]
    if "party" in form:
        form.party.choices = [SelectChoice(each.id.hex, _who(each.side, each.name)) for each in parties]
    return form


def corrected_of(form: Any) -> Happening | None:
    """What stands instead; None where nothing of it was so."""
    return None if form.so.data == WRONG else happening_of(form)


def happening_of(form: Any) -> Happening:
    """What the form tells."""
    item = None if form.item.data == ALL else UUID(hex=form.item.data)
    return Happening(form.kind.data, form.began_on.data, form.ended_on.data, item)


def own_words_of(form: Any) -> Said:
    """What a party wrote itself. Raises Invalid(scan=…) for a file that is not taken."""
    return Said(ONLINE, clock.now(), form.note.data or "", scan=upload_of(form.scan))


def hints() -> dict[str, str]:
    """What stands under the questions."""
    return {
        "kind": _(
            "《劳动人事争议仲裁办案规则》第二十七条、第二十八条；《企业劳动争议协商调解规定》第三十一条"
        )
    }


def effects() -> list[str]:
    """What follows from it, and what does not."""
    return [
        _("登记的是事实，不是结论：是否构成中断或者中止，由仲裁委员会审查。"),
        _("“如果申请调解等算作中断”的日期会重新计算；安全日期不变，仍按没有中断计算。"),
        _("登记的内容会写进案件事实证明，写明是谁说的。不影响调解的任何一步。"),
    ]


def listed(told: Iterable[EventTold], correct: Callable[[EventTold], str | None]) -> list[dict[str, Any]]:
    """What was told, entry by entry; `correct` gives where one is put right, if it may be."""
    return [
        {
            "title": name(one.kind),
            "rows": rows(one),
            "stands": one.stands,
            "taken_back": one.kind == TAKEN_BACK,
            "byline": _by(one),
            "correct_href": correct(one),
        }
        for one in told
    ]


def name(kind: str) -> str:
    """What it was."""
    return _("更正：没有这回事") if kind == TAKEN_BACK else words.told(KINDS[kind], "name")


def rows(one: EventTold) -> list[dict[str, str]]:
    """Its day, of what it is, who said so and how, the paper and the words."""
    found = [
        (_("日期"), _span(one)),
        (_("关于"), claim_kind(one.item_kind) if one.item_kind else _("所有请求")),
        (_("谁说的"), _said(one)),
        (_("材料"), one.document_title or _("没有")),
        (_("说明"), one.note),
    ]
    return [{"key": key, "value": value} for key, value in found if value]


def _span(one: EventTold) -> str:
    if one.kind not in OBSTACLES:
        return filters.day(one.began_on)
    ended = filters.day(one.ended_on) if one.ended_on else _("现在（还没有结束）")
    return _("%(begin)s 至 %(end)s", begin=filters.day(one.began_on), end=ended)


def _said(one: EventTold) -> str:
    how = _("网上填写") if one.how == ONLINE else people.how(one.how)
    told = _("%(who)s，%(how)s", who=_who(one.side, one.party_name), how=how)
    return _("%(told)s（本人否认说过）", told=told) if one.contradicted else told


def _by(one: EventTold) -> str:
    return _("%(who)s 登记于 %(when)s", who=one.recorded_name, when=filters.moment(one.recorded_at))


def _who(side: str, party: str) -> str:
    return _("%(side)s %(name)s", side=people.side(side), name=party)


def _asked(item: ClaimShown) -> str:
    return " ".join(filter(None, (claim_kind(item.kind), filters.money(item.amount_fen))))
