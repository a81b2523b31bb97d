"""What an applicant wants changed is entered at the desk as it was said, one change at a time."""

from __future__ import annotations

from flask import request, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.preparation import amend
from mediation.projections import overview
from mediation.store import reading
from mediation.web import amending
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.step_page import step_page
from mediation.web.spoken import said_of
from mediation.web.translate import gettext as _


@page(
    blueprint, "/disputes/<number>/steps/amend", permission=Permission.AMEND, methods=("GET", "POST"),
    form=amending.AnyForm,
)  # fmt: skip
def step_amend(number: str) -> ResponseReturnValue:
    """First what is to be changed, then how, and how it was said."""
    head = step_page(number, "amend")
    items, parties = overview.claims(reading(), head.id), overview.parties(reading(), head.id)
    address = url_for("desk.step_amend", number=number)
    if not request.args.get("do"):
        groups = amending.groups(items, parties)
        return render_case("desk/amend/choose.html", head, "claims", groups=groups, address=address)
    doing = amending.doing(request.args["do"], request.args.get("of", ""), items, parties)
    form = amending.form_for(doing, head, spoken=True)
    title = _("%(title)s：%(about)s", title=doing.title, about=doing.about) if doing.about else doing.title
    asking = Asking(
        title, _("登记变更"), effects=doing.effects,
        told=[_("双方会收到短信；申请人登录后能看到登记的话，可以提出异议。")],
        hints={"note": _("写下申请人的原话。")},
    )  # fmt: skip
    return ask(
        head, "claims", form, asking,
        lambda session, actor: amend.amend(
            session, actor, head.id, form.seen_version, doing.amendment(form, said_of(form))
        ),
        lambda _result: url_for("desk.claims", number=number), _("变更已登记，双方会收到短信。"),
    )  # fmt: skip
