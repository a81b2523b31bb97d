"""A suggestion how to mediate, from what is known, with its reasons; the mediator chooses freely. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

APART, TOGETHER = "back_to_back_first", "face_to_face_first"
AT_OFFICE, ONLINE = "at_office", "online"


@dataclass(frozen=True)
class Known:
    """What is known of a dispute when the way is chosen."""

    applicant_meets: bool = True
    respondent_meets: bool = True
    risk: bool = False
    """The mediator noted that feelings run high or somebody could come to harm."""
    far: bool = False
    """A party is somewhere else than the office."""
    in_group: bool = False
    undisputed: bool = False
    """Some facts are beyond dispute already."""
    claim_items: int = 1
    company: bool = True
    """A company stands on a side, which only some people can bind."""
    languages: tuple[str, ...] = ()
    """What parties would rather speak and this mediator does not."""


@dataclass(frozen=True)
class Suggested:
    """An order and a place, who should attend, for which languages somebody must interpret."""

    way: str
    place: str
    attendees: tuple[str, ...]
    """parties, who_may_settle, group_representatives, second_mediator."""
    interpreters: tuple[str, ...]
    reasons: tuple[str, ...]
    """Codes, the weightiest first."""


_DISTRICT = re.compile(r"[一-鿿]{1,3}?[区县]")


def elsewhere(address: str, office: str) -> bool:
    """Whether an address names another district than the office's; not where either names none."""
    theirs, ours = _DISTRICT.search(address), _DISTRICT.search(office)
    if theirs is None or ours is None:
        return False
    return ours[0] not in address and theirs[0] not in office


def suggest(known: Known) -> Suggested:
    """Apart first is the rule of the method; together first only where all is simple and both are willing."""
    order = tuple(_against_together(known))
    simple = not order and known.undisputed and known.claim_items == 1
    place = ONLINE if known.far and not known.risk else AT_OFFICE
    reasons = [*order, *(("simple",) if simple else () if order else ("method",))]
    attendees = ["parties"]
    if known.company:
        attendees.append("who_may_settle")
    if known.in_group:
        attendees.append("group_representatives")
    if known.risk:
        attendees.append("second_mediator")
    reasons += ["far"] if place == ONLINE else ["far_but_risk"] if known.far else []
    reasons += ["language"] if known.languages else []
    return Suggested(
        TOGETHER if simple else APART, place, tuple(attendees), tuple(known.languages), tuple(reasons)
    )


def _against_together(known: Known) -> list[str]:
    weighed = {
        "risk": known.risk,
        "unwilling": not (known.applicant_meets and known.respondent_meets),
        "group": known.in_group,
    }
    return [code for code, holds in weighed.items() if holds]
