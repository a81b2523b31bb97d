"""A stranger stands in a party's place, since a telephone or a name was wrong: look, and put it right."""

from __future__ import annotations

from typing import Any

from flask import flash, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, HiddenField
from wtforms.validators import InputRequired, Length

from mediation.policy.permissions import Permission
from mediation.procedure.parties.repair import Right, repair
from mediation.projections import desk_case, repair_page
from mediation.projections.party_case import key_of
from mediation.projections.repair_page import Done, RepairPage
from mediation.store import reading
from mediation.web import filters
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.fields import AreaField, PhoneField, TextField
from mediation.web.forms import StepForm
from mediation.web.labels import intake as words
from mediation.web.labels import papers
from mediation.web.labels.impossible import impossible
from mediation.web.labels.workflows import step as step_label
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class RepairForm(StepForm):
    """What is right, and how the mistake was found."""

    phone = PhoneField(
        _l("正确的电话"), required=False,
        description=_l("不知道正确号码的可以留空，以后再补；留空期间这一方收不到短信"),
    )  # fmt: skip
    name = TextField(
        _l("正确的姓名或名称"), most=100, required=False, description=_l("名称没有写错的，不用改")
    )
    reason = AreaField(_l("怎样发现联系错了人"), most=500, description=_l("写进审计记录"))
    new_code = BooleanField(_l("查询码也告诉过这个号码的人：重新生成查询码，原来的作废"))
    effects_stand = BooleanField(_l("我知道：已经生效的协议、已经确认或者放弃的款项不会因此改变"))
    mark = HiddenField(validators=[InputRequired(), Length(64, 64)])


@page(
    blueprint, "/disputes/<number>/parties/<party>/repair", permission=Permission.REPAIR_PARTY,
    methods=("GET", "POST"), form=RepairForm,
)  # fmt: skip
def repair_party(number: str, party: str) -> ResponseReturnValue:
    """Show what was done by whoever came by the telephone, and put the telephone right."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    shown = repair_page.page(reading(), actor, head, key_of(party))
    form = RepairForm(seen=head.version, mark=shown.mark, name=shown.party.name)
    right = Right(form.phone.data or "", form.name.data or "", form.reason.data or "", form.new_code.data,
                  form.effects_stand.data)  # fmt: skip

    def show() -> str:
        form.mark.raw_data, form.mark.data = None, shown.mark
        return render_case(
            "desk/parties/repair.html", head, "parties", form=form, shown=shown, party=shown.party,
            aside=[_told(done) for done in shown.aside], stays=[_told(done) for done in shown.stays],
            stops=impossible(shown.stops) if shown.stops else "", members_at=_tab(number, shown),
        )  # fmt: skip

    return submit(
        form,
        act=lambda session: repair(session, actor, head.id, shown.party.id, form.mark.data, right),
        then=lambda code: _afterwards(number, shown, code),
        show=show,
        told=_("已更正。联系错的人不能再查看本案，请重新核实这一方的身份。"),
    )


def _tab(number: str, shown: RepairPage) -> str:
    return url_for("desk.parties", number=number, _anchor=f"party-{shown.party.id.hex}")


def _afterwards(number: str, shown: RepairPage, code: Any) -> str:
    """Back to the party; a new tracking code is told here and never again."""
    if code:
        flash(_("新的查询码（只显示这一次），请告诉有权查询的人：%(code)s", code=code), "success")
    return _tab(number, shown)


def _told(done: Done) -> dict[str, str]:
    return {"key": filters.moment(done.at), "value": _what(done)}


def _what(done: Done) -> str:
    if done.kind == "words":
        return _said(done)
    if done.kind == "paper":
        return _("提交材料：%(name)s", name=done.value or papers.paper_kind(done.what))
    if done.kind == "signature":
        return _("在还没有生效的调解协议上签名")
    if done.kind == "waiting":
        return _("提出或者答复：%(step)s", step=step_label(done.what))
    return _("办理：%(step)s", step=step_label(done.what))


def _said(done: Done) -> str:
    if done.value in words.said_value.codes:
        return _("%(key)s：%(value)s", key=words.utterance(done.what), value=words.said_value(done.value))
    return words.utterance(done.what)
