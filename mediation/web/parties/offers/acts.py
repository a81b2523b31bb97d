"""What a side does about its sealed offers: agree or not, leave, show its figures to the mediator."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.kernel.errors import NotFound, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.offers import method, release, stopping
from mediation.projections.party_case import key_of
from mediation.web.access import page
from mediation.web.forms import StepForm
from mediation.web.labels import offers as words
from mediation.web.offer_words import in_words
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.parties.offers.opened import opened
from mediation.web.parties.offers.pages import sealed_rows
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

PATH = "/disputes/<reference>/offers"


class WordForm(StepForm):
    """Whether one agrees to the manner."""

    word = RadioField(_l("您同意用这个办法吗"), validators=[InputRequired(_l("请选择同意还是不同意"))])

    def __init__(self) -> None:
        super().__init__()
        self.word.choices = words.word.choices()


def _back(reference: str) -> str:
    return url_for("parties.offers", reference=reference)


@page(
    blueprint, f"{PATH}/<method_id>/answer", permission=Permission.AGREE_TO_OFFERS,
    methods=("GET", "POST"), form=WordForm,
)  # fmt: skip
def answer_offers(reference: str, method_id: str) -> ResponseReturnValue:
    """Agree to the manner of sealed offers, or not."""
    at, actor = opened(reference, Permission.AGREE_TO_OFFERS), current_actor()
    shown = at.page.method(key_of(method_id))
    side = at.side(shown)
    if not shown.waits_for_consent:
        raise NotPossible("offers_over")
    form = WordForm()
    return submit(
        form,
        act=lambda session: method.answer(session, actor, at.head.id, shown.id, form.word.data, side),
        then=lambda _result: _back(reference),
        show=lambda: render_party(
            "parties/offers/answer.html", at.head, "proposals", form=form,
            method=in_words(at.page, shown), back_url=_back(reference),
        ),
        told=_("您的答复已记下。双方都同意，才开始第一轮；有一方不同意，就不用这个办法。"),
    )  # fmt: skip


@page(
    blueprint, f"{PATH}/<method_id>/leave", permission=Permission.AGREE_TO_OFFERS,
    methods=("GET", "POST"), form=StepForm,
)  # fmt: skip
def leave_offers(reference: str, method_id: str) -> ResponseReturnValue:
    """Leave the sealed offers; nothing more is told."""
    at, actor = opened(reference, Permission.AGREE_TO_OFFERS), current_actor()
    shown = at.page.method(key_of(method_id))
    at.side(shown)
    form = StepForm()
    return submit(
        form,
        act=lambda session: stopping.leave(session, actor, at.head.id, shown.id),
        then=lambda _result: _back(reference),
        show=lambda: render_party(
            "parties/offers/leave.html", at.head, "proposals", form=form, back_url=_back(reference)
        ),
        told=_("已退出，密封报价停用。没有公布的数额不会公布。"),
    )


@page(
    blueprint, f"{PATH}/rounds/<round_id>/release", permission=Permission.USE_OWN_CHANNEL,
    methods=("GET", "POST"), form=StepForm,
)  # fmt: skip
def release_offer(reference: str, round_id: str) -> ResponseReturnValue:
    """Show one's own figures of a round to the mediator, and to nobody else."""
    at, actor = opened(reference), current_actor()
    shown, held = at.page.round(key_of(round_id))
    side = at.side(shown)
    mine = next((each for each in at.receipts if each.round_id == held.id and each.party_id == side), None)
    if mine is None:
        raise NotFound()
    form, rows = StepForm(), sealed_rows(at, mine)
    told = [_("密封报价第 %(number)s 轮：", number=held.number)]
    told += [_("%(key)s：%(value)s", key=row.key, value=row.value) for row in rows]
    return submit(
        form,
        act=lambda session: release.release(session, actor, at.head.id, held.id, side, "\n".join(told)),
        then=lambda _result: _back(reference),
        show=lambda: render_party(
            "parties/offers/release.html", at.head, "proposals", form=form, rows=rows,
            back_url=_back(reference),
        ),
        told=_("已告诉调解员，对方看不到。"),
    )  # fmt: skip
