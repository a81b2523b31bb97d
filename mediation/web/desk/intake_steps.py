"""Pages of the steps that take a claim in: completion, invitation, acceptance, non-acceptance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.kernel.actor import Actor
from mediation.policy.permissions import Permission
from mediation.procedure.claims import review
from mediation.procedure.claims.non_acceptance import Decline
from mediation.procedure.claims.review import Invitation
from mediation.projections import parties_tab
from mediation.projections.desk_case import DeskHeader
from mediation.store import reading
from mediation.web.access import page
from mediation.web.afterwards import Afterwards
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.intake_forms import AnswerForm, CompletedForm, CompletionForm, DeclineForm, InviteForm
from mediation.web.desk.party_rows import invitation_rows
from mediation.web.desk.step_page import clock_lines, step_page
from mediation.web.forms import StepForm
from mediation.web.labels.intake import party_name
from mediation.web.signed_in import current_actor
from mediation.web.spoken import said_of
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

Act = Callable[[Session, Actor], Any]


def _step(
    head: DeskHeader, trigger: str, form: StepForm, act: Act, told: str, **context: Any
) -> ResponseReturnValue:
    """The one way of these pages: form, use case, back to the case."""
    actor = current_actor()
    lines = clock_lines(head, trigger)
    return submit(
        form,
        act=lambda session: act(session, actor),
        then=lambda _result: url_for("desk.overview", number=head.number),
        show=lambda: render_case(
            f"desk/intake/{trigger}.html", head, "overview", form=form, clocks=lines, **context
        ),
        told=told,
    )


def _respondents(head: DeskHeader) -> Sequence[Any]:
    return Afterwards(lambda: parties_tab.respondents(reading(), head.id))


@page(
    blueprint, "/disputes/<number>/steps/request-completion", permission=Permission.REQUEST_COMPLETION,
    methods=("GET", "POST"), form=CompletionForm,
)  # fmt: skip
def step_request_completion(number: str) -> ResponseReturnValue:
    """Say what the applicant has to complete."""
    head = step_page(number, "request_completion")
    form = CompletionForm(seen=head.version)
    return _step(
        head, "request_completion", form,
        lambda session, actor: review.request_completion(
            session, actor, head.id, form.seen_version, form.what.data
        ),
        _("已要求补正，申请人会收到短信。受理期限暂停，补正后继续。"),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/steps/complete-filing", permission=Permission.COMPLETE_FILING,
    methods=("GET", "POST"), form=CompletedForm,
)  # fmt: skip
def step_complete_filing(number: str) -> ResponseReturnValue:
    """Enter what the applicant completed, as it was told or handed in."""
    head = step_page(number, "complete_filing")
    form = CompletedForm(seen=head.version)
    return _step(
        head, "complete_filing", form,
        lambda session, actor: review.complete_filing(
            session, actor, head.id, form.seen_version, said_of(form)
        ),
        _("补正已登记，受理期限继续。下一步：邀请被申请人，或者决定是否受理。"),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/steps/invite", permission=Permission.INVITE,
    methods=("GET", "POST"), form=InviteForm,
)  # fmt: skip
def step_invite(number: str) -> ResponseReturnValue:
    """Say how the respondents were invited, and when."""
    head = step_page(number, "invite")
    form = InviteForm(seen=head.version)
    return _step(
        head, "invite", form,
        lambda session, actor: review.invite(
            session, actor, head.id, form.seen_version,
            Invitation(form.how.data, form.at.data, form.note.data or ""),
        ),
        _("已邀请被申请人；有手机号的会收到短信。下一步：等待答复，或者决定是否受理。"),
        respondents=_respondents(head), rows_of=invitation_rows,
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/steps/answer-invitation", permission=Permission.ANSWER_INVITATION,
    methods=("GET", "POST"), form=AnswerForm,
)  # fmt: skip
def step_answer_invitation(number: str) -> ResponseReturnValue:
    """Enter what a respondent answered."""
    head = step_page(number, "answer_invitation")
    invited = [each for each in parties_tab.respondents(reading(), head.id) if each.invited_at]
    form = AnswerForm(seen=head.version)
    form.party.choices = [(each.id.hex, party_name(each.side, each.name)) for each in invited]
    if len(invited) == 1 and not form.is_submitted():
        form.party.data = invited[0].id.hex
    return _step(
        head, "answer_invitation", form,
        lambda session, actor: review.answer_invitation(
            session, actor, head.id, form.seen_version, form.party_id, form.answer.data, said_of(form)
        ),
        _("答复已登记，申请人会收到短信；被申请人登录后可以看到，并可以提出异议。"),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/steps/accept", permission=Permission.ACCEPT,
    methods=("GET", "POST"), form=StepForm,
)  # fmt: skip
def step_accept(number: str) -> ResponseReturnValue:
    """Accept the dispute for mediation."""
    head = step_page(number, "accept")
    form = StepForm(seen=head.version)
    return _step(
        head, "accept", form,
        lambda session, actor: review.accept(session, actor, head.id, form.seen_version),
        _("已受理，双方会收到短信。下一步：由负责人指派调解员。"),
        respondents=_respondents(head), rows_of=invitation_rows,
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/steps/decline", permission=Permission.DECLINE,
    methods=("GET", "POST"), form=DeclineForm,
)  # fmt: skip
def step_decline(number: str) -> ResponseReturnValue:
    """Decline with a written notice."""
    head = step_page(number, "decline")
    form = DeclineForm(seen=head.version)
    actor = current_actor()
    return submit(
        form,
        act=lambda session: review.decline(session, actor, head.id, form.seen_version, _declined(form)),
        then=lambda _result: url_for("desk.non_acceptance", number=number),
        show=lambda: render_case(
            "desk/intake/decline.html", head, "overview", form=form, clocks=clock_lines(head, "decline")
        ),
        told=_("已决定不予受理，双方会收到短信；申请人登录后可以看到书面通知。"),
    )


def _declined(form: DeclineForm) -> Decline:
    return Decline(form.reason.data, form.road.data, form.text.data or "")


@page(blueprint, "/disputes/<number>/non-acceptance", permission=Permission.READ_AT_DESK)
def non_acceptance(number: str) -> ResponseReturnValue:
    """The written notice of non-acceptance, to be read and printed."""
    notice = parties_tab.notice_of_non_acceptance(reading(), current_actor(), number)
    return render_case("desk/intake/notice.html", notice.header, "overview", notice=notice)
