"""Whether the last step of a dispute can be taken back: what was it, and what is irreversible since. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from workflows.correction import CORRECT, LASTING

OWN_WORD = frozenset({"withdraw", "refuse_mediation"})
"""Endings by a party's own word. Said by the party itself they stand (mediation is voluntary); entered by
staff as told, they can have been entered by mistake."""

OFFERED = "reach_agreement"

UNDO_WITHIN = timedelta(minutes=10)
"""How long whoever took a step may take it back alone."""

TAKEN_BY_TWO = frozenset({"revoke_acceptance"})
"""What two people decided, one does not take back."""


class LastStep(NamedTuple):
    """The newest row of the history."""

    trigger: str
    from_state: str
    to_state: str
    entered_for_party: bool = False
    """Staff entered what a party said."""

    @property
    def moved(self) -> bool:
        return self.from_state != self.to_state


@dataclass(frozen=True)
class Since:
    """What happened to the joint record since that step, beside the history."""

    signed: bool = False
    """Somebody signed the agreement that is offered."""
    declined: bool = False
    """Somebody said that it will not sign it."""
    session_held: bool = False
    """A session with both was held, with minutes."""
    reported: bool = False
    """The agency that sent the dispute in was told what came of it."""


def obstacles(last: LastStep, since: Since) -> tuple[str, ...]:
    """Every reason why the last step cannot be taken back; none when it can."""
    if last.trigger == CORRECT.trigger:
        return ("not_corrected_already",)
    if not last.moved:
        return ("last_step_moved",)
    if last.trigger in LASTING:
        return (LASTING[last.trigger],)
    found = {
        "own_word_stands": last.trigger in OWN_WORD and not last.entered_for_party,
        "agreement_stays_void": last.from_state == "agreement",
        "nobody_signed": last.trigger == OFFERED and since.signed,
        "nobody_declined_to_sign": last.trigger == OFFERED and since.declined,
        "no_session_held_since": since.session_held,
        "nothing_reported_since": since.reported,
    }
    return tuple(code for code, stands in found.items() if stands)


@dataclass(frozen=True)
class Quiet:
    """How quiet it has been since the last step, for whoever would take it back alone."""

    own: bool
    """The reader took it."""
    age: timedelta
    told: bool = False
    """A message about the dispute has left since, or is in a sender's hand."""
    followed: bool = False
    """Somebody else has done something in the joint record since."""


def obstacles_alone(last: LastStep, since: Since, quiet: Quiet) -> tuple[str, ...]:
    """Every reason why one person cannot take the last step back alone; none when it can."""
    found = {
        "own_step": not quiet.own,
        "decided_alone": last.trigger in TAKEN_BY_TWO,
        "minutes_left": quiet.age > UNDO_WITHIN,
        "nobody_told": quiet.told,
        "nobody_acted_since": quiet.followed,
    }
    return (*obstacles(last, since), *(code for code, stands in found.items() if stands))
