"""Scripts and sweeps as hypothesis draws them."""

from __future__ import annotations

from hypothesis import strategies as st

from mediation.demo.plans import Upto
from tests.wall.acts import acts_of
from tests.wall.observers import OFFICERS
from tests.wall.script import Private, Script
from tests.wall.sweep import Sweep

MOST_ACTS = 25
OTHER_SIDE = {"applicant": ("clerk",), "respondent": ("worker",), "mediator": ("worker", "clerk")}
ENDS = (Upto.TAKEN_ON, Upto.PREPARED, Upto.HEARD, Upto.PROPOSED, Upto.HALF_ANSWERED, Upto.AGREED,
        Upto.HALF_SIGNED, Upto.PAID)  # fmt: skip


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """A dispute that goes some way, and up to 25 private acts of one side between its steps."""
    side = draw(st.sampled_from(("applicant", "respondent", "mediator")))
    upto = draw(st.sampled_from(ENDS))
    known = {name: act for name, act in acts_of(side).items() if act.since <= upto}
    acts = draw(st.lists(st.sampled_from(sorted(known)), min_size=1, max_size=MOST_ACTS))
    private = []
    for name in acts:
        latest = min(known[name].until, upto)
        after = Upto(draw(st.integers(known[name].since, latest)))
        private.append(Private(after, name, draw(st.integers(0, 11))))
    return Script(side, upto, tuple(private), delegated=draw(st.booleans()))


def sweep_of(script: Script, draw: int) -> Sweep:
    """About a hundred requests: the other side, somebody at a desk, and the auditor after them."""
    desk = OFFICERS[draw % (len(OFFICERS) - 1)]
    parties = OTHER_SIDE[script.side]
    return Sweep(
        ("public", *parties, desk, "auditor"), {**dict.fromkeys(parties, 2), desk: 4, "auditor": 1}, 40, draw
    )
