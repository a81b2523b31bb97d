"""What needs a party's consent: read it, agree or not with a reason, take one's own request back."""

from __future__ import annotations

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure import consent
from mediation.projections import asked
from mediation.projections.asked import Act
from mediation.projections.party_case import PartyHeader
from mediation.store import reading
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.asked_acts import AnswerForm, act_shown, title_of
from mediation.web.forms import StepForm
from mediation.web.parties.asking import ask, opened
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

ONE = "/disputes/<reference>/asked/<uuid:key>"
BOTH = ("GET", "POST")


def _opened(reference: str, key: UUID) -> tuple[PartyHeader, Act]:
    head = opened(reference, Permission.READ_OWN)
    return head, asked.one(reading(), current_actor(), head.subject, key)


def _case(head: PartyHeader) -> str:
    return url_for("parties.case", reference=head.id.hex)


@page(blueprint, ONE, permission=Permission.READ_OWN, methods=BOTH, form=AnswerForm)
def asked_act(reference: str, key: UUID) -> ResponseReturnValue:
    """What is asked, who answered, and the form for whoever may answer for this party."""
    actor = current_actor()
    head = opened(reference, Permission.READ_OWN)
    form = AnswerForm(seen=head.version)
    return submit(
        form,
        act=lambda session: consent.answer(
            session, actor, head.id, key, form.seen_version, form.word.data, form.words.data or ""
        ),
        then=lambda _result: _case(head),
        show=lambda: _drawn(head, asked.one(reading(), actor, head.subject, key), form),
        told=_("您的答复已经记下。各方都答复以后，结果会显示在案件进展里。"),
    )


def _drawn(head: PartyHeader, act: Act, form: AnswerForm) -> str:
    actor = current_actor()
    to_answer = act.waits_for(actor, head.subject)
    ours = act.waits and any(need.party_id in head.own_parties for need in act.parties_open)
    own = act.waits and act.asked_by == actor.person_id
    back = url_for("parties.take_back_asked", reference=head.id.hex, key=act.id) if own else ""
    return render_party(
        "parties/consents/act.html", head, "case", act=act_shown(act), form=form, to_answer=to_answer,
        clerk=ours and not to_answer, take_back_href=back,
    )  # fmt: skip


@page(blueprint, f"{ONE}/take-back", permission=Permission.TAKE_BACK_ASKED, methods=BOTH, form=StepForm)
def take_back_asked(reference: str, key: UUID) -> ResponseReturnValue:
    """Take back what one asked for."""
    head, act = _opened(reference, key)
    asking = Asking(
        _("收回请求：%(what)s", what=title_of(act.trigger)), _("收回"), kind="warning",
        effects=[_("这件事不再等待答复，已经作出的答复不再有用；以后可以重新提出。")],
        told=[_("被问到的人会收到短信。")],
    )  # fmt: skip
    return ask(
        head, "case", StepForm(seen=head.version), asking,
        lambda session, actor: consent.take_back(session, actor, head.id, key, ""),
        lambda _result: _case(head), _("请求已经收回。"), back_url=_case(head),
    )  # fmt: skip
