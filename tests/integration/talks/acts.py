"""Acts of preparation and talks in few words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from mediation.claims.models import ClaimItem
from mediation.kernel import clock
from mediation.procedure.preparation import prepare
from mediation.procedure.preparation.prepare import CaseMap, ContactMade, WayChosen
from mediation.procedure.proposing import propose
from mediation.procedure.talks import talk
from mediation.proposals.models import Proposal
from mediation.proposals.terms import Instalment, Term
from tests.integration.agreements.scene import Scene


def contact(scene: Scene, side: str, *, reached: bool = True, note: str = "") -> UUID:
    made = ContactMade(scene.party(side).id, clock.now(), "telephone", reached, reached, note)
    return scene.do(prepare.log_contact, scene.mediator, made)


def prepared(scene: Scene, **way: Any) -> None:
    """All three preparations."""
    contact(scene, "applicant")
    contact(scene, "respondent")
    scene.do(prepare.write_map, scene.mediator, None, CaseMap("欠薪三个月的数额"))
    chosen = WayChosen(**{"way": "back_to_back_first", "place": "at_office", **way})
    scene.do(prepare.choose_way, scene.mediator, None, chosen)


def apart(scene: Scene) -> None:
    """Into the talks apart."""
    prepared(scene)
    scene.do(talk.begin_back_to_back, scene.mediator, None)


def term(scene: Scene, *fens: int, **changes: Any) -> Term:
    """The one claim item paid by the employer to the worker, an instalment every ten days."""
    item = scene.fresh().scalars(select(ClaimItem).where(ClaimItem.dispute_id == scene.dispute_id)).one()
    parts = tuple(
        Instalment(fen, clock.today() + timedelta(days=10 * place)) for place, fen in enumerate(fens, 1)
    )
    said = {
        "payer_id": scene.party("respondent").id.hex, "payee_id": scene.party("applicant").id.hex,
        "manner": "bank_transfer", "instalments": parts,
    }  # fmt: skip
    return Term(item.id.hex, "pay", **{**said, **changes})


def put(scene: Scene, *fens: int) -> UUID:
    return scene.do(propose.put, scene.mediator, None, (term(scene, *(fens or (1_200_000,))),))


def proposal(scene: Scene, key: UUID) -> Proposal:
    return scene.fresh().get_one(Proposal, key)
