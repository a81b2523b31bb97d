"""How a dispute comes to each state: the point of its life, and the ending where it needs one."""

from __future__ import annotations

from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from tests.world import World

STAGES: dict[str, tuple[Upto, str]] = {
    "intake": (Upto.ANSWERED, ""),
    "preparation": (Upto.PREPARED, ""),
    "back_to_back": (Upto.HEARD, ""),
    "face_to_face": (Upto.AGREED, ""),
    "agreement": (Upto.SIGNED, ""),
    "enforcement": (Upto.PAID, ""),
    "performed": (Upto.PERFORMED, ""),
    "not_accepted": (Upto.INVITED, "declined"),
    "withdrawn": (Upto.ACCEPTED, "withdrawn"),
    "terminated": (Upto.HEARD, "terminated"),
    "handed_over": (Upto.HEARD, "handed_over"),
}
"""State → the point of the usual course, and a name in demo/endings.py."""


def at(world: World, state: str) -> Told:
    """The usual dispute in this state, with all that belongs to it there."""
    upto, ending = STAGES[state]
    return world.at(upto, ending)
