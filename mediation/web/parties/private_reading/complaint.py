"""A party's complaints: file one, see what became of it, withdraw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import BooleanField, RadioField, SelectChoice
from wtforms.validators import InputRequired

from mediation.complaints.rules import ABOUT
from mediation.policy.permissions import Permission
from mediation.procedure.complaining import own as use_case
from mediation.procedure.complaining.own import Complained
from mediation.projections.private_reading import complaints as projection
from mediation.projections.private_reading.complaints import OwnComplaint, OwnPage
from mediation.store import reading
from mediation.web.access import page
from mediation.web.fields import AreaField
from mediation.web.filters import day, moment
from mediation.web.forms import StepForm
from mediation.web.labels.private_reading import about
from mediation.web.labels.workflows import state
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.own_channel import OwnChannel, own_channel
from mediation.web.parties.private_reading.opening_form import OpeningFields
from mediation.web.parties.private_reading.shown import LetInShown, let_in_shown
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

HERE = "/disputes/<reference>/complaint"
COMPLAIN = Permission.COMPLAIN


class ComplaintForm(OpeningFields, StepForm):
    """What the party complains of, to whom, and what may be read for it."""

    about = RadioField(_l("您不满意什么"), validators=[InputRequired(_l("请选择一项"))])
    words = AreaField(_l("请说说具体情况"), most=4000)
    to = RadioField(_l("请谁来了解"), default="own", validators=[InputRequired(_l("请选择一项"))])
    tells_mediators = BooleanField(_l("让调解员也看到这份投诉"))
    opens = BooleanField(_l("让来了解的人看我单独说过的话"))

    def __init__(self, shown: OwnPage | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.about.choices = about.choices(*ABOUT)
        offices = {"own": shown.own_office, "above": shown.above} if shown else {}
        self.to.choices = [SelectChoice(code, _office(each)) for code, each in offices.items() if each]

    @property
    def said(self) -> Complained:
        return Complained(
            self.about.data, self.words.data or "", self.to.data == "above", bool(self.tells_mediators.data)
        )


def _office(office: projection.Promising) -> str:
    told = {"name": office.name, "days": office.days}
    return _("%(name)s的负责人（承诺 %(days)s 个工作日内答复）", **told)


@dataclass(frozen=True)
class ComplaintShown:
    """A complaint in words."""

    key: UUID
    title: str
    rows: list[dict[str, str]]
    let_in: tuple[LetInShown, ...]
    is_open: bool
    is_read: bool


@page(blueprint, HERE, permission=COMPLAIN, methods=("GET", "POST"), form=ComplaintForm)
def complaint(reference: str) -> ResponseReturnValue:
    """One's own complaints, and a new one where none waits for an answer."""
    at = own_channel(reference)
    shown = projection.page(reading(), at.actor, at.head.id, at.party_id)
    form = ComplaintForm(shown)
    return submit(
        form,
        act=lambda session: _file(session, at, form),
        then=lambda _result: at.url("complaint"),
        show=lambda: at.draw(
            "parties/complaint/page.html", form=form, waits=shown.waits, back_url=at.back(),
            made=[_shown(each) for each in shown.made],
        ),
        told=_("投诉已经收到。对方看不到；您没有勾选的，调解员也看不到。"),
    )  # fmt: skip


def _file(session: Session, at: OwnChannel, form: ComplaintForm) -> None:
    opening = form.opening() if form.opens.data else None
    use_case.file(session, at.actor, at.head.id, at.party_id, form.said, opening)


def _shown(each: OwnComplaint) -> ComplaintShown:
    told = [
        (_("状态"), state(each.state, "complaint")),
        (_("具体情况"), each.words),
        (_("请谁来了解"), _("上一级机构的负责人") if each.to_above else _("办理机构的负责人")),
        (_("调解员知道吗"), _("已经让调解员看到") if each.tells_mediators else _("不知道")),
    ]
    if each.reviewer:
        told.append((_("谁在了解"), each.reviewer))
    told.append((_("答复"), each.answer) if each.answer else (_("最晚答复"), day(each.due_on)))
    title = _("%(at)s：%(about)s", at=moment(each.filed_at), about=about(each.about))
    views = tuple(let_in_shown(view) for view in each.let_in)
    rows = [{"key": key, "value": value} for key, value in told]
    return ComplaintShown(each.id, title, rows, views, each.is_open, any(view.is_open for view in views))


@page(blueprint, f"{HERE}/<uuid:key>/withdraw", permission=COMPLAIN, methods=("POST",), form=StepForm)
def withdraw_complaint(reference: str, key: UUID) -> ResponseReturnValue:
    """Withdraw it; nobody reads the channel for it any more."""
    at = own_channel(reference)
    return submit(
        StepForm(),
        act=lambda session: use_case.withdraw(session, at.actor, at.head.id, at.party_id, key),
        then=lambda _result: at.url("complaint"),
        told=_("投诉已经撤回。"),
    )
