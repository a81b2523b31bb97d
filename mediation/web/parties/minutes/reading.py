"""A party reads minutes, confirms or denies the facts, and says what is wrong in the record."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import wtforms
from flask import request, url_for
from flask.typing import ResponseReturnValue
from wtforms import FormField, RadioField
from wtforms.validators import InputRequired, Optional

from mediation.minutes import rules
from mediation.policy.permissions import Permission
from mediation.procedure.minutes import confirm, objecting
from mediation.projections.minutes import paper
from mediation.projections.minutes.paper import MinutesShown
from mediation.projections.party_case import PartyHeader
from mediation.store import reading
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.labels import minutes as words
from mediation.web.lists import BoundedList
from mediation.web.minutes_text import facts_in_words, in_words, name_facts, signed_rows, state_label
from mediation.web.parties.asking import ask, opened
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

PATH = "/disputes/<reference>/minutes/<uuid:key>"


class FactForm(wtforms.Form):
    """One's own word about one fact."""

    answer = RadioField(_l("这一条对不对"), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answer.choices = words.fact_answer.choices(*rules.ANSWERS)


class FactsForm(StepForm):
    """One's own words about all facts that are open."""

    facts = BoundedList(FormField(FactForm), max_entries=rules.MOST_FACTS)
    note = AreaField(_l("说明（可以不填，双方都能看到）"), most=1000, required=False)


class WordsForm(StepForm):
    """Why one does not sign, or what is wrong in the record."""

    kind = RadioField(_l("您想说什么"), validators=[InputRequired(_l("请选择一项"))])
    words = AreaField(_l("原因，或者哪里记得不对（双方都能看到）"), most=1000)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind.choices = words.kind.choices(*objecting.KINDS)


def shown_to(reference: str, permission: Permission, key: UUID) -> tuple[PartyHeader, MinutesShown]:
    """The case and one version of minutes of it. Raises NotFound or NotAllowed."""
    head = opened(reference, permission)
    return head, paper.shown(reading(), current_actor(), head.subject, key)


def back_to(head: PartyHeader, shown: MinutesShown) -> str:
    """The address of the minutes."""
    return url_for("parties.minutes", reference=head.id.hex, key=shown.id)


@page(blueprint, PATH, permission=Permission.READ_OWN)
def minutes(reference: str, key: UUID) -> ResponseReturnValue:
    """The whole text, who said what to it, and what may be done."""
    head, shown = shown_to(reference, Permission.READ_OWN, key)
    actor = current_actor()
    signs = any(each.own for each in shown.unsigned) and head.may(actor, Permission.SIGN_MINUTES)
    return render_party(
        "parties/minutes/paper.html", head, "talks", shown=shown, text=in_words(shown.text),
        state_label=state_label(shown), signed=signed_rows(shown), facts=facts_in_words(shown),
        may_sign=signs and shown.open,
        may_confirm=shown.open and bool(_open_facts(shown)) and head.may(actor, Permission.CONFIRM_FACTS),
        back_url=url_for("parties.talks", reference=reference),
    )  # fmt: skip


def _open_facts(shown: MinutesShown) -> list[Any]:
    return [fact for fact in shown.facts if fact.confirmed_at is None]


@page(
    blueprint, f"{PATH}/facts", permission=Permission.CONFIRM_FACTS, methods=("GET", "POST"), form=FactsForm
)
def confirm_facts(reference: str, key: UUID) -> ResponseReturnValue:
    """Confirm or deny each fact."""
    head, shown = shown_to(reference, Permission.CONFIRM_FACTS, key)
    actor, asked = current_actor(), _open_facts(shown)
    form = FactsForm(seen=head.version, **_given(head, asked))
    name_facts(form, asked)
    return submit(
        form,
        act=lambda session: confirm.answer(
            session, actor, head.id, shown.id, _answers(asked, form), form.note.data or ""
        ),
        then=lambda _done: back_to(head, shown),
        show=lambda: render_party(
            "parties/minutes/facts.html", head, "talks", form=form, asked=asked, back_url=back_to(head, shown)
        ),
        told=_("您的答复已记下，双方都能看到。"),
    )


def _given(head: PartyHeader, asked: list[Any]) -> dict[str, Any]:
    """What one said before, to be said otherwise."""
    if request.form:
        return {}
    said = [{each.party_id: each.answer for each in fact.answers}.get(head.party_id) for fact in asked]
    return {"facts": [{"answer": answer or None} for answer in said]}


def _answers(asked: list[Any], form: FactsForm) -> dict[UUID, str]:
    rows = zip(asked, form.facts, strict=False)
    return {fact.id: entry.form.answer.data for fact, entry in rows if entry.form.answer.data}


@page(blueprint, f"{PATH}/words", permission=Permission.SIGN_MINUTES, methods=("GET", "POST"), form=WordsForm)
def minutes_words(reference: str, key: UUID) -> ResponseReturnValue:
    """Say that one will not sign, or what is wrong."""
    head, shown = shown_to(reference, Permission.SIGN_MINUTES, key)
    form = WordsForm(seen=head.version)
    asking = Asking(
        _("不签名，或者有不同意见"), _("提交"), kind="warning",
        effects=[_("您写的话放在笔录旁边，笔录的内容不变；调解员可以更正笔录，再请大家核对。"),
                 _("不签名不影响您申请仲裁的权利。")],
    )  # fmt: skip
    return ask(
        head, "talks", form, asking,
        lambda session, actor: objecting.say(
            session, actor, head.id, shown.id, form.kind.data, form.words.data
        ),
        lambda _done: back_to(head, shown), _("已写在笔录旁边，调解员和对方都能看到。"),
        back_url=back_to(head, shown),
    )  # fmt: skip
