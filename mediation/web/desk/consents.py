"""What needs consent, at the desk: read it, answer it, enter what a party answered, take it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotPossible
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure import consent
from mediation.projections import asked, desk_case
from mediation.projections.asked import Act, Offered, Waiting
from mediation.projections.desk_case import DeskHeader
from mediation.store import reading
from mediation.web import filters
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.asked_acts import AnswerForm, Row, ToldAnswerForm, act_shown, title_of
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.forms import StepForm
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.workflows import state as state_label
from mediation.web.signed_in import current_actor
from mediation.web.spoken import said_of
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

ONE = "/disputes/<number>/asked/<uuid:key>"
BOTH = ("GET", "POST")


@dataclass(frozen=True)
class Line:
    """One line of a list of what awaits consent."""

    text: str
    href: str
    hint: str


def lines_of_case(number: str, acts: Iterable[Act]) -> list[Line]:
    """What awaits consent in this case."""
    return [
        Line(
            title_of(act.trigger),
            url_for("desk.asked_act", number=number, key=act.id),
            _("%(who)s提出，最晚 %(when)s 答复", who=act.asked_name, when=filters.moment(act.expires_at)),
        )
        for act in acts
    ]


def lines_of_day(waiting: Iterable[Waiting]) -> tuple[list[Line], list[Line]]:
    """What waits for the reader, and what he asked and others have to answer."""
    mine: list[Line] = []
    theirs: list[Line] = []
    for each in waiting:
        (theirs if each.mine else mine).append(_line_of_day(each))
    return mine, theirs


def _line_of_day(each: Waiting) -> Line:
    told = {"who": each.asked_name, "when": filters.moment(each.expires_at)}
    return Line(
        _("%(number)s：%(what)s", number=each.number, what=title_of(each.trigger)),
        url_for("desk.receiving", key=each.act_id)
        if each.as_receiver
        else url_for("desk.asked_act", number=each.number, key=each.act_id),
        _("最晚 %(when)s 答复", **told) if each.mine else _("%(who)s提出，最晚 %(when)s 答复", **told),
    )


def _opened(number: str, key: UUID) -> tuple[DeskHeader, Act]:
    head = desk_case.header(reading(), current_actor(), number)
    return head, asked.one(reading(), current_actor(), head.subject, key)


def _overview(head: DeskHeader) -> str:
    return url_for("desk.overview", number=head.number)


@page(blueprint, ONE, permission=Permission.READ_AT_DESK, methods=BOTH, form=AnswerForm)
def asked_act(number: str, key: UUID) -> ResponseReturnValue:
    """What is asked, who answered, and the form for whoever is to answer."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    form = AnswerForm(seen=head.version)
    return submit(
        form,
        act=lambda session: consent.answer(
            session, actor, head.id, key, form.seen_version, form.word.data, form.words.data or ""
        ),
        then=lambda _result: _overview(head),
        show=lambda: _drawn(head, asked.one(reading(), actor, head.subject, key), form),
        told=_("您的答复已经记下，提出的人会收到短信。"),
    )


def _drawn(head: DeskHeader, act: Act, form: AnswerForm) -> str:
    return render_case(
        "desk/consents/act.html", head, "overview", act=act_shown(act), form=form,
        to_answer=act.waits_for(current_actor(), head.subject), **_links(head, act),
    )  # fmt: skip


def _links(head: DeskHeader, act: Act) -> dict[str, str]:
    actor = current_actor()
    may_enter = bool(act.parties_open) and head.may(actor, Permission.ENTER_CONSENT)
    own = act.asked_by == actor.person_id

    def address(page: str, shown: bool) -> str:
        return url_for(f"desk.{page}", number=head.number, key=act.id) if act.waits and shown else ""

    return {
        "enter_href": address("enter_consent", may_enter),
        "take_back_href": address("take_back_asked", own),
    }


@page(blueprint, f"{ONE}/enter", permission=Permission.ENTER_CONSENT, methods=BOTH, form=ToldAnswerForm)
def enter_consent(number: str, key: UUID) -> ResponseReturnValue:
    """Enter a party's answer as it was said."""
    head, act = _opened(number, key)
    require(current_actor(), Permission.ENTER_CONSENT, head.subject)
    if not act.waits or not act.parties_open:
        raise NotPossible("pending_over")
    form = ToldAnswerForm(seen=head.version)
    form.offer(act.parties_open)
    asking = Asking(
        _("登记答复：%(what)s", what=title_of(act.trigger)), _("登记答复"),
        effects=[_("答复以当事人的名义记入案卷；当事人登录后可以看到，也可以提出异议。"),
                 act_shown(act).means],
        told=[_("提出的人会收到短信。")], warning=_("写明当事人是怎样说的，或者上传书面材料。"),
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: consent.enter(
            session, actor, head.id, key, form.seen_version, UUID(hex=form.party.data), form.word.data,
            said_of(form),
        ),
        lambda _result: _overview(head), _("当事人的答复已经登记。"),
    )  # fmt: skip


@page(blueprint, f"{ONE}/take-back", permission=Permission.TAKE_BACK_ASKED, methods=BOTH, form=StepForm)
def take_back_asked(number: str, key: UUID) -> ResponseReturnValue:
    """Take back what one asked for."""
    head, act = _opened(number, key)
    asking = Asking(
        _("收回请求：%(what)s", what=title_of(act.trigger)), _("收回"), kind="warning",
        effects=[_("这件事不再等待答复，已经作出的答复不再有用；以后可以重新提出。")],
    )  # fmt: skip
    return ask(
        head, "overview", StepForm(seen=head.version), asking,
        lambda session, actor: consent.take_back(session, actor, head.id, key, ""),
        lambda _result: _overview(head), _("请求已经收回。"),
    )  # fmt: skip


@page(
    blueprint, "/receiving/<uuid:key>", permission=Permission.CONSENT_AS_RECEIVER, methods=BOTH,
    form=AnswerForm,
)  # fmt: skip
def receiving(key: UUID) -> ResponseReturnValue:
    """A dispute that this manager's office was asked to take over."""
    actor = current_actor()
    offered = asked.receiving(reading(), actor, key)
    form = AnswerForm(seen=offered.version)
    return submit(
        form,
        act=lambda session: consent.answer(
            session, actor, offered.dispute_id, key, form.seen_version, form.word.data, form.words.data or ""
        ),
        then=lambda _result: url_for("desk.today"),
        show=lambda: render_template(
            "desk/consents/receiving.html", act=act_shown(offered.act), rows=_of_offered(offered), form=form,
            number=offered.number, to_answer=offered.to_answer,
        ),
        told=_("您的答复已经记下，提出的人会收到短信。接收的，请在“待指派”里为本案指派调解员。"),
    )  # fmt: skip


def _of_offered(offered: Offered) -> list[Row]:
    told = (
        (_("案号"), offered.number),
        (_("现在办理的机构"), offered.office_name),
        (_("案由"), claim_kind(offered.cause)),
        (_("请求金额"), filters.money(offered.claimed_fen)),
        (_("阶段"), state_label(offered.state)),
        (_("申请日期"), filters.day(offered.filed_at)),
        (_("最近的期限"), filters.day(offered.due_on) if offered.due_on else _("没有在计算的期限")),
    )
    return [Row(key, value) for key, value in told]
