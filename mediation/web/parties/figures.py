"""A party reckons for itself what the law gives, seen by nobody; what it wants known it says on a page apart.

Reckoning writes nothing and is kept nowhere. Saying one's facts is joint: both sides and the mediator see it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue

from mediation.claims.figures import Version, version
from mediation.claims.law_kinds import law_kinds_of
from mediation.claims.stated import APPLICANT, UNDISPUTED, faults_of_facts
from mediation.kernel.errors import NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.preparation import state_facts
from mediation.procedure.preparation.state_facts import Facts, Stated
from mediation.projections import claim_items
from mediation.projections.claim_items import ClaimShown
from mediation.projections.party_case import PartyHeader
from mediation.store import reading
from mediation.web import figures as words
from mediation.web import versions
from mediation.web.access import page
from mediation.web.fact_forms import FactsForm, any_kind, form_for, kind_asked
from mediation.web.fact_pages import answered
from mediation.web.fields import AreaField
from mediation.web.filters import money
from mediation.web.forms import StepForm
from mediation.web.labels.claims import claim_kind
from mediation.web.parties.asking import opened
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l
from mediation.web.versions import FigureShown

PATH = "/disputes/<reference>/figures"
ONE = f"{PATH}/<uuid:item>/<law_kind>"


class OwnFactsForm(FactsForm):
    """The facts as a party reckons with them; kept nowhere."""


class SayFactsForm(FactsForm, StepForm):
    """The facts as a party says them to all."""

    note = AreaField(_l("想说明的情况（可以不写）"), most=1000, required=False)


@dataclass(frozen=True)
class ItemShown:
    """One thing asked for, with what was said of its facts and what can be reckoned."""

    id: UUID
    kind: str
    amount: str
    lawful: str
    said: list[FigureShown]
    ways: list[tuple[str, str]]


@page(blueprint, PATH, permission=Permission.READ_OWN)
def figures(reference: str) -> ResponseReturnValue:
    """Everything that is asked for and can be reckoned."""
    head = opened(reference, Permission.READ_OWN)
    items = [_item(each) for each in claim_items.claims(reading(), head.id) if each.withdrawn_at is None]
    may_say = head.may(current_actor(), Permission.STATE_FACTS)
    return render_party("parties/figures/list.html", head, "figures", items=items, may_say=may_say)


def _item(claim: ClaimShown) -> ItemShown:
    return ItemShown(
        claim.id,
        claim_kind(claim.kind),
        money(claim.amount_fen),
        words.sum_of(claim.figures),
        versions.shown(claim.figures) if claim.figures else [],
        [(kind, words.kind_name(kind)) for kind in law_kinds_of(claim.kind)],
    )


@page(blueprint, ONE, permission=Permission.READ_OWN, methods=("GET", "POST"), form=any_kind(OwnFactsForm))
def own_figure(reference: str, item: UUID, law_kind: str) -> ResponseReturnValue:
    """Reckon with one's own facts; the answer is shown and forgotten."""
    head, claim = _open(reference, item, law_kind, Permission.READ_OWN)
    form = form_for(law_kind, OwnFactsForm)()
    form.begin_with(_known(claim, law_kind, head.side))
    if request.method == "GET" or "more" in request.form:
        if request.method == "POST":
            form.lengthen()
        return _own_page(head, claim, form, law_kind)
    if not form.validate() or claim.figures is None:
        return _own_page(head, claim, form, law_kind), 422
    found = version(law_kind, head.side, form.facts(), claim.figures.setting)
    if form.blame_facts(found.errors):
        return _own_page(head, claim, form, law_kind), 422
    return _own_page(head, claim, form, law_kind, found)


def _own_page(
    head: PartyHeader, claim: ClaimShown, form: Any, law_kind: str, found: Version | None = None
) -> str:
    done = found.computation if found else None
    return render_party(
        "parties/figures/own.html", head, "figures", form=form, title=words.kind_name(law_kind),
        asked=money(claim.amount_fen), working=words.working(done) if done else None,
        back_url=url_for("parties.figures", reference=head.id.hex),
        say_url=_say_url(head, claim, law_kind),
    )  # fmt: skip


def _say_url(head: PartyHeader, claim: ClaimShown, law_kind: str) -> str | None:
    if not head.may(current_actor(), Permission.STATE_FACTS):
        return None
    return url_for("parties.say_facts", reference=head.id.hex, item=claim.id, law_kind=law_kind)


@page(
    blueprint, f"{ONE}/say", permission=Permission.STATE_FACTS, methods=("GET", "POST"),
    form=any_kind(SayFactsForm),
)  # fmt: skip
def say_facts(reference: str, item: UUID, law_kind: str) -> ResponseReturnValue:
    """Say one's facts so that all see them; what was typed for oneself can be taken over here."""
    head, claim = _open(reference, item, law_kind, Permission.STATE_FACTS)
    form: Any = form_for(law_kind, SayFactsForm)(seen=claim.figures.newest if claim.figures else 0)
    form.begin_with(_known(claim, law_kind, head.side))
    back = url_for("parties.figures", reference=head.id.hex)

    def show() -> str:
        return render_party(
            "parties/figures/say.html", head, "figures", form=form, title=words.kind_name(law_kind),
            back_url=back,
        )  # fmt: skip

    actor = current_actor()
    return answered(
        form,
        partial(faults_of_facts, law_kind),
        act=lambda session: state_facts.state(
            session, actor, head.id, claim.id, form.seen_version, _stated(form, law_kind, head.side)
        ),
        then=lambda _result: back,
        show=show,
        told=_("已经写进案件，调解员和对方都能看到。以后可以再改，改过以后原来说的仍然能查到。"),
    )


def _open(
    reference: str, item: UUID, law_kind: str, permission: Permission
) -> tuple[PartyHeader, ClaimShown]:
    head = opened(reference, permission)
    claim = claim_items.one(reading(), head.id, item)
    kind_asked(law_kind, law_kinds_of(claim.kind))
    if claim.withdrawn_at is not None:
        raise NotPossible("claim_withdrawn")
    return head, claim


def _known(claim: ClaimShown, law_kind: str, side: str) -> dict[str, Any]:
    """What this side said, else what the applicant says, with what is undisputed over it."""
    if claim.figures is None:
        return {}
    said = claim.figures
    own = said.told_by(side, law_kind) or said.told_by(APPLICANT, law_kind)
    return {**own, **said.told_by(UNDISPUTED, law_kind)}


def _stated(form: Any, law_kind: str, side: str) -> Stated:
    return Stated(Facts(law_kind, side, form.facts(), form.note.data or ""))
