"""What the mediator enters for those present: signatures on paper, refusals, objections, words on facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice

from mediation.policy.permissions import Permission
from mediation.procedure.minutes import confirm, objecting, signing
from mediation.procedure.minutes.signing import Paper
from mediation.projections import signing as signing_shown
from mediation.projections.desk_case import DeskHeader
from mediation.projections.minutes.paper import MinutesShown, PersonShown
from mediation.store import reading
from mediation.web.access import page
from mediation.web.answer_words import OwnRange, own_range, own_words_hint
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.minutes.forms import EnteredFactsForm, PaperForm, WordsForm
from mediation.web.desk.minutes.paper import PATH, back_to, opened
from mediation.web.labels import minutes as words
from mediation.web.minutes_text import in_words, name_facts
from mediation.web.signed_in import current_actor
from mediation.web.spoken import given, said_of, upload_of
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


def _named(people: Iterable[PersonShown]) -> list[SelectChoice]:
    return [SelectChoice(each.id.hex, _who(each)) for each in people if each.role != "mediator"]


def _who(each: PersonShown) -> str:
    what = each.party if each.role == "party" else words.role(each.role)
    return _("%(name)s（%(what)s）", name=each.name, what=what) if what != each.name else each.name


@page(
    blueprint, f"{PATH}/signatures", permission=Permission.WRITE_MINUTES, methods=("GET", "POST"),
    form=PaperForm,
)  # fmt: skip
def record_minutes_signature(number: str, key: UUID) -> ResponseReturnValue:
    """Record a signature or thumb-print on the printed minutes."""
    head, shown = opened(number, key)
    below = _below(head, shown)
    form = PaperForm(below=below is not None, seen=head.version, digest=shown.digest)
    form.attendee.choices = _named(shown.unsigned)
    asking = Asking(
        _("登记纸面签名"), _("登记"), effects=[_("这个人视为已经在笔录上签名。")],
        hints={"remark": _("按手印的，写明由谁在场见证。"),
               "scan": _("拍下签名页，或者扫描。原件放进案卷。"), "own_words": own_words_hint(below)},
        warning=_("纸上的内容必须与这里的笔录一字不差。"),
    )  # fmt: skip
    return ask(
        head, "talks", form, asking,
        lambda session, actor: signing.record_paper(
            session, actor, head.id, shown.id, form.digest.data, _paper(form)
        ),
        lambda _done: back_to(head, shown), _("纸面签名已登记。"),
        template="desk/minutes/enter.html", text=in_words(shown.text), back=back_to(head, shown),
    )  # fmt: skip


def _below(head: DeskHeader, shown: MinutesShown) -> OwnRange | None:
    """What the minutes give a worker below the least of the law, where they agree on terms."""
    agreed = signing_shown.proposal_in_minutes(reading(), head.id, shown.id)
    found = signing_shown.range_to_tell(reading(), current_actor(), head.id, agreed, shown.id)
    return own_range(found.page, found.found, None) if found else None


def _paper(form: PaperForm) -> Paper:
    return Paper(
        UUID(hex=form.attendee.data), form.method.data, given(form.signed_at.data), form.remark.data or "",
        upload_of(form.scan), (form.own_words.data or "") if "own_words" in form else "",
    )  # fmt: skip


@page(
    blueprint, f"{PATH}/words", permission=Permission.WRITE_MINUTES, methods=("GET", "POST"), form=WordsForm
)
def enter_minutes_words(number: str, key: UUID) -> ResponseReturnValue:
    """Note that somebody will not sign, or finds the record wrong."""
    head, shown = opened(number, key)
    form = WordsForm(seen=head.version)
    form.attendee.choices = _named(shown.people)
    asking = Asking(
        _("登记拒绝签名或者不同意见"), _("登记"),
        effects=[_("写在签名旁边，双方都能看到；笔录的内容不变。需要改内容的，请用“更正笔录”。")],
    )  # fmt: skip
    return ask(
        head, "talks", form, asking,
        lambda session, actor: objecting.enter(
            session, actor, head.id, shown.id, UUID(hex=form.attendee.data), form.kind.data, form.words.data
        ),
        lambda _done: back_to(head, shown), _("已登记在笔录旁边。"),
        template="desk/minutes/enter.html", text=in_words(shown.text), back=back_to(head, shown),
    )  # fmt: skip


@page(
    blueprint, f"{PATH}/facts", permission=Permission.WRITE_MINUTES, methods=("GET", "POST"),
    form=EnteredFactsForm,
)  # fmt: skip
def enter_minutes_facts(number: str, key: UUID) -> ResponseReturnValue:
    """Enter what a party said of the facts."""
    head, shown = opened(number, key)
    asked = [fact for fact in shown.facts if fact.confirmed_at is None]
    form = EnteredFactsForm(seen=head.version, **({} if request.form else {"facts": [{} for _fact in asked]}))
    name_facts(form, asked)
    form.party.choices = [SelectChoice(party.hex, name) for party, name in shown.parties.items()]
    actor = current_actor()
    return submit(
        form,
        act=lambda session: confirm.enter(
            session,
            actor,
            head.id,
            shown.id,
            UUID(hex=form.party.data),
            answers_of(asked, form),
            said_of(form),
        ),
        then=lambda _done: back_to(head, shown),
        show=lambda: _facts_page(head, shown, form, asked),
        told=_("已登记。当事人登录后能看到，不是这样说的可以否认。"),
    )


def answers_of(asked: Any, form: Any) -> dict[UUID, str]:
    """Fact → what was chosen for it; what was left open is no answer."""
    rows = zip(asked, form.facts, strict=False)
    return {fact.id: entry.form.answer.data for fact, entry in rows if entry.form.answer.data}


def _facts_page(head: DeskHeader, shown: MinutesShown, form: EnteredFactsForm, asked: Any) -> str:
    return render_case(
        "desk/minutes/facts.html", head, "talks", form=form, asked=asked, back=back_to(head, shown)
    )
