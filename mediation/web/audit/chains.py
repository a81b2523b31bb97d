"""The joint chain of one dispute, and the verification of chains."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.office import oversee
from mediation.projections import audit_faults, audit_trail
from mediation.projections.party_case import key_of
from mediation.store import reading, writing
from mediation.web.access import page
from mediation.web.audit import shown
from mediation.web.audit.blueprint import blueprint
from mediation.web.audit.log import columns
from mediation.web.filters import moment
from mediation.web.forms import StepForm
from mediation.web.labels import audit as words
from mediation.web.paging import place_asked
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


@page(blueprint, "/disputes/<number>", permission=Permission.READ_AUDIT)
def chain(number: str) -> ResponseReturnValue:
    """The joint chain only; that there are others, and how long they are, is not shown."""
    actor = current_actor()
    dispute_id = oversee.audited_dispute(reading(), actor, number)
    before = place_asked()
    listed = audit_trail.chain_of(reading(), actor, dispute_id, before)
    oversee.note_view(writing(), actor, "chain", {"before": before}, dispute_id)
    older = url_for("audit.chain", number=number, before=listed.after) if listed.after else None
    return render_template(
        "audit/chain.html",
        number=number.strip().upper(),
        rows=[shown.row(one) for one in listed.rows],
        columns=columns(chain=True),
        newer=url_for("audit.chain", number=number) if before else None,
        older=older,
    )


@page(blueprint, "/verify", methods=("POST",), form=StepForm, permission=Permission.VERIFY_AUDIT)
def verify() -> ResponseReturnValue:
    """Recompute every chain there is."""
    return submit(
        StepForm(),
        act=lambda session: oversee.verify_log(session, current_actor()),
        then=lambda key: url_for("audit.verification", key=key),
    )


@page(
    blueprint,
    "/disputes/<number>/verify",
    methods=("POST",),
    form=StepForm,
    permission=Permission.VERIFY_AUDIT,
)
def verify_dispute(number: str) -> ResponseReturnValue:
    """Recompute the chains of one dispute, the private ones too."""
    return submit(
        StepForm(),
        act=lambda session: oversee.verify_log(session, current_actor(), number),
        then=lambda key: url_for("audit.verification", key=key),
    )


@page(blueprint, "/verifications/<key>", permission=Permission.VERIFY_AUDIT)
def verification(key: str) -> ResponseReturnValue:
    """What a verification found, as the log keeps it."""
    actor = current_actor()
    found = audit_faults.verification(reading(), actor, key_of(key))
    oversee.note_view(writing(), actor, "verification", {"entry": key_of(key)})
    return render_template(
        "audit/verification.html",
        at=moment(found.at),
        number=found.number,
        rows=[
            {
                "part": " ".join(filter(None, (words.part(one.part), one.about))),
                "seq": str(one.seq),
                "fault": words.fault(one.kind),
            }
            for one in found.faults
        ],
        columns=[
            {"key": "part", "text": _("在哪里")},
            {"key": "seq", "text": _("序号")},
            {"key": "fault", "text": _("发现的问题")},
        ],
    )
