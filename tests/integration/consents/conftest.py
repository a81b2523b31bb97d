"""Disputes in which something can be asked for, those who ask and those who must consent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute, History
from mediation.kernel.outbox import OutboxMessage
from mediation.parties.models import Party
from mediation.pending.models import PendingAct, PendingNeed
from mediation.procedure.claims import revoke
from mediation.procedure.claims.revocation import Revocation
from mediation.procedure.course import extend
from tests.world import USUAL, World

DELEGATED = replace(USUAL, source="delegated", source_reference="（2026）浙0602民诉前调318号")
"""Sent by a court before filing: its thirty days may be made longer when all parties agree."""

WANTED = Revocation("already_handled", "arbitration", "双方在仲裁委员会已有生效的调解书。")


@dataclass
class Shared:
    """The people of a dispute, and short ways to what a test looks at."""

    world: World
    told: Told
    session: Session

    def do(self, act: Callable[..., Any], who: Any, *said: Any, **more: Any) -> Any:
        """One use case about this dispute, a minute later."""
        self.world.clock.forward(minutes=1)
        actor = self.world[who] if isinstance(who, str) else who
        return self.told.do(act, actor, *said, **more)

    def ask_for_days(self, who: Any = "mediator", days: int = 10) -> UUID:
        """Ask both parties for more days."""
        self.do(extend.ask, who, None, days, "劳动者的工伤鉴定还没有出来。")
        return self.act().id

    def ask_to_revoke(self, who: Any = "manager2", wanted: Revocation = WANTED) -> UUID:
        """Ask a second officer to revoke the acceptance."""
        self.do(revoke.ask, who, None, wanted)
        return self.act().id

    def fresh(self) -> Session:
        """The reading session, seeing what was written since."""
        self.session.rollback()
        self.session.expire_all()
        return self.session

    @property
    def dispute(self) -> Dispute:
        return self.fresh().get_one(Dispute, self.told.id)

    def act(self) -> PendingAct:
        """The newest thing asked for."""
        query = select(PendingAct).where(PendingAct.dispute_id == self.told.id)
        return self.fresh().scalars(query.order_by(PendingAct.asked_at.desc())).first()  # type: ignore[return-value]

    def needs(self) -> list[PendingNeed]:
        """Whose consent it needs."""
        return list(self.fresh().scalars(select(PendingNeed).where(PendingNeed.act_id == self.act().id)))

    def party(self, side: str) -> Party:
        """The first party of a side."""
        query = select(Party).where(Party.dispute_id == self.told.id, Party.side == side)
        return self.fresh().scalars(query.order_by(Party.position)).first()  # type: ignore[return-value]

    def last(self) -> History:
        """The newest step of the dispute."""
        query = select(History).where(History.dispute_id == self.told.id)
        return self.fresh().scalars(query.order_by(History.version.desc())).first()  # type: ignore[return-value]

    def messages_to(self, phone: str) -> list[str]:
        """What was queued for a telephone, oldest first."""
        rows = self.fresh().scalars(select(OutboxMessage).order_by(OutboxMessage.at, OutboxMessage.id))
        return [row.body or "" for row in rows if row.address == phone]


@pytest.fixture
def shared(world: World, session: Session) -> Callable[..., Shared]:
    """A dispute at some point of its life, its parties come in."""

    def make(upto: Upto = Upto.HEARD, ending: str = "", plan: Any = DELEGATED) -> Shared:
        return Shared(world, world.at(upto, ending, plan=plan), session)

    return make
