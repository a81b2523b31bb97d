"""What may stand in minutes, who can bind a side, and when minutes are signed or carry terms. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from mediation.minutes.text import Content
from mediation.policy.relations import BINDING_CAPACITIES

MEDIATOR, PARTY = "mediator", "party"
OTHER_ROLES = ("interpreter", "witness", "colleague", "union", "recorder", "other")
"""Who else may sit there."""
MOST_OTHERS, MOST_ISSUES, MOST_FACTS = 12, 20, 30
FRESH_VERSIONS = 1_000_000
"""How far the versions of the draft of one correction stand from those of the next."""
CONFIRMS, DENIES = "confirms", "denies"
ANSWERS = (CONFIRMS, DENIES)
FACT_WORDS = "minutes_fact"
"""Kind of the words with which a party confirms or denies a fact of minutes."""
SIGNATURE, REFUSAL, OBJECTION = "signature", "refusal", "objection"


@dataclass(frozen=True)
class Present:
    """Somebody who was there: `key` names the row, `party` whom the person acts for, if anybody."""

    key: UUID
    role: str
    party: UUID | None = None
    capacity: str = ""

    @property
    def binds(self) -> bool:
        """Whether the person may admit, waive and settle for its party (LMAL 24; law.md, 3)."""
        return self.party is not None and self.capacity in BINDING_CAPACITIES


@dataclass(frozen=True)
class Seat:
    """A party of the dispute and with what capacities people came for it."""

    party: UUID
    side: str
    came: tuple[str, ...] = ()

    @property
    def bound(self) -> bool:
        """Whether somebody came who may settle for it."""
        return any(capacity in BINDING_CAPACITIES for capacity in self.came)


def warning_of(seat: Seat) -> str | None:
    """What the mediator must be told of a party before going on: nobody_came, no_authority, or nothing."""
    if not seat.came:
        return "nobody_came"
    return None if seat.bound else "no_authority"


def complete(people: Sequence[Present], signed: Collection[UUID]) -> bool:
    """The mediator has signed, and every party for which somebody with authority came, by such a person.

    Where nobody came with authority at all, somebody must have signed for each party that was there: the
    mediator alone makes no minutes of both.
    """
    mediator = [each.key for each in people if each.role == MEDIATOR]
    if not mediator or not set(mediator) <= set(signed):
        return False
    with_authority = {each.party for each in people if each.binds}
    awaited = with_authority or {each.party for each in people if each.party is not None}
    by = {each.party for each in people if each.key in signed and (each.binds or not with_authority)}
    return bool(awaited) and awaited <= by


def terms_stand(people: Sequence[Present], signed: Collection[UUID], bound: Iterable[str]) -> bool:
    """Whether complete minutes bind every party (hex) to the terms that they name.

    Each party whom the terms bind has signed through somebody who may settle for it.
    """
    by = {each.party.hex for each in people if each.party and each.binds and each.key in signed}
    wanted = set(bound)
    return bool(wanted) and wanted <= by and complete(people, signed)


def verdict(answers: Mapping[UUID, str], parties: Collection[UUID]) -> str:
    """What became of a fact: confirmed by all, denied by somebody, or awaited."""
    if any(answers.get(party) == DENIES for party in parties):
        return "denied"
    confirmed = bool(parties) and all(answers.get(party) == CONFIRMS for party in parties)
    return "confirmed" if confirmed else "awaited"


def missing(content: Content, *, correcting: bool) -> tuple[str, ...]:
    """What must be written before minutes can be laid out, as codes in the order of the form."""
    found = {
        "held_from": content.held_from is None,
        "held_until": content.held_until is None,
        "present": not (content.members or content.in_person),
        "issues": not content.issues,
        "outcome": not (content.agreed or content.left_open),
        "change_note": correcting and not content.change_note,
    }
    return tuple(name for name, wanting in found.items() if wanting)


def known_key(item: UUID, law_kind: str, fact: str, side: str) -> str:
    """The name of a fact that a side has stated, as a form sends it back."""
    return f"{item.hex}.{law_kind}.{fact}.{side}"


def confirming(parties: Sequence[tuple[UUID, str]], came: Collection[UUID]) -> frozenset[UUID]:
    """Whose word a fact needs: of each side those who were there, and the whole side where nobody was.

    `parties` are (key, side). What one side says alone is not undisputed between both.
    """
    wanted: set[UUID] = set()
    for side in {side for _, side in parties}:
        whole = {party for party, of in parties if of == side}
        wanted |= (whole & set(came)) or whole
    return frozenset(wanted)
