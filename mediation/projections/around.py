"""What stands around a case besides its row: its clocks, and the steps that its reader may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy.orm import Session

from mediation.deadlines.rules import Running
from mediation.disputes.models import Dispute
from mediation.kernel.actor import Actor
from mediation.policy.relations import DisputeSubject
from mediation.procedure.facts import DisputeFacts
from mediation.projections import clocks
from mediation.projections.steps import Offered, StepOffer, offered
from workflows.dispute import RENEGOTIATING


@dataclass(frozen=True)
class Around:
    """Read when first asked for, each in one statement: a form that is sent and taken asks for neither."""

    read_clocks: Callable[[], tuple[Running, ...]] = field(repr=False, compare=False)
    read_steps: Callable[[], Offered] = field(repr=False, compare=False)
    state: str

    @cached_property
    def clocks(self) -> tuple[Running, ...]:
        return self.read_clocks()

    @cached_property
    def deadline(self) -> Running | None:
        """The nearest running clock, with units left; a paused one when none runs."""
        return clocks.nearest(self.clocks)

    @cached_property
    def offered(self) -> Offered:
        return self.read_steps()

    @property
    def steps(self) -> tuple[StepOffer, ...]:
        return self.offered.steps

    @property
    def facts(self) -> DisputeFacts | None:
        """What the refusals were judged by; None when this reader has no step here."""
        return self.offered.facts

    @property
    def renegotiating(self) -> bool:
        """An agreement in force is talked over anew; not told to a reader who has no step here."""
        facts = self.facts
        return facts is not None and facts.agreement_stands and self.state in RENEGOTIATING


def around(session: Session, actor: Actor, dispute: Dispute, subject: DisputeSubject) -> Around:
    """What stands around this dispute for this actor, by the session that reads its page."""
    return Around(
        lambda: clocks.clocks_of(session, dispute.id), lambda: offered(session, actor, dispute, subject),
        dispute.state,
    )  # fmt: skip
