"""The scene of a talk: two parties on phones and a mediator at the desk, over a dispute that was heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.e2e.people import Party, Staff
from tests.e2e.server import Served
from tests.e2e.staged import STAGED


@dataclass
class Cast:
    """Who talks, each with a window of their own."""

    worker: Party
    chief: Party
    mediator: Staff
    number: str


def gathered(
    staged: str,
    phone: Callable[[type[Party]], Party],
    desk: Callable[[type[Staff]], Staff],
    product: Served,
) -> Cast:
    """All three signed in, each before the dispute that was staged under this name."""
    worker, chief, mediator = phone(Party), phone(Party), desk(Staff)
    plan = STAGED[staged]
    for party, who in ((worker, plan.worker), (chief, plan.employer.chief)):
        party.sign_in(who.phone)
        party.open_dispute()
    mediator.sign_in("mediator")
    return Cast(worker, chief, mediator, product.numbers[staged])
