"""The papers of the joint file at the desk: the list, taking in another, saving one."""

from __future__ import annotations

from uuid import UUID

from flask import Response, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import MultipleFileField
from wtforms import SelectChoice, SelectField
from wtforms.validators import InputRequired, Optional

from mediation.policy.permissions import Permission
from mediation.procedure.preparation import add_document
from mediation.projections import desk_case
from mediation.projections import papers as joint_papers
from mediation.projections.desk_case import DeskHeader
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.downloads import attachment, received
from mediation.web.fields import TextField
from mediation.web.forms import StepForm
from mediation.web.labels.papers import paper_kind
from mediation.web.minutes_listed import listed_in_words
from mediation.web.papers import listed
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class DeskPapersForm(StepForm):
    """Papers that staff take in."""

    files = MultipleFileField(_l("选择文件"))
    kind = SelectField(_l("这是什么材料"), validators=[InputRequired(_l("请选择材料的种类"))])
    party = SelectField(_l("谁的材料"), validators=[Optional()])
    title = TextField(_l("名称（可以不填）"), most=100, required=False)


@page(
    blueprint,
    "/disputes/<number>/papers",
    permission=Permission.READ_AT_DESK,
    methods=("GET", "POST"),
    form=DeskPapersForm,
)
def papers(number: str) -> ResponseReturnValue:
    """The list, and a form for who may add."""
    head = desk_case.header(reading(), current_actor(), number)
    form = _form(head)
    shown = listed(
        joint_papers.of_dispute(reading(), head.id),
        lambda key: url_for("desk.paper", number=head.number, document=key),
    )
    return submit(
        form,
        act=lambda case: add_document.add_at_desk(
            case, current_actor(), head.id, received(form.files), form.kind.data, form.title.data or "",
            UUID(hex=form.party.data) if form.party.data else None,
        ),
        then=lambda _result: url_for("desk.papers", number=head.number),
        show=lambda: render_case(
            "desk/papers.html", head, "papers", form=form, files=shown,
            minutes=listed_in_words(reading(), head.id),
            may_add=head.may(current_actor(), Permission.ADD_DOCUMENT),
        ),
        told=_("材料已收入案卷，双方都能看到。"),
    )  # fmt: skip


def _form(head: DeskHeader) -> DeskPapersForm:
    form = DeskPapersForm(seen=head.version)
    form.kind.choices = [SelectChoice(*each) for each in paper_kind.choices()]
    own = [SelectChoice("", str(_l("调解机构自己的记录")))]
    form.party.choices = own + [
        SelectChoice(party.id.hex, party.name) for party in joint_papers.parties_of(reading(), head.id)
    ]
    return form


@page(blueprint, "/disputes/<number>/papers/<uuid:document>", permission=Permission.READ_AT_DESK)
def paper(number: str, document: UUID) -> Response:
    """One paper, to be saved."""
    head = desk_case.header(reading(), current_actor(), number)
    opened = joint_papers.open_one(reading(), head.id, document)
    return attachment(opened.title, opened.body)
