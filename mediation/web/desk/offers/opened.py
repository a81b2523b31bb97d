"""The mediator's way into the sealed offers of a case: as whoever is assigned, and nobody else."""

from __future__ import annotations

from mediation.kernel.actor import Actor
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.projections import desk_case
from mediation.projections.desk_case import DeskHeader
from mediation.projections.offers.page import OffersPage, page
from mediation.store import reading
from mediation.web.signed_in import current_actor


def opened(number: str, permission: Permission) -> tuple[DeskHeader, Actor, OffersPage]:
    """Raises NotFound, NotAllowed."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    require(actor, permission, head.subject)
    return head, actor, page(reading(), head.id)
