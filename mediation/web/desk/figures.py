"""The lawful figure of one claim item at the desk: versions side by side, and facts as they were said."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.claims.law_kinds import law_kinds_of
from mediation.claims.stated import APPLICANT, RESPONDENT, STATED_BY, UNDISPUTED, faults_of_facts
from mediation.kernel.errors import NotFound, NotPossible
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.preparation import state_facts
from mediation.procedure.preparation.state_facts import Facts, Stated
from mediation.projections import claim_items, desk_case
from mediation.projections.claim_items import ClaimShown
from mediation.projections.desk_case import DeskHeader
from mediation.store import reading
from mediation.web import figures as words
from mediation.web import versions
from mediation.web.access import page
from mediation.web.asked import SPOKEN
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.fact_forms import FactsForm, any_kind, form_for, kind_asked
from mediation.web.fact_pages import answered
from mediation.web.fields import AreaField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.facts import side as side_name
from mediation.web.signed_in import current_actor
from mediation.web.spoken import said_of
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

PATH = "/disputes/<number>/claims/<uuid:item>"


class ToldFactsForm(FactsForm, SpokenFields, StepForm):
    """The facts of a side as staff heard them."""


class FoundFactsForm(FactsForm, StepForm):
    """Facts that nobody disputes."""

    note = AreaField(_l("从哪里看出没有争议？"), most=1000, required=False)


class AnyFactsForm(ToldFactsForm):
    """Whatever may have been typed into one of them."""


@page(blueprint, PATH, permission=Permission.READ_AT_DESK)
def claim_figure(number: str, item: UUID) -> ResponseReturnValue:
    """What the law gives for one item, by each version of its facts."""
    head = desk_case.header(reading(), current_actor(), number)
    claim = claim_items.one(reading(), head.id, item)
    if claim.figures is None:
        raise NotFound()
    said = versions.shown(claim.figures)
    there = {each.law_kind for each in said}
    return render_case(
        "desk/figures/item.html", head, "claims", claim=claim, asked=claim_kind(claim.kind), said=said,
        total=words.sum_of(claim.figures) if len(said) > 1 else "",
        unsaid=[(kind, words.kind_name(kind)) for kind in law_kinds_of(claim.kind) if kind not in there],
        sides=_sides(head) if claim.withdrawn_at is None else (),
    )  # fmt: skip


def _sides(head: DeskHeader) -> list[tuple[str, str]]:
    """Whose facts this reader may write down."""
    actor = current_actor()
    found = []
    if head.may(actor, Permission.STATE_FACTS):
        found += [(APPLICANT, _("登记申请人的说法")), (RESPONDENT, _("登记被申请人的说法"))]
    if head.may(actor, Permission.FIND_UNDISPUTED):
        found.append((UNDISPUTED, _("记下没有争议的事实")))
    return found


@page(
    blueprint, f"{PATH}/facts/<law_kind>/<side>", permission=Permission.STATE_FACTS, methods=("GET", "POST"),
    form=any_kind(AnyFactsForm),
)  # fmt: skip
def claim_facts(number: str, item: UUID, law_kind: str, side: str) -> ResponseReturnValue:
    """The facts of one entitlement, as a side told them or as nobody disputes them."""
    head, claim = _open(number, item, side)
    kind_asked(law_kind, law_kinds_of(claim.kind))
    seen = claim.figures.newest if claim.figures else 0
    made: Any = FoundFactsForm if side == UNDISPUTED else ToldFactsForm
    form = form_for(law_kind, made)(seen=seen)
    form.begin_with(_known(claim, law_kind, side))

    def show() -> str:
        return _facts_page(head, claim, form, law_kind, side)

    actor = current_actor()
    return answered(
        form,
        partial(faults_of_facts, law_kind),
        act=lambda session: state_facts.state(
            session, actor, head.id, claim.id, form.seen_version, _stated(form, law_kind, side)
        ),
        then=lambda _result: url_for("desk.claim_figure", number=head.number, item=claim.id),
        show=show,
        told=_("已经记下，双方都能看到。"),
    )


def _open(number: str, item: UUID, side: str) -> tuple[DeskHeader, ClaimShown]:
    if side not in STATED_BY:
        raise NotFound()
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    needed = Permission.FIND_UNDISPUTED if side == UNDISPUTED else Permission.STATE_FACTS
    require(actor, needed, head.subject)
    claim = claim_items.one(reading(), head.id, item)
    if claim.withdrawn_at is not None:
        raise NotPossible("claim_withdrawn")
    return head, claim


def _known(claim: ClaimShown, law_kind: str, side: str) -> dict[str, Any]:
    """What that side said before; of a respondent who has said nothing, what the applicant says."""
    if claim.figures is None:
        return {}
    usual = claim.figures.told_by(APPLICANT, law_kind) if side == RESPONDENT else {}
    return dict(claim.figures.told_by(side, law_kind) or usual)


def _stated(form: Any, law_kind: str, side: str) -> Stated:
    told = Facts(law_kind, side, form.facts(), form.note.data or "")
    return Stated(told, None if side == UNDISPUTED else said_of(form))


def _facts_page(head: DeskHeader, claim: ClaimShown, form: Any, law_kind: str, side: str) -> str:
    return render_case(
        "desk/figures/facts.html", head, "claims", form=form, title=side_name(side),
        about=words.kind_name(law_kind), undisputed=side == UNDISPUTED,
        spoken=[each for each in form if each.short_name in (*SPOKEN, "note")],
        back=url_for("desk.claim_figure", number=head.number, item=claim.id),
    )  # fmt: skip
