"""The office of the sample with its people, and disputes entered through the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.demo import cast as sample
from mediation.disputes.models import Dispute
from mediation.identity.models import Account
from mediation.identity.queries import account_of_phone
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.encryption import blind_index
from mediation.parties.models import Party
from mediation.procedure.claims import intake, review
from mediation.procedure.claims.filing import Filing, Item, NamedParty
from mediation.procedure.claims.intake import AtDesk
from mediation.procedure.claims.review import Invitation
from mediation.procedure.parties import identify
from mediation.procedure.said import Said

WORKER, COMPANY = "13800138000", "13900139000"


@dataclass
class Desk:
    """Who works here, and short ways to what every test needs."""

    cast: sample.Cast
    write: Callable[[], Session]
    read: Session

    def __getitem__(self, sign_in: str) -> Actor:
        return self.cast[sign_in]

    def filing(self, **changes: Any) -> Filing:
        plain = Filing(
            office_id=self.cast.offices["YCFS"],
            parties=(
                NamedParty("applicant", "worker", "刘大山", phone=WORKER),
                NamedParty("respondent", "employer", "绍兴锦华针织有限公司", phone=COMPANY),
            ),
            items=(Item("wages_owed", 2_400_000),),
            facts="去年九月起在针织车间上班，三个月工资没有发。",
            source="oral",
        )
        return replace(plain, **changes)

    def file(self, **changes: Any) -> UUID:
        claim = AtDesk(self.filing(**changes))
        return intake.file_at_desk(self.write(), self["registrar"], claim).dispute_id

    def invited(self, **changes: Any) -> UUID:
        dispute_id = self.file(**changes)
        review.invite(self.write(), self["registrar"], dispute_id, None, Invitation())
        return dispute_id

    def dispute(self, dispute_id: UUID) -> Dispute:
        self.read.rollback()
        self.read.expire_all()
        return self.read.get_one(Dispute, dispute_id)

    def party(self, dispute_id: UUID, side: str) -> Party:
        self.read.rollback()
        self.read.expire_all()
        query = select(Party).where(Party.dispute_id == dispute_id, Party.side == side)
        return self.read.scalars(query.order_by(Party.position)).first()  # type: ignore[return-value]

    def represented(self, dispute_id: UUID, side: str, phone: str, capacity: str) -> Actor:
        """A person who acts for a party that was identified; gives it as an actor."""
        party = self.party(dispute_id, side)
        who = identify.Representative("代表甲", phone, capacity)
        identify.add_representative(self.write(), self["registrar"], dispute_id, party.id, who)
        identify.identify(self.write(), self["registrar"], dispute_id, party.id, "oral")
        return self.by_phone(phone)

    def by_phone(self, phone: str) -> Actor:
        self.read.rollback()
        account = account_of_phone(self.read, blind_index(phone, "phone"))
        assert isinstance(account, Account)
        return Actor(account.person_id, account.id, name=account.person.name)


def said(how: str = "telephone", at: datetime | None = None, note: str = "电话里说的") -> Said:
    """Words heard just now unless said otherwise."""
    return Said(how, at or clock.now(), note)


@pytest.fixture
def desk(write: Callable[[], Session], session: Session) -> Desk:
    """The sample's offices and people, with nothing filed yet."""
    return Desk(sample.assemble(write(), lambda: "hash"), write, session)
