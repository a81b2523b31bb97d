"""When an act has every consent it needs, who may give one, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from mediation.policy.relations import BINDING_CAPACITIES, Member

AGREES, REFUSES = "agrees", "refuses"
WORDS = (AGREES, REFUSES)
WAITS = timedelta(days=7)
"""How long a consent is waited for where the step says nothing else."""

PROCEDURAL = BINDING_CAPACITIES | {"agent_general"}
"""Who may consent for a party to a step of the procedure; a clerk never binds it."""


@dataclass(frozen=True)
class Need:
    """Whose consent is needed: a party's, a second officer's, or that of an office's manager."""

    kind: str
    party_id: UUID | None = None
    office_id: UUID | None = None


AFTER_THE_END = frozenset({"correct"})
"""What is asked for in a dispute that is over; whatever else was asked for is over with it."""

OFFICER = Need("officer")


def of_party(party_id: UUID) -> Need:
    """The consent of one party."""
    return Need("party", party_id=party_id)


def of_office(office_id: UUID) -> Need:
    """The consent of the manager of an office that does not handle the dispute yet."""
    return Need("office", office_id=office_id)


def complete(answers: Iterable[str | None]) -> bool:
    """Whether everybody asked has agreed; nobody asked is no consent."""
    told = list(answers)
    return bool(told) and all(answer == AGREES for answer in told)


def is_second(asked_by: UUID, person_id: UUID | None) -> bool:
    """Nobody consents to what he asked for himself."""
    return person_id is not None and person_id != asked_by


def speaks_for(party_id: UUID | None, person_id: UUID | None, members: Iterable[Member]) -> bool:
    """Whether this person may consent for this party: identified, and with at least a general authority."""
    return any(
        each.person_id == person_id
        and each.party_id == party_id
        and each.identified
        and each.capacity in PROCEDURAL
        for each in members
    )


def over(expires_at: datetime, now: datetime) -> bool:
    """Whether nobody may consent any more."""
    return now >= expires_at
