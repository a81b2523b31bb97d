"""How a sample claim comes in: online by the worker or the employer, or at the desk as it was told."""

from __future__ import annotations

from mediation.demo.acts import Scene, Told
from mediation.demo.plans import Asked, Plan
from mediation.kernel.actor import public
from mediation.kernel.database import transaction
from mediation.procedure import filing, intake
from mediation.procedure.filing import Filing, Item, NamedParty
from mediation.procedure.intake import AtDesk

FROM_COURT = ("delegated", "entrusted")


def file(scene: Scene, plan: Plan) -> Told:
    """File the claim of a plan."""
    online = plan.source == "online"
    claim = Filing(
        scene.cast.offices[plan.office], _parties(plan), tuple(map(_item, plan.asked)), plan.facts,
        source=plan.source, source_reference=plan.source_reference, filed_by="applicant" if online else None,
    )  # fmt: skip
    return Told(scene, plan, (_online(scene, claim) if online else _at_desk(scene, plan, claim)).dispute_id)


def _online(scene: Scene, claim: Filing) -> filing.Filed:
    with scene.sessions() as session, transaction(session):
        return filing.enter(session, public(), claim)


def _at_desk(scene: Scene, plan: Plan, claim: Filing) -> filing.Filed:
    court = scene.cast.offices["YCFY"] if plan.source in FROM_COURT else None
    filed: filing.Filed = scene.do(
        intake.file_at_desk, scene.cast["registrar"], AtDesk(claim, court_id=court)
    )
    return filed


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
    return Item(asked.kind, None if asked.yuan is None else asked.yuan * 100, basis=asked.basis)
