"""The agreement is written down at the desk: its words, accounts, and what is found in them beside each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from mediation.agreements.text import DEFAULT_CLAUSE, RELEASE_SCOPE, Words
from mediation.kernel import clock
from mediation.policy.permissions import Permission
from mediation.procedure.agreements import settle
from mediation.projections import agreement_draft
from mediation.projections.agreement_draft import Draft
from mediation.projections.desk_case import DeskHeader
from mediation.store import reading
from mediation.web.access import page
from mediation.web.agreement_text import line_rows, suggested_result
from mediation.web.asked import Asking
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.draft_form import DraftForm
from mediation.web.desk.frame import render_case
from mediation.web.desk.proposing.cautions import cautions, suggested_visit
from mediation.web.desk.step_page import clock_lines, step_page
from mediation.web.findings_text import FindingInWords, in_words, of_place
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

DAYS_TO_SIGN = timedelta(days=7)
OF_ACCOUNTS = frozenset({"no_account", "third_person"})
TEXTS = ("main_facts", "result", "default_clause", "release_scope", "other_duties")


@page(
    blueprint, "/disputes/<number>/steps/reach-agreement", permission=Permission.REACH_AGREEMENT,
    methods=("GET", "POST"), form=DraftForm,
)  # fmt: skip
def step_reach_agreement(number: str) -> ResponseReturnValue:
    """Write down what both accepted; with `check` the draft is looked through and nothing is written."""
    head, actor = step_page(number, "reach_agreement"), current_actor()
    draft = agreement_draft.draft(reading(), head.id) if request.method == "GET" else None
    form = DraftForm(seen=head.version, data=_suggested(draft) if draft else None)
    if "check" in request.form:
        return _form_page(head, form)
    return submit(
        form,
        act=lambda session: settle.reach_agreement(
            session, actor, head.id, form.seen_version, form.words(), form.cautions(), form.given_accounts(),
            form.explained(),
        ),
        then=lambda _result: _written(number),
        show=lambda: _form_page(head, form, draft),
    )  # fmt: skip


def _written(number: str) -> str:
    flash(_("协议已写成并送交签署，双方会收到短信。下一步：双方和调解员签署。"), "success")
    return url_for("desk.agreement", number=number)


def _suggested(draft: Draft) -> dict[str, Any]:
    return {
        "main_facts": draft.facts[:4000], "result": suggested_result(draft),
        "default_clause": DEFAULT_CLAUSE, "release_scope": RELEASE_SCOPE,
        "other_duties": draft.other_duties, "sign_by": clock.today() + DAYS_TO_SIGN,
        "visit_on": suggested_visit(draft.terms),
    }  # fmt: skip


def _form_page(head: DeskHeader, form: DraftForm, draft: Draft | None = None) -> str:
    """The form with what is found in it as it is now; a grave finding has a place for its explanation."""
    draft = draft or agreement_draft.draft(reading(), head.id)
    found: tuple[FindingInWords, ...] = ()
    if draft is not None:
        form.offer(draft.payees)
        found = in_words(draft.found(_typed(form), form.given_accounts()), draft.kinds)
    form.ask_why(each.key for each in found if each.severity == "high")
    return render_case(
        "desk/agreement/write.html", head, "agreement", form=form, asking=_asking(head), found=found,
        terms=line_rows(draft.lines) if draft else (), placed=_placed(found),
        why={entry.form.key.data: entry.form.words for entry in form.explanations},
        cautions=cautions(draft, found),
        payees=dict(draft.payees) if draft else {}, checked="check" in request.form,
    )  # fmt: skip


def _placed(found: tuple[FindingInWords, ...]) -> dict[str, list[FindingInWords]]:
    """What is found, by the part of the form beside which it stands."""
    by_text = {place: of_place(found, place) for place in (*TEXTS, "parties")}
    return {
        **by_text,
        "terms": [each for each in found if each.item and each.code not in OF_ACCOUNTS],
        "accounts": [each for each in found if each.code in OF_ACCOUNTS],
    }


def _typed(form: DraftForm) -> Words:
    """The words as far as they are typed; the day to sign does not matter to what is found."""
    texts = {name: getattr(form, name).data or "" for name in TEXTS}
    return Words(**texts, sign_by=date.max)


def _asking(head: DeskHeader) -> Asking:
    return Asking(
        _("写成协议并送交签署"), _("送交双方签署"),
        effects=[_("按双方接受的方案写成协议，双方和调解员签署、盖章后生效。"),
                 _("送交以后不能再改。有人不签或者过了签署期限，可以恢复调解，另写一份。")],
        told=[_("双方会收到短信，请他们登录核对并签署。")],
        clocks=clock_lines(head, "reach_agreement"),
        hints={"result": _("已按方案写好，可以改措辞，不要改金额和日期。"),
               "default_clause": _("不履行会怎样。"), "sign_by": _("给双方留出核对的时间。")},
    )  # fmt: skip
