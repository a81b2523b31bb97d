"""Laid out minutes at the desk: the text, who confirmed and signed what, and the mediator's own signature."""

from __future__ import annotations

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.minutes import signing
from mediation.projections import desk_case
from mediation.projections.desk_case import DeskHeader
from mediation.projections.minutes import paper
from mediation.projections.minutes.paper import MinutesShown
from mediation.store import reading
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.minutes.forms import DigestForm
from mediation.web.minutes_text import facts_in_words, in_words, signed_rows, state_label, warnings
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _

PATH = "/disputes/<number>/minutes/<uuid:key>"


def opened(number: str, key: UUID) -> tuple[DeskHeader, MinutesShown]:
    """The case and one version of minutes of it. Raises NotFound."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    return head, paper.shown(reading(), actor, head.subject, key)


def back_to(head: DeskHeader, shown: MinutesShown) -> str:
    """The address of the minutes."""
    return url_for("desk.minutes", number=head.number, key=shown.id)


@page(blueprint, PATH, permission=Permission.READ_AT_DESK)
def minutes(number: str, key: UUID) -> ResponseReturnValue:
    """The whole text, who said what to it, and what may be done."""
    head, shown = opened(number, key)
    actor = current_actor()
    own = any(each.own and each.role == "mediator" for each in shown.unsigned)
    writes = head.may(actor, Permission.WRITE_MINUTES)
    return render_case(
        "desk/minutes/paper.html", head, "talks", shown=shown, text=in_words(shown.text),
        state_label=state_label(shown), signed=signed_rows(shown), facts=facts_in_words(shown),
        warnings=warnings(shown.seats, shown.parties),
        may_sign=own and shown.open and head.may(actor, Permission.SIGN_MINUTES_AS_MEDIATOR),
        may_enter=writes and shown.open, may_correct=writes and shown.open,
        facts_awaited=any(fact.verdict != "confirmed" for fact in shown.facts),
        back=url_for("desk.talks", number=head.number),
    )  # fmt: skip


@page(
    blueprint, f"{PATH}/sign", permission=Permission.SIGN_MINUTES_AS_MEDIATOR, methods=("GET", "POST"),
    form=DigestForm,
)  # fmt: skip
def sign_minutes(number: str, key: UUID) -> ResponseReturnValue:
    """The mediator who wrote them signs."""
    head, shown = opened(number, key)
    form = DigestForm(seen=head.version, digest=shown.digest)
    asking = Asking(
        _("以调解员身份在笔录上签名"), _("签名"),
        effects=[_("您的姓名和签名时间会写在笔录上，不能撤回。")],
    )  # fmt: skip
    return ask(
        head, "talks", form, asking,
        lambda session, actor: signing.sign_as_mediator(session, actor, head.id, shown.id, form.digest.data),
        lambda _done: back_to(head, shown), _("您已在笔录上签名。"),
        template="desk/minutes/enter.html", text=in_words(shown.text), back=back_to(head, shown),
    )  # fmt: skip
