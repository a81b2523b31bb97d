"""The proposals tab: joint terms and outcomes, for a mediator with grants the answers too, and a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from mediation.law.enforceability import injury
from mediation.policy.permissions import Permission
from mediation.procedure import propose
from mediation.projections import desk_case, proposals_tab
from mediation.projections.proposals_tab import ProposalShown, ProposalsPage
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.step_page import step_page
from mediation.web.desk.terms_form import ProposalForm
from mediation.web.figures import sum_of
from mediation.web.filters import moment, money
from mediation.web.findings_text import FindingInWords, in_words, of_item, of_place
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.talks import answer
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.terms import ProposalInWords, Row, proposal_in_words
from mediation.web.translate import gettext as _

STANDING = ("put", "accepted")


@dataclass(frozen=True)
class OnTab:
    """A proposal with the answers that this reader may see, and what is found in it while it stands."""

    words: ProposalInWords
    answers: tuple[Row, ...]
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
    sees_answers = head.may(actor, Permission.READ_MEDIATOR_NOTES)
    return render_case(
        "desk/proposals/tab.html",
        head,
        "proposals",
        proposals=[
            OnTab(
                proposal_in_words(shown, row),
                _answers(shown, row) if sees_answers else (),
                _found(shown, row) if row.state in STANDING else (),
            )
            for row in shown.proposals
        ],
        may_put=head.may(actor, Permission.PUT_PROPOSAL),
    )


def _found(shown: ProposalsPage, row: ProposalShown) -> tuple[FindingInWords, ...]:
    kinds = {item.id.hex: item.kind for item in shown.items}
    return in_words(shown.found(row.terms, row.other_duties), kinds)


def _answers(shown: ProposalsPage, row: ProposalShown) -> tuple[Row, ...]:
    return tuple(Row(shown.party(party).name, _answer(row, party)) for party in row.asked)


def _answer(row: ProposalShown, party: Any) -> str:
    given = row.answers.get(party)
    if given is None:
        return _("还没有答复")
    told = _("%(answer)s（%(at)s）", answer=answer(given.answer), at=moment(given.at))
    return f"{told}\n{given.words}" if given.words else told


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
    shown = proposals_tab.page(reading(), actor, head.id)
    form = ProposalForm(seen=head.version)
    form.offer(shown)
    if request.method == "GET" and shown.proposals:
        form.take_up(shown.proposals[0].terms)
    more = request.form.get("more", request.form.get("part"))
    if more is not None:
        form.add_instalment(more)
        form.settle_in_part(request.form.get("part", ""))
        return _form_page(head, shown, form)
    return submit(
        form,
        act=lambda session: propose.put(
            session, actor, head.id, form.seen_version, form.terms(shown), form.other_duties.data or ""
        ),
        then=lambda _result: url_for("desk.proposals", number=head.number),
        show=lambda: _form_page(head, shown, form),
        told=_("方案已提出，双方已收到短信，请他们在自己的页面答复。"),
    )


def _form_page(head: desk_case.DeskHeader, shown: ProposalsPage, form: ProposalForm) -> str:
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
        found=[of_item(found, item.id.hex) for item in shown.asked],
        of_duties=of_place(found, "other_duties"),
        injuries=[item.kind == injury.KIND for item in shown.asked],
    )
