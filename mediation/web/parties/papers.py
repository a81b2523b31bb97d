"""The papers of the joint file for a party: the list, handing in another, saving one."""

from __future__ import annotations

from uuid import UUID

from flask import Response, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import MultipleFileField
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.preparation import add_document
from mediation.projections import papers as joint_papers
from mediation.projections import party_case
from mediation.projections.party_case import PartyHeader
from mediation.store import reading
from mediation.web.access import page
from mediation.web.downloads import attachment, received
from mediation.web.forms import StepForm
from mediation.web.labels.papers import paper_kind
from mediation.web.minutes_listed import listed_in_words
from mediation.web.papers import listed
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class OwnPapersForm(StepForm):
    """Papers that a party hands in."""

    files = MultipleFileField(_l("选择照片或文件"))
    kind = RadioField(_l("这是什么材料？"), validators=[InputRequired(_l("请选择材料的种类"))])


@page(
    blueprint,
    "/disputes/<reference>/papers",
    permission=Permission.READ_OWN,
    methods=("GET", "POST"),
    form=OwnPapersForm,
)
def papers(reference: str) -> ResponseReturnValue:
    """The list, and a form while something can be handed in."""
    head, form = _head(reference), OwnPapersForm()
    form.kind.choices = [SelectChoice(*each) for each in paper_kind.choices(*add_document.FOR_PARTIES)]
    shown = listed(
        joint_papers.for_party(reading(), current_actor(), head.subject),
        lambda key: url_for("parties.paper", reference=head.id.hex, document=key),
    )
    return submit(
        form,
        act=lambda case: add_document.add_own(
            case, current_actor(), head.id, received(form.files), form.kind.data
        ),
        then=lambda _result: url_for("parties.papers", reference=head.id.hex),
        show=lambda: render_party(
            "parties/papers.html", head, "papers", form=form, files=shown,
            minutes=listed_in_words(reading(), head.id),
            may_add=head.may(current_actor(), Permission.ADD_DOCUMENT),
        ),
        told=_told(form.kind.data),
    )  # fmt: skip


def _told(kind: str | None) -> str:
    if kind in joint_papers.NOT_FOR_OTHERS:
        return _("身份证明只有您和调解机构能看到。")
    return _("材料已提交，调解机构和对方都能看到。")


@page(blueprint, "/disputes/<reference>/papers/<uuid:document>", permission=Permission.READ_OWN)
def paper(reference: str, document: UUID) -> Response:
    """One paper, to be saved."""
    subject = _head(reference).subject
    opened = joint_papers.open_for_party(reading(), current_actor(), subject, document)
    return attachment(opened.title, opened.body)


def _head(reference: str) -> PartyHeader:
    """The case of somebody who may read the joint file, not only the notice. Raises NotFound."""
    head = party_case.header(reading(), current_actor(), party_case.key_of(reference))
    require(current_actor(), Permission.READ_OWN, head.subject)
    return head
