"""A party's way into its sealed offers: only as a side of them; what it sealed only for who may settle."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.projections.offers import own
from mediation.projections.offers.own import Receipt
from mediation.projections.offers.page import MethodShown, OffersPage, page
from mediation.projections.party_case import PartyHeader
from mediation.store import reading
from mediation.web.parties.asking import opened as case_opened
from mediation.web.signed_in import current_actor


@dataclass(frozen=True)
class Opened:
    """The case, the offers that concern the reader's parties, and what these sealed."""

    head: PartyHeader
    page: OffersPage
    receipts: tuple[Receipt, ...]

    def side(self, shown: MethodShown, *, settling: bool = True) -> UUID:
        """The reader's side of these offers. Raises NotFound for who may not settle for one."""
        mine = self.head.settles_for if settling else self.head.own_parties
        for party_id in shown.sides:
            if party_id in mine:
                return party_id
        raise NotFound()


def opened(reference: str, permission: Permission = Permission.USE_OWN_CHANNEL) -> Opened:
    """Raises NotFound, NotAllowed."""
    head, actor = case_opened(reference, permission), current_actor()
    shown = page(reading(), head.id, tuple(head.own_parties))
    return Opened(head, shown, own.receipts(reading(), actor, head.id, head.settles_for))
