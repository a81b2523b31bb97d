"""The manager's pages of proofs and training: added, withdrawn, counted."""

from __future__ import annotations

from uuid import UUID

from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.procedure.register import learning
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.register.entries import BOTH, KEEP, draw, entry_of, home
from mediation.web.desk.register.forms import DecideForm, ProofForm, ReasonForm, TrainingForm
from mediation.web.desk.register.shown import hours_of
from mediation.web.downloads import attachment
from mediation.web.signed_in import current_actor
from mediation.web.spoken import upload_of
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


@page(blueprint, "/mediators/<uuid:key>/proofs", permission=KEEP, methods=BOTH, form=ProofForm)
def add_proof(key: UUID) -> ResponseReturnValue:
    """Something that shows one of the four conditions."""
    actor, found = current_actor(), entry_of(key)
    form = ProofForm(seen=found.version)
    return submit(
        form,
        act=lambda session: learning.add_proof(
            session, actor, key, form.seen_version, form.proof, upload_of(form.paper)
        ),
        then=lambda _result: home(key),
        show=lambda: draw(
            form, found, _("登记条件的证明"), _("登记"),
            hints={"note": _("例如：法律职业资格证；年度考核公正；心理咨询师证")},
        ),
        told=_("已登记。指派案件时会看到。"),
    )  # fmt: skip


@page(
    blueprint, "/mediators/<uuid:key>/proofs/<uuid:proof>/withdraw", permission=KEEP, methods=BOTH,
    form=ReasonForm,
)  # fmt: skip
def withdraw_proof(key: UUID, proof: UUID) -> ResponseReturnValue:
    """A proof that shows nothing any more."""
    actor, found = current_actor(), entry_of(key)
    if all(each.id != proof for each in found.proofs):
        raise NotFound()
    form = ReasonForm(seen=found.version)
    return submit(
        form,
        act=lambda session: learning.withdraw_proof(
            session, actor, key, form.seen_version, proof, form.reason.data or ""
        ),
        then=lambda _result: home(key),
        show=lambda: draw(
            form, found, _("撤下证明"), _("撤下证明"), effects=(_("指派案件时不再算这一项"), _("记录保留"))
        ),
        told=_("已撤下。"),
    )


@page(blueprint, "/mediators/<uuid:key>/proofs/<uuid:proof>/paper", permission=Permission.USE_DESK)
def proof_paper(key: UUID, proof: UUID) -> ResponseReturnValue:
    """The paper behind a proof, for the manager and for the mediator itself."""
    return attachment(*learning.paper_of(reading(), current_actor(), key, proof))


@page(blueprint, "/mediators/<uuid:key>/trainings", permission=KEEP, methods=BOTH, form=TrainingForm)
def enter_training(key: UUID) -> ResponseReturnValue:
    """A training that counts at once."""
    actor, found = current_actor(), entry_of(key)
    form = TrainingForm()
    return submit(
        form,
        act=lambda session: learning.enter_training(session, actor, key, form.learnt),
        then=lambda _result: home(key),
        show=lambda: draw(form, found, _("登记培训"), _("登记"), hints=training_hints()),
        told=_("已登记，计入学时。"),
    )


def training_hints() -> dict[str, str]:
    """What to write."""
    return {"hours": _("例如 2 或 1.5"), "given_by": _("例如：区人社局、市总工会法律工作部")}


@page(
    blueprint, "/mediators/<uuid:key>/trainings/<uuid:training>", permission=KEEP, methods=BOTH,
    form=DecideForm,
)  # fmt: skip
def decide_training(key: UUID, training: UUID) -> ResponseReturnValue:
    """Whether hours that the mediator reported count."""
    actor, found = current_actor(), entry_of(key)
    row = next((each for each in found.trainings if each.id == training), None)
    if row is None:
        raise NotFound()
    form = DecideForm()
    about = _("%(topic)s，%(hours)s 小时", topic=row.topic, hours=hours_of(row.minutes))
    return submit(
        form,
        act=lambda session: learning.decide_training(
            session, actor, key, training, form.counts.data == "yes", form.reason.data or ""
        ),
        then=lambda _result: home(key),
        show=lambda: draw(form, found, _("确认培训学时"), _("确认"), effects=(about,)),
        told=_("已确认。"),
    )
