"""Disputes that have just been filed, with parties who come in by their telephone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.demo.cast import Cast
from mediation.disputes.models import Dispute
from mediation.identity.queries import account_of_phone
from mediation.kernel.actor import Actor
from mediation.kernel.encryption import blind_index
from mediation.kernel.outbox import OutboxMessage
from mediation.parties.models import Party, Utterance
from mediation.procedure.claims import intake, review
from mediation.procedure.claims.filing import Filing, Item, NamedParty
from mediation.procedure.claims.intake import AtDesk
from mediation.procedure.claims.review import Invitation
from mediation.procedure.parties import enter

WORKER, BOSS = "13800138000", "13900139000"
CODE = re.compile(r"验证码 (\d{6})")


@dataclass
class Town:
    """Who works here, and short ways to what a test needs."""

    cast: Cast
    write: Callable[[], Session]
    session: Session

    def file(self, worker: str = WORKER, boss: str = BOSS, name: str = "刘大山") -> UUID:
        """A claim of wages, told to the registrar."""
        filing = Filing(
            self.cast.offices["YCFS"],
            (
                NamedParty("applicant", "worker", name, phone=worker),
                NamedParty("respondent", "employer", "绍兴锦华针织有限公司", phone=boss),
            ),
            (Item("wages_owed", 2_400_000),),
            "在针织车间上班，三个月工资没有发。",
            source="oral",
        )
        return intake.file_at_desk(self.write(), self.cast["registrar"], AtDesk(filing)).dispute_id

    def invited(self, **changes: str) -> UUID:
        """The same, with the respondent invited."""
        dispute_id = self.file(**changes)
        review.invite(self.write(), self.cast["registrar"], dispute_id, None, Invitation())
        return dispute_id

    def fresh(self) -> Session:
        """The reading session, seeing what was written since."""
        self.session.rollback()
        self.session.expire_all()
        return self.session

    def dispute(self, dispute_id: UUID) -> Dispute:
        return self.fresh().get_one(Dispute, dispute_id)

    def party(self, dispute_id: UUID, side: str) -> Party:
        query = select(Party).where(Party.dispute_id == dispute_id, Party.side == side)
        return self.fresh().scalars(query.order_by(Party.position)).first()  # type: ignore[return-value]

    def words(self, dispute_id: UUID) -> list[Utterance]:
        query = select(Utterance).where(Utterance.dispute_id == dispute_id)
        return list(self.fresh().scalars(query.order_by(Utterance.entered_at)))

    def comes_in(self, phone: str) -> Actor:
        """Somebody signs in by telephone and code."""
        enter.ask_code(self.write(), phone)
        query = select(OutboxMessage).order_by(OutboxMessage.at.desc())
        bodies = [row.body or "" for row in self.fresh().scalars(query) if row.address == phone]
        code = next(found[1] for body in bodies if (found := CODE.search(body)))
        enter.enter(self.write(), phone, code, "phone", "zh_Hans_CN")
        account = account_of_phone(self.fresh(), blind_index(phone, "phone"))
        assert account is not None
        return Actor(account.person_id, account.id, name=account.person.name)
