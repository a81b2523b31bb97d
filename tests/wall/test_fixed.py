"""Everything that can be done in private, in one script, against everybody and every page."""

from __future__ import annotations

import pytest

from mediation.demo.plans import Upto
from tests.wall.acts import acts_of
from tests.wall.doing.let_in import FIRST
from tests.wall.others import FORMER, SECOND, TORN
from tests.wall.pairs import Pairs
from tests.wall.script import Private, Script
from tests.wall.sweep import Sweep


def everything(side: str, upto: Upto, *, delegated: bool = False) -> Script:
    """Each private act of a side twice, as early and as late as it can be done."""
    acts = []
    for name, act in acts_of(side).items():
        early, late = act.since, min(act.until, upto)
        if early <= late:
            acts += [Private(early, name, 1), Private(late, name, 2)]
    return Script(side, upto, tuple(acts), delegated=delegated)


SCRIPTS = {
    "applicant": everything("applicant", Upto.PAID),
    "respondent": everything("respondent", Upto.PROPOSED, delegated=True),
    "mediator": everything("mediator", Upto.HALF_SIGNED),
}
WHOLE = {
    "applicant": ("clerk", "manager", "auditor"),
    "respondent": ("worker", "registrar", "court"),
    "mediator": ("chief", "seal", "mediator2", "system-admin"),
}
"""Who tries all that was made for them in the quick lane."""


@pytest.mark.parametrize("side", SCRIPTS)
def test_nobody_outside_can_tell(pairs: Pairs, side: str) -> None:
    sweep = Sweep(own=dict.fromkeys(WHOLE[side], 1), others=16)
    found = pairs.differences(SCRIPTS[side], sweep)
    assert not found, "\n".join(found)


LET_IN = Script(
    "applicant",
    Upto.HALF_SIGNED,
    (
        *(Private(Upto.PREPARED, "break_glass", choice) for choice in (0, 1, 2)),
        *(Private(Upto.PROPOSED, "break_glass", choice) for choice in (3, 4, 8)),
        *(Private(Upto.HALF_ANSWERED, "complain", choice) for choice in (1, 2, 3, 5)),
    ),
)
"""The party complains when its last joint word is said: mediators know its entries, and so their keys."""
NOT_TOLD = ("public", "clerk", "colleague", "mediator", SECOND, FORMER, TORN, "court", "seal", "auditor")
"""Neither the other side nor anybody who mediates, or did."""


def test_nobody_can_tell_that_an_officer_was_let_in(pairs: Pairs) -> None:
    tried = dict.fromkeys(("clerk", "mediator", SECOND, "auditor"), 4)
    found = pairs.differences(LET_IN, Sweep(NOT_TOLD, tried, 40))
    assert not found, "\n".join(found)


def test_who_decides_about_it_can(pairs: Pairs) -> None:
    for page in ("/desk/complaints", "/desk/break-glass"):
        assert pairs.differences(LET_IN, Sweep((FIRST,), {FIRST: 1}, 1, only=page))


@pytest.mark.long
@pytest.mark.parametrize("side", SCRIPTS)
def test_nobody_outside_can_tell_by_any_address(pairs: Pairs, side: str) -> None:
    found = pairs.differences(SCRIPTS[side])
    assert not found, "\n".join(found)
