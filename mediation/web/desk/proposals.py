"""The proposals tab: joint terms and outcomes, for a mediator with grants the answers too, and a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotFound
from mediation.law.enforceability import injury
from mediation.policy.permissions import Permission
from mediation.procedure.proposing import drafts, propose
from mediation.projections import desk_case, proposals_tab
from mediation.projections.party_case import key_of
from mediation.projections.proposals_tab import Draft, ProposalShown, ProposalsPage
from mediation.proposals.counters import taken_up
from mediation.proposals.terms import Term
from mediation.store import reading
from mediation.web.access import page
from mediation.web.answer_words import beside_the_proposal
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.offers import prefill
from mediation.web.desk.step_page import step_page
from mediation.web.desk.terms_form import ProposalForm, as_sent
from mediation.web.figures import sum_of
from mediation.web.filters import moment, money
from mediation.web.findings_text import FindingInWords, in_words, of_item, of_place
from mediation.web.forms import StepForm
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.talks import answer
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.terms import ProposalInWords, Reader, Row, proposal_in_words
from mediation.web.translate import gettext as _

STANDING = ("put", "accepted")


@dataclass(frozen=True)
class OnTab:
    """A proposal with the answers that this reader may see, and what is found in it while it stands."""

    words: ProposalInWords
    answers: tuple[Row, ...]
    wanted: tuple[Row, ...]
    """Item by item what is proposed, and what each party that countered would agree to."""
    countered_by: tuple[tuple[str, str], ...]
    """Name of each such party, and where the next version begins with its terms."""
    found: tuple[FindingInWords, ...]


@dataclass(frozen=True)
class AskedShown:
    """A claim item in the form of a proposal; `lawful`: the figure in words, `href`: where its working is."""

    key: str
    value: str
    lawful: str
    href: str


@page(blueprint, "/disputes/<number>/proposals", permission=Permission.READ_AT_DESK)
def proposals(number: str) -> ResponseReturnValue:
    """All proposals, newest first."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    shown = proposals_tab.page(reading(), actor, head.id)
    return render_case(
        "desk/proposals/tab.html",
        head,
        "proposals",
        proposals=[
            _on_tab(head, shown, row, sees_answers=head.may(actor, Permission.READ_MEDIATOR_NOTES))
            for row in shown.proposals
        ],
        may_put=head.may(actor, Permission.PUT_PROPOSAL),
        draft=proposals_tab.draft(reading(), actor, head),
        sees_offers=head.may(actor, Permission.READ_MEDIATOR_NOTES),
    )


def _on_tab(
    head: desk_case.DeskHeader, shown: ProposalsPage, row: ProposalShown, *, sees_answers: bool
) -> OnTab:
    def working(item: UUID) -> str:
        return url_for("desk.claim_figure", number=head.number, item=item)

    may_put = head.may(current_actor(), Permission.PUT_PROPOSAL)
    newest = shown.proposals[0].id == row.id
    countered = [party for party in row.asked if party in row.answers and row.answers[party].counter]
    return OnTab(
        proposal_in_words(shown, row, Reader(working)),
        _answers(shown, row) if sees_answers else (),
        beside_the_proposal(shown, row) if sees_answers else (),
        tuple((shown.party(party).name, _begin(head, party)) for party in countered)
        if sees_answers and may_put and newest
        else (),
        _found(shown, row) if row.state in STANDING else (),
    )


def _begin(head: desk_case.DeskHeader, party: UUID) -> str:
    return url_for("desk.step_put_proposal", number=head.number, counter=party.hex)


def _found(shown: ProposalsPage, row: ProposalShown) -> tuple[FindingInWords, ...]:
    kinds = {item.id.hex: item.kind for item in shown.items}
    return in_words(shown.found(row.terms, row.other_duties), kinds)


def _answers(shown: ProposalsPage, row: ProposalShown) -> tuple[Row, ...]:
    return tuple(Row(shown.party(party).name, _answer(row, party)) for party in row.asked)


def _answer(row: ProposalShown, party: Any) -> str:
    given = row.answers.get(party)
    if given is None:
        return _("还没有答复")
    told = [_("%(answer)s（%(at)s）", answer=answer(given.answer), at=moment(given.at)), given.words]
    if given.own_words:
        told.append(_("接受低于依法数额，本人的话：%(words)s", words=given.own_words))
    return "\n".join(filter(None, told))


@page(
    blueprint,
    "/disputes/<number>/steps/put-proposal",
    permission=Permission.PUT_PROPOSAL,
    methods=("GET", "POST"),
    form=ProposalForm,
)
def step_put_proposal(number: str) -> ResponseReturnValue:
    """Put terms to all whom they bind."""
    actor = current_actor()
    head = step_page(number, "put_proposal")
    more = request.form.get("more", request.form.get("part"))
    if request.method == "POST" and more is None and "keep" not in request.form:
        return _put(head)
    shown = proposals_tab.page(reading(), actor, head.id)
    draft = proposals_tab.draft(reading(), actor, head)
    form = _begun(head, shown, draft)
    if more is not None:
        form.add_instalment(more)
        form.settle_in_part(request.form.get("part", ""))
        return _form_page(head, shown, form, draft)
    if "keep" in request.form:
        return _kept(head, shown, form, draft)
    return _form_page(head, shown, form, draft)


def _put(head: desk_case.DeskHeader) -> ResponseReturnValue:
    """What is sent needs the parties and what is asked; the rest is read when it must be shown."""
    actor = current_actor()
    asked = proposals_tab.page(reading(), actor, head.id, with_proposals=False)
    form = ProposalForm(seen=head.version)
    form.offer(asked)

    def show() -> str:
        shown = proposals_tab.page(reading(), actor, head.id)
        return _form_page(head, shown, form, proposals_tab.draft(reading(), actor, head))

    return submit(
        form,
        act=lambda session: propose.put(
            session, actor, head.id, form.seen_version, form.terms(asked), form.other_duties.data or ""
        ),
        then=lambda _result: url_for("desk.proposals", number=head.number),
        show=show,
        told=_("方案已提出，双方已收到短信，请他们在自己的页面答复。"),
    )


def _begun(head: desk_case.DeskHeader, shown: ProposalsPage, draft: Draft | None) -> ProposalForm:
    """The form as it was sent; opened anew it begins with the draft, else with the newest proposal."""
    revision = draft.revision if draft else 0
    if request.method == "GET" and draft and not request.args:
        form = ProposalForm(formdata=as_sent(shown, draft.typed), seen=head.version, draft=revision)
        form.offer(shown, begun=True)
        return form
    form = ProposalForm(seen=head.version, draft=revision)
    form.offer(shown)
    begun = request.method == "GET" and prefill.fill_in(reading(), head, shown, form)
    if request.method == "GET" and shown.proposals and not begun:
        form.take_up(shown, _begins_with(shown))
        form.other_duties.data = shown.proposals[0].other_duties
    return form


def _kept(
    head: desk_case.DeskHeader, shown: ProposalsPage, form: ProposalForm, draft: Draft | None
) -> ResponseReturnValue:
    """Keep what was typed, finished or not: of the form only that it is sent once and by its reader."""
    typed, seen, actor, sent = form.typed_so_far(shown), form.draft.data, current_actor(), StepForm()

    def show() -> str:
        form.form_errors.extend(sent.form_errors)
        form.draft.raw_data, form.draft.data = None, draft.revision if draft else 0
        return _form_page(head, shown, form, draft)

    return submit(
        sent,
        act=lambda session: drafts.keep(session, actor, head.id, seen, typed),
        then=lambda _result: url_for("desk.proposals", number=head.number),
        show=show,
        told=_("草稿已保存，只有本案的调解员能看到。"),
    )


@page(
    blueprint,
    "/disputes/<number>/proposals/draft/throw-away",
    permission=Permission.PUT_PROPOSAL,
    methods=("POST",),
    form=StepForm,
)
def throw_draft_away(number: str) -> ResponseReturnValue:
    """The draft is not wanted any more."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    return submit(
        StepForm(),
        act=lambda session: drafts.throw_away(session, actor, head.id),
        then=lambda _result: url_for("desk.proposals", number=head.number),
        told=_("草稿已删除。"),
    )


def _begins_with(shown: ProposalsPage) -> tuple[Term, ...]:
    """The terms of the newest proposal, with what one party's counter wants in them where it was chosen."""
    newest, party = shown.proposals[0], request.args.get("counter")
    if party is None:
        return newest.terms
    given = newest.answers.get(key_of(party))
    if given is None or given.counter is None:
        raise NotFound()
    return taken_up(newest.terms, given.counter)


def _countered_by(shown: ProposalsPage) -> str:
    party = request.args.get("counter")
    return shown.party(key_of(party)).name if party else ""


def _form_page(
    head: desk_case.DeskHeader, shown: ProposalsPage, form: ProposalForm, draft: Draft | None
) -> str:
    asked = [
        AskedShown(
            claim_kind(item.kind), money(item.amount_fen) or _("没有金额"), sum_of(item.figures),
            url_for("desk.claim_figure", number=head.number, item=item.id) if item.figures else "",
        )
        for item in shown.asked
    ]  # fmt: skip
    found = in_words(shown.found(form.so_far(shown), form.other_duties.data or ""))
    standing = any(row.state in STANDING for row in shown.proposals)
    return render_case(
        "desk/proposals/new.html",
        head,
        "proposals",
        form=form,
        asked=asked,
        total=money(form.total_fen),
        claimed=money(head.claimed_fen),
        standing=standing,
        from_counter=_countered_by(shown),
        draft=draft,
        goes_on=draft is not None and not request.args,
        found=[of_item(found, item.id.hex) for item in shown.asked],
        of_duties=of_place(found, "other_duties"),
        injuries=[item.kind == injury.KIND for item in shown.asked],
    )
