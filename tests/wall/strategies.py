"""Scripts and sweeps as hypothesis draws them."""

from __future__ import annotations

from hypothesis import strategies as st

from mediation.demo.plans import Upto
from tests.wall.acts import acts_of
from tests.wall.observers import OFFICERS
from tests.wall.script import Private, Script
from tests.wall.sweep import Sweep

MOST_ACTS = 25
OTHER_SIDE = {
    "applicant": ("clerk",), "respondent": ("worker",), "mediator": ("worker", "clerk"),
}  # fmt: skip
ENDS = (Upto.TAKEN_ON, Upto.PREPARED, Upto.HEARD, Upto.PROPOSED, Upto.HALF_ANSWERED, Upto.AGREED,
        Upto.HALF_SIGNED, Upto.PAID)  # fmt: skip


@st.composite
def scripts(draw: st.DrawFn, count: int) -> list[Script]:
    """A dispute that goes some way, and so many choices of private acts at the same places of it.

    There are up to 25 places between the joint steps, and one side that speaks.
    """
    side = draw(st.sampled_from(("applicant", "respondent", "mediator")))
    upto = draw(st.sampled_from(ENDS))
    known = {name: act for name, act in acts_of(side).items() if act.since <= upto}
    acts = draw(st.lists(st.sampled_from(sorted(known)), min_size=1, max_size=MOST_ACTS))
    places = [Upto(draw(st.integers(known[name].since, min(known[name].until, upto)))) for name in acts]
    delegated, beside = draw(st.booleans()), draw(st.booleans())
    chosen = [acts, *([draw(_at(side, place)) for place in places] for _ in range(count - 1))]
    return [
        Script(side, upto, tuple(_done(draw, place, name) for place, name in zip(places, names, strict=True)),
               delegated, beside)
        for names in chosen
    ]  # fmt: skip


def _at(side: str, place: Upto) -> st.SearchStrategy[str]:
    """What this side can do in private after this point."""
    return st.sampled_from([name for name, act in acts_of(side).items() if act.since <= place <= act.until])


def _done(draw: st.DrawFn, place: Upto, name: str) -> Private:
    return Private(place, name, draw(st.integers(0, 11)))


def sweep_of(script: Script, draw: int, thin: int = 1) -> Sweep:
    """What is tried after a pair: by the other side, somebody at a desk, and the auditor after them.

    About 250 requests; `thin` leaves one in so many of them, for a run of pairs so many that each address
    is still tried by more of them (test_drawn.py).
    """
    desk = OFFICERS[draw % (len(OFFICERS) - 1)]
    parties = (*OTHER_SIDE[script.side], *(("colleague",) if script.beside else ()))
    own = {**dict.fromkeys(parties, 2 * thin), desk: 4 * thin, "auditor": thin}
    return Sweep(("public", *parties, desk, "auditor"), own, 40 * thin, draw)
