"""Whether the parties want the mediation, how their words can come, who is the same worker. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

ONLINE = "online"
"""How a party's own words come."""
SPOKEN = ("oral", "telephone", "wechat", "paper")
"""How words come that staff enter for a party."""


def willing(profile: str, respondents: int, agreeing: int, refusing: int) -> bool:
    """No respondent refused; before an enterprise committee every one must have agreed (ECMR 22).

    Silence, or a respondent who cannot be reached, is no refusal.
    """
    if refusing:
        return False
    return profile != "enterprise_committee" or (respondents > 0 and agreeing == respondents)


def said_name(side: str, kind: str, state: str, name: str, contact_name: str) -> str:
    """What to call whoever answers a party's telephone; empty where nobody said it.

    A company's contact is a name for talking to somebody and proves nothing. A worker's own name
    goes to the one who filed, and to one named by the opponent only after identification: the
    number came from the other side.
    """
    if kind != "worker":
        return contact_name.strip()
    return name if side == "applicant" or state == "identified" else ""


@dataclass(frozen=True)
class KnownWorker:
    """By what a worker is known again in another dispute: blind indexes, and who acts as this worker."""

    phone: str | None = None
    identity_number: str | None = None
    persons: frozenset[UUID] = frozenset()
    """Who acts for the worker as the worker himself; of an identified party only."""


def one_worker(one: KnownWorker, other: KnownWorker) -> bool:
    """Whether two parties are one worker: the identity number decides where both are known.

    Otherwise the same telephone does, or one person who was seen to be both.
    """
    if one.identity_number and other.identity_number:
        return one.identity_number == other.identity_number
    return (bool(one.phone) and one.phone == other.phone) or bool(one.persons & other.persons)


TRADES = (
    "construction", "textile", "manufacturing", "catering", "retail", "logistics", "platform", "property",
    "domestic", "health", "software", "office", "farming", "other",
)  # fmt: skip
"""What an employer does, as far as one asks: coarse, so that it points at nobody."""


def trade_of(told: str | None) -> str | None:
    """The trade as it is kept; None where none was told or it is not on the list."""
    return told if told in TRADES else None
