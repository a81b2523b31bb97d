"""Mediators to a case: naming, replacing and releasing them, their own answer, and conflicts of interest."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.kernel.errors import NotFound
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.mediators import assign, conflict
from mediation.projections import candidates, desk_case
from mediation.projections.candidates import AtWork
from mediation.projections.desk_case import DeskHeader
from mediation.projections.party_case import key_of
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.assignment_forms import (
    AssignForm,
    ConsentForm,
    DiscloseForm,
    ReleaseForm,
    ReplaceForm,
    TakeUpForm,
)
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.candidate_cards import Card, cards
from mediation.web.desk.frame import render_case
from mediation.web.desk.party_rows import conflict_rows
from mediation.web.desk.step_page import step_page
from mediation.web.labels import assignments as words
from mediation.web.labels.intake import party_name
from mediation.web.labels.workflows import state
from mediation.web.signed_in import current_actor
from mediation.web.spoken import said_of
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

A_PAGE = 20
"""Candidates on one page."""


def _offer(form: AssignForm, head: DeskHeader) -> list[Card]:
    """Only who may be assigned can be chosen; the use case asks again. Gives the cards to be shown."""
    naming = request.method == "POST"
    found = candidates.ranked(reading(), current_actor(), head, compared=not naming)
    form.mediator.choices = [
        (row.candidate.person_id.hex, row.candidate.name) for row in found if row.offered
    ]
    return cards(found)


def _part(shown: list[Card]) -> dict[str, Any]:
    """One page of the cards, and the way to the next; those who cannot be named stand on each."""
    able = [card for card in shown if not card.refusals]
    barred = [card for card in shown if card.refusals][:A_PAGE]
    begin = bounded(request.args.get("from", ""), len(able))
    end, more = begin + A_PAGE, None
    if end < len(able):
        said = _(
            "一共 %(all)s 位可以指派，这里是第 %(begin)s 到 %(end)s 位。",
            all=len(able),
            begin=begin + 1,
            end=end,
        )
        more = {"said": said, "href": f"{request.path}?from={end}"}
    return {"candidates": [*able[begin:end], *barred], "more": more}


def bounded(text: str, most: int) -> int:
    """A whole number of an address, no larger than this; 0 for anything else."""
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _of_case(form: ReleaseForm, rows: list[AtWork]) -> None:
    form.assignment.choices = [
        (row.id.hex, _("%(name)s（%(state)s）", name=row.name, state=state(row.state, "assignment")))
        for row in rows
    ]
    if len(rows) == 1 and not form.is_submitted():
        form.assignment.data = rows[0].id.hex


def _case(head: DeskHeader) -> str:
    return url_for("desk.overview", number=head.number)


@page(
    blueprint, "/disputes/<number>/steps/assign", permission=Permission.ASSIGN, methods=("GET", "POST"),
    form=AssignForm,
)  # fmt: skip
def step_assign(number: str) -> ResponseReturnValue:
    """Choose a mediator by qualification, load and what speaks against each."""
    head, actor = step_page(number, "assign"), current_actor()
    form = AssignForm(seen=head.version)
    shown = _offer(form, head)
    return submit(
        form,
        act=lambda session: assign.assign(session, actor, head.id, form.seen_version, form.person_id),
        then=lambda _result: _case(head),
        show=lambda: render_case("desk/assignment/assign.html", head, "overview", form=form, **_part(shown)),
        told=_("已指派。调解员会收到通知，接受并说明有无利害关系后开始办理。"),
    )


@page(
    blueprint, "/disputes/<number>/steps/replace", permission=Permission.REPLACE, methods=("GET", "POST"),
    form=ReplaceForm,
)  # fmt: skip
def step_replace(number: str) -> ResponseReturnValue:
    """Put another mediator in the place of one."""
    head, actor = step_page(number, "replace"), current_actor()
    form = ReplaceForm(seen=head.version)
    shown = _offer(form, head)
    _of_case(form, candidates.at_work(reading(), head.id))
    return submit(
        form,
        act=lambda session: assign.replace(
            session, actor, head.id, form.seen_version, form.assignment_id, form.person_id, form.reason.data
        ),
        then=lambda _result: _case(head),
        show=lambda: render_case("desk/assignment/replace.html", head, "overview", form=form, **_part(shown)),
        told=_("已更换。原调解员不能再查看任何一方的单独沟通，双方会收到短信。"),
    )


@page(
    blueprint, "/disputes/<number>/steps/recuse", permission=Permission.RECUSE, methods=("GET", "POST"),
    form=ReleaseForm,
)  # fmt: skip
def step_recuse(number: str) -> ResponseReturnValue:
    """Release a mediator; a mediator releases nobody but itself."""
    head, actor = step_page(number, "recuse"), current_actor()
    form = ReleaseForm(seen=head.version)
    rows = candidates.at_work(reading(), head.id)
    manages = head.may(actor, Permission.REPLACE)
    _of_case(form, [row for row in rows if manages or row.person_id == actor.person_id])
    return submit(
        form,
        act=lambda session: assign.recuse(
            session, actor, head.id, form.seen_version, form.assignment_id, form.reason.data
        ),
        then=lambda _result: _case(head) if manages else url_for("desk.today"),
        show=lambda: render_case("desk/assignment/recuse.html", head, "overview", form=form),
        told=_("已办理回避，该调解员不能再查看本案的单独沟通。下一步：由负责人另行指派。"),
    )


@page(
    blueprint, "/disputes/<number>/assignment", permission=Permission.ANSWER_ASSIGNMENT,
    methods=("GET", "POST"), form=TakeUpForm,
)  # fmt: skip
def assignment(number: str) -> ResponseReturnValue:
    """The named mediator takes the case on, declaring conflicts, or refuses it."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    own, form = candidates.own_proposal(reading(), actor, head), TakeUpForm(seen=head.version)
    common = candidates.in_common(reading(), actor, head)
    if not common:
        del form.checked
    refuses = form.answer.data == "refuse"
    told = {
        "free": _("已接受指派，双方的单独沟通现在对您开放。下一步：调解准备。"),
        "conflict": _("已接受指派并披露。各方书面同意之前，您不能办理本案的步骤，也不能查看单独沟通。"),
        "refuse": _("已谢绝指派，由负责人另行指派。"),
    }
    return submit(
        form,
        act=lambda session: _answer(session, actor, head, form),
        then=lambda _result: url_for("desk.today") if refuses else _case(head),
        show=lambda: render_case(
            "desk/assignment/answer.html",
            head,
            "assignment",
            form=form,
            own=own,
            common=[words.found(kind) for kind in common],
        ),
        told=told.get(form.answer.data or ""),
    )


def _answer(session: Session, actor: Any, head: DeskHeader, form: TakeUpForm) -> None:
    if form.answer.data == "refuse":
        assign.refuse(session, actor, head.id, form.reason.data or "")
    else:
        disclosed = form.conflict.data or "" if form.answer.data == "conflict" else None
        checked = "checked" in form and bool(form.checked.data)
        assign.take_up(session, actor, head.id, disclosed, checked=checked)


@page(
    blueprint, "/disputes/<number>/disclose", permission=Permission.DISCLOSE_CONFLICT,
    methods=("GET", "POST"), form=DiscloseForm,
)  # fmt: skip
def disclose(number: str) -> ResponseReturnValue:
    """A mediator at work discloses a conflict that came up."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    require(actor, Permission.DISCLOSE_CONFLICT, head.subject)
    form = DiscloseForm(seen=head.version)
    return submit(
        form,
        act=lambda session: conflict.disclose(session, actor, head.id, form.conflict.data or ""),
        then=lambda _result: url_for("desk.parties", number=number),
        show=lambda: render_case("desk/assignment/disclose.html", head, "parties", form=form),
        told=_("已披露。各方书面同意之前，您不能办理本案的步骤，也不能查看单独沟通。"),
    )


@page(
    blueprint, "/disputes/<number>/conflict/<key>", permission=Permission.AGREE_TO_CONFLICT,
    methods=("GET", "POST"), form=ConsentForm,
)  # fmt: skip
def conflict_consent(number: str, key: str) -> ResponseReturnValue:
    """Enter what a party wrote about a mediator who disclosed a conflict."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    require(actor, Permission.AGREE_TO_CONFLICT, head.subject)
    found = candidates.open_conflicts(reading(), head.id)
    shown = next((each for each in found if each.assignment.id == key_of(key)), None)
    if shown is None:
        raise NotFound()
    form = ConsentForm(seen=head.version)
    form.party.choices = [(each.party_id.hex, party_name(each.side, each.name)) for each in shown.asked]
    return submit(
        form,
        act=lambda session: conflict.enter_answer(
            session, actor, head.id, shown.assignment.id, form.party_id, form.word.data, said_of(form)
        ),
        then=lambda _result: url_for("desk.parties", number=number),
        show=lambda: render_case(
            "desk/assignment/conflict.html", head, "parties", form=form, rows=conflict_rows(shown)
        ),
        told=_("意见已登记。各方都书面同意后，调解员才能办理本案。"),
    )  # fmt: skip
