"""The agreement at the desk: signed, recorded from paper, sealed, or talks begun again."""

from __future__ import annotations

from uuid import UUID

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice

from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.procedure.agreements import seal, settle, sign, sign_on_paper
from mediation.projections import agreement_page, desk_case
from mediation.projections.agreement_page import AgreementShown
from mediation.projections.desk_case import DeskHeader
from mediation.projections.signing import range_to_tell
from mediation.store import reading
from mediation.web.access import page
from mediation.web.agreement_text import text_of
from mediation.web.answer_words import OwnRange, own_range, own_words_hint
from mediation.web.asked import Asking
from mediation.web.desk.agreement_forms import (
    DeclineForm,
    DigestForm,
    PaperSignatureForm,
    ReopenForm,
    SealForm,
)
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.step_page import clock_lines, step_page
from mediation.web.findings_text import as_kept
from mediation.web.signed_in import current_actor
from mediation.web.spoken import said_of
from mediation.web.translate import gettext as _


def _open(number: str) -> tuple[DeskHeader, AgreementShown]:
    head = desk_case.header(reading(), current_actor(), number)
    shown = agreement_page.page(reading(), current_actor(), head.subject)
    if shown is None:
        raise NotFound()
    return head, shown


def _below(head: DeskHeader, shown: AgreementShown) -> OwnRange | None:
    """What the agreement gives a worker below the least of the law; for its mediators alone."""
    if not head.may(current_actor(), Permission.READ_MEDIATOR_NOTES):
        return None
    found = range_to_tell(reading(), current_actor(), head.id, shown.proposal_id, shown.id)
    return own_range(found.page, found.found, None) if found else None


def _tab(number: str, told: str, in_force: bool | None = None) -> str:
    """Back to the agreement, saying what was done and whether it is in force now."""
    flash(_("%(done)s协议已生效，双方会收到短信。", done=told) if in_force else told, "success")
    return url_for("desk.agreement", number=number)


@page(blueprint, "/disputes/<number>/agreement", permission=Permission.READ_AGREEMENT)
def agreement(number: str) -> ResponseReturnValue:
    """The agreement at hand with its signatures."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    shown = agreement_page.page(reading(), actor, head.subject)
    missing = {signer.key for signer in shown.missing} if shown else set()
    signable = shown is not None and shown.state in ("offered", "in_force") and "mediator" in missing
    recordable = shown is not None and shown.state == "offered" and missing != {"mediator"}
    return render_case(
        "desk/agreement/tab.html", head, "agreement", shown=shown, text=text_of(shown) if shown else None,
        found=as_kept(shown.findings) if shown else (),
        may_sign=signable and head.may(actor, Permission.SIGN_AS_MEDIATOR),
        may_record=recordable and head.may(actor, Permission.RECORD_SIGNATURE),
    )  # fmt: skip


@page(blueprint, "/disputes/<number>/agreement/<uuid:key>", permission=Permission.READ_AGREEMENT)
def agreement_in_force(number: str, key: UUID) -> ResponseReturnValue:
    """One agreement that is or was in force, while another is at hand."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    shown = agreement_page.in_force(reading(), actor, head.subject, key)
    return render_case(
        "desk/agreement/tab.html", head, "agreement", shown=shown, text=text_of(shown), may_sign=False,
        may_record=False, found=as_kept(shown.findings),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/steps/reopen-talks", permission=Permission.REOPEN_TALKS,
    methods=("GET", "POST"), form=ReopenForm,
)  # fmt: skip
def step_reopen_talks(number: str) -> ResponseReturnValue:
    """Begin the talks again after an agreement was not signed."""
    head = step_page(number, "reopen_talks")
    form = ReopenForm(seen=head.version)
    asking = Asking(
        _("恢复调解"), _("恢复调解"),
        effects=[_("没有签署完的协议作废，案件回到面对面调解。"),
                 _("要写新的协议，须提出新的方案，由双方重新接受。")],
        told=[_("双方会收到短信。")], clocks=clock_lines(head, "reopen_talks"),
    )  # fmt: skip
    return ask(
        head, "agreement", form, asking,
        lambda session, actor: settle.reopen_talks(
            session, actor, head.id, form.seen_version, form.reason.data or ""
        ),
        lambda _result: url_for("desk.overview", number=number),
        _("已恢复调解，双方会收到短信。下一步：提出新的方案。"),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/agreement/sign", permission=Permission.SIGN_AS_MEDIATOR,
    methods=("GET", "POST"), form=DigestForm,
)  # fmt: skip
def sign_agreement(number: str) -> ResponseReturnValue:
    """The mediator signs."""
    head, shown = _open(number)
    form = DigestForm(seen=head.version, digest=shown.digest)
    asking = Asking(
        _("以调解员身份签署"), _("签署"),
        effects=[_("您的姓名和签署时间会写在协议上，不能撤回。")],
    )  # fmt: skip
    return ask(
        head, "agreement", form, asking,
        lambda session, actor: sign.sign_as_mediator(session, actor, head.id, form.digest.data),
        lambda in_force: _tab(number, _("您已签署。"), in_force),
        template="desk/agreement/sign.html", text=text_of(shown),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/agreement/signatures", permission=Permission.RECORD_SIGNATURE,
    methods=("GET", "POST"), form=PaperSignatureForm,
)  # fmt: skip
def record_signature(number: str) -> ResponseReturnValue:
    """Record a signature or thumb-print given on paper."""
    head, shown = _open(number)
    below = _below(head, shown)
    form = PaperSignatureForm(hears=below is not None, seen=head.version, digest=shown.digest)
    form.party.choices = _waiting(shown)
    asking = Asking(
        _("登记纸面签署"), _("登记"),
        effects=[_("这一方视为已签署，等级为“纸质签名或捺印”。"), _("当事人登录后能看到这条登记。")],
        hints={"scan": _("拍下签名页，或者扫描。原件放进案卷。"), "own_words": own_words_hint(below),
               "capacity": _("单位由法定代表人或者有特别授权的代理人签，经办人签名无效。")},
        warning=_("纸上的内容必须与这里的协议一字不差。"),
    )  # fmt: skip
    return ask(
        head, "agreement", form, asking,
        lambda session, actor: sign_on_paper.record_signature(
            session, actor, head.id, form.digest.data, form.on_paper()
        ),
        lambda in_force: _tab(number, _("纸面签署已登记。"), in_force),
        template="desk/agreement/sign.html", text=text_of(shown),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/agreement/declined", permission=Permission.RECORD_SIGNATURE,
    methods=("GET", "POST"), form=DeclineForm,
)  # fmt: skip
def record_decline(number: str) -> ResponseReturnValue:
    """Enter that a party will not sign, as it said so."""
    head, shown = _open(number)
    form = DeclineForm(seen=head.version)
    form.party.choices = _waiting(shown)
    asking = Asking(
        _("登记不签署"), _("登记"), kind="warning",
        effects=[_("这份协议不会生效，也不能再签；调解员可以恢复调解，另写一份。"),
                 _("当事人登录后能看到这条登记，可以提出异议。")],
        told=[_("双方会收到短信。")],
        hints={"note": _("写下原话，或者上传扫描件，两样至少有一样。")},
    )  # fmt: skip
    return ask(
        head, "agreement", form, asking,
        lambda session, actor: sign.enter_decline(session, actor, head.id, form.party_id, said_of(form)),
        lambda _result: _tab(number, _("已登记不签署，双方会收到短信。下一步：恢复调解。")),
    )  # fmt: skip


def _waiting(shown: AgreementShown) -> list[SelectChoice]:
    """The parties that have not signed yet."""
    return [SelectChoice(signer.key, signer.name) for signer in shown.missing if signer.key != "mediator"]


def _to_sign(head: DeskHeader) -> AgreementShown:
    shown = agreement_page.newest(reading(), head.id, head.state)
    if shown is None:
        raise NotFound()
    return shown


@page(
    blueprint, "/disputes/<number>/steps/seal", permission=Permission.SEAL,
    methods=("GET", "POST"), form=SealForm,
)  # fmt: skip
def step_seal(number: str) -> ResponseReturnValue:
    """Seal the agreement under a number of the register."""
    head = step_page(number, "seal")
    form = SealForm(seen=head.version, digest=_to_sign(head).digest if request.method == "GET" else None)
    asking = Asking(
        _("盖章"), _("盖章"),
        effects=[_("登记用印。盖章是最后一步时，协议从这时起生效，案件进入履行。")],
        told=[_("协议生效时，双方会收到短信。")], clocks=clock_lines(head, "bring_into_force"),
        hints={"register_number": _("用印登记簿上的编号，一个编号只能用一次。")},
    )  # fmt: skip
    return ask(
        head, "agreement", form, asking,
        lambda session, actor: seal.seal(
            session, actor, head.id, form.seen_version, form.digest.data, form.register_number.data or ""
        ),
        lambda in_force: _tab(number, _("已盖章。"), in_force),
        template="desk/agreement/sign.html", around=lambda: {"text": text_of(_to_sign(head))},
    )  # fmt: skip
