"""How a sample claim comes in: online by worker or employer, at the desk as told, or from an agency."""

from __future__ import annotations

from datetime import timedelta

from mediation.claims.changes import Facts
from mediation.claims.rules import ENDED, Employment
from mediation.claims.stated import APPLICANT
from mediation.demo.acts import Scene, Told
from mediation.demo.plans import Asked, Plan
from mediation.kernel import clock
from mediation.kernel.actor import public
from mediation.kernel.database import transaction
from mediation.procedure.claims import filing, intake
from mediation.procedure.claims.filing import Filing, Item, NamedParty
from mediation.procedure.claims.incoming import FROM_AGENCY, Sender
from mediation.procedure.claims.intake import AtDesk
from mediation.procedure.claims.send_in import send_in


def file(scene: Scene, plan: Plan) -> Told:
    """File the claim of a plan."""
    online = plan.source == "online"
    claim = Filing(
        scene.cast.offices[plan.office], _parties(plan), tuple(map(_item, plan.asked)), plan.facts,
        source=plan.source, source_reference=plan.source_reference, filed_by="applicant" if online else None,
        employment=_employment(plan),
    )  # fmt: skip
    filed = _online(scene, claim) if online else _entered(scene, plan, claim)
    return Told(scene, plan, filed.dispute_id)


def _employment(plan: Plan) -> Employment:
    if plan.left_before is None:
        return Employment()
    return Employment(ENDED, clock.today() - timedelta(plan.left_before))


def _online(scene: Scene, claim: Filing) -> filing.Filed:
    with scene.sessions() as session, transaction(session):
        return filing.enter(session, public(), claim)


def _entered(scene: Scene, plan: Plan, claim: Filing) -> filing.Filed:
    sender = _sender(scene, plan) if plan.source in FROM_AGENCY else None
    if plan.liaison:
        filed: filing.Filed = scene.do(send_in, scene.cast[plan.liaison], claim, sender)
    else:
        filed = scene.do(intake.file_at_desk, scene.cast["registrar"], AtDesk(claim, sender))
    return filed


def _sender(scene: Scene, plan: Plan) -> Sender:
    today, within = clock.today(), plan.answer_within
    return Sender(scene.cast.offices[plan.agency], today, today + timedelta(within) if within else None)


def _parties(plan: Plan) -> tuple[NamedParty, ...]:
    others = tuple(
        NamedParty("respondent", "other_liable", other.name, other.phone, other.address, ground=ground)
        for other, ground in plan.others
    )
    if plan.filer == "worker":
        return (_worker(plan, "applicant"), _employer(plan, "respondent"), *others)
    return (_employer(plan, "applicant"), _worker(plan, "respondent"), *others)


def _worker(plan: Plan, side: str) -> NamedParty:
    return NamedParty(side, "worker", plan.worker.name, plan.worker.phone, plan.worker.address)


def _employer(plan: Plan, side: str) -> NamedParty:
    company = plan.employer
    return NamedParty(
        side, "employer", company.name, company.phone, company.address, company.clerk, company.chief.name,
        company.credit_code,
    )  # fmt: skip


def _item(asked: Asked) -> Item:
    stated = (Facts(asked.kind, APPLICANT, dict(asked.facts)),) if asked.facts else ()
    fen = None if asked.yuan is None else asked.yuan * 100
    return Item(asked.kind, fen, basis=asked.basis, stated=stated)
