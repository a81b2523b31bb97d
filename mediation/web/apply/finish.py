"""Check the answers, send them, and what one is told then."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from mediation.applications import rules
from mediation.kernel import clock
from mediation.policy.permissions import Permission
from mediation.procedure.claims import file_online
from mediation.procedure.claims.filing import Filed
from mediation.projections import application
from mediation.store import reading
from mediation.web.access import page
from mediation.web.apply import flow, words
from mediation.web.apply.blueprint import blueprint
from mediation.web.apply.forms import ButtonForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

FILED = "filed"
SHOWN_FOR = timedelta(minutes=30)
"""How long this browser can show the tracking code again: nobody else can, it is kept only as a hash."""


@page(blueprint, "/check", permission=Permission.FILE)
def check() -> ResponseReturnValue:
    """Everything that was answered; what is still missing is asked first."""
    draft = flow.needed()
    missing = rules.first_open(draft.answers)
    return redirect(flow.address(missing), 303) if missing else _check(ButtonForm())


def _check(form: ButtonForm) -> str:
    draft = flow.needed()
    kinds = {each["kind"] for each in rules.listed(draft.answers, "items")}
    chosen = draft.answers.get("office", {}).get("office")
    names = {choice.id.hex: choice.name for choice in application.offices(reading(), kinds)}
    return flow.shown(
        "check", "check", draft,
        form=form, sections=words.sections(draft, names.get(chosen, "")),
        doubts=[_doubt(name) for name in rules.doubts(draft.answers)],
    )  # fmt: skip


def _doubt(name: str) -> str:
    if name == "credit_code":
        return _("统一社会信用代码好像有错，请核对。不改也可以提交。")
    return _("身份证号好像有错，请核对。不改也可以提交。")


@page(blueprint, "/submit", permission=Permission.FILE, methods=("POST",), form=ButtonForm)
def send() -> ResponseReturnValue:
    """File the claim. Sent twice, it is filed once and the same page is shown."""
    form = ButtonForm()
    return submit(
        form,
        act=lambda case: _keep(file_online.file(case, current_actor(), flow.code_at_hand())),
        then=lambda _result: url_for("apply.done"),
        show=lambda: _check(form),
    )


def _keep(filed: Filed) -> None:
    """The tracking code stays in the signed cookie until its page was left."""
    known = session.get(FILED, {})
    if known.get("dispute") == filed.dispute_id.hex and not filed.tracking_code:
        return
    session[FILED] = {
        "dispute": filed.dispute_id.hex, "code": filed.tracking_code, "at": clock.now().isoformat(),
    }  # fmt: skip


@page(blueprint, "/done", permission=Permission.FILE)
def done() -> ResponseReturnValue:
    """Number, tracking code, what happens next and by when, what rights remain."""
    filed: dict[str, Any] = session.get(FILED, {})
    if not filed:
        return redirect(url_for("apply.start"), 303)
    shown = application.done(reading(), UUID(hex=filed["dispute"]))
    fresh = clock.now() - datetime.fromisoformat(filed["at"]) < SHOWN_FOR
    code = words.spelled(filed["code"]) if fresh else ""
    return render_template("apply/done.html", shown=shown, code=code)


@page(blueprint, "/noted", permission=Permission.FILE, methods=("POST",), form=ButtonForm)
def noted() -> ResponseReturnValue:
    """The code was written down: this browser forgets it, and the draft's code too."""
    return submit(ButtonForm(), act=lambda _case: _forget(), then=lambda _result: url_for("public.home"))


def _forget() -> None:
    session.pop(FILED, None)
    session.pop(flow.CODE, None)
