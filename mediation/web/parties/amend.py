"""An applicant changes what it asks for or whom it names, one question at a time."""

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
from mediation.web.parties.asking import ask
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.parties.step_page import step_page
from mediation.web.translate import gettext as _


@page(
    blueprint, "/disputes/<reference>/steps/amend", permission=Permission.AMEND, methods=("GET", "POST"),
    form=amending.AnyForm,
)  # fmt: skip
def step_amend(reference: str) -> ResponseReturnValue:
    """First what is to be changed, then how."""
    head = step_page(reference, "amend")
    items, parties = overview.claims(reading(), head.id), overview.parties(reading(), head.id)
    address = url_for("parties.step_amend", reference=reference)
    if not request.args.get("do"):
        groups = amending.groups(items, parties)
        return render_party("parties/amend/choose.html", head, "case", groups=groups, address=address)
    doing = amending.doing(request.args["do"], request.args.get("of", ""), items, parties)
    form = amending.form_for(doing, head, spoken=False)
    asking = Asking(
        doing.title, _("确认变更"), effects=doing.effects, told=[_("双方会收到短信。")],
        hints={"amount_fen": _("写成数字，例如 8000、8,000元 或 8千。")},
        kind="warning" if doing.do == "withdraw" else "primary",
    )  # fmt: skip
    return ask(
        head, "case", form, asking,
        lambda session, actor: amend.amend(
            session, actor, head.id, form.seen_version, doing.amendment(form)
        ),
        lambda _result: url_for("parties.case", reference=reference), _("已经变更，双方会收到短信。"),
        about=doing.about, back_url=address,
    )  # fmt: skip
