"""The round figures that may be sealed: a ladder on which each rung stands at least 5 % above the one below.

Nothing but the rung of a figure ever enters an answer, so that no answer, and no number of answers, can tell
more of what a party would really take or give than between which two rungs it lies (docs/adr, sealed offers).
"""

from __future__ import annotations

from bisect import bisect_right

DECADE = (
    100, 106, 112, 120, 127, 134, 142, 150, 160, 170, 180, 190,
    200, 212, 225, 240, 255, 270, 285, 300, 320, 340, 360, 380,
    400, 425, 450, 475, 500, 530, 560, 600, 640, 680, 720, 760,
    800, 850, 900, 950,
)  # fmt: skip
"""The rungs from 1 yuan up to 10 yuan, in fen; the next ten times as much, and so on."""
RUNGS = (0, *(step * 10**power for power in range(9) for step in DECADE))
"""All of them in fen: nothing, then from 1 yuan to less than a thousand million yuan."""


def below(fen: int) -> int:
    """The highest rung that is not above the sum."""
    return RUNGS[bisect_right(RUNGS, fen) - 1]


def above(fen: int) -> int:
    """The lowest rung that is not below the sum; the highest of all for more than that."""
    low = below(fen)
    return low if low == fen else RUNGS[min(bisect_right(RUNGS, fen), len(RUNGS) - 1)]


def nearest(fen: int) -> int:
    """The rung nearest to the sum; of two as near the lower one."""
    low, high = below(fen), above(fen)
    return low if fen - low <= high - fen else high


def is_rung(fen: int) -> bool:
    """Whether a sum may be sealed."""
    return below(fen) == fen


def lower(fen: int) -> int | None:
    """The next rung below a rung; None below the lowest."""
    place = RUNGS.index(fen)
    return RUNGS[place - 1] if place else None


def higher(fen: int) -> int | None:
    """The next rung above a rung; None above the highest."""
    place = RUNGS.index(fen)
    return RUNGS[place + 1] if place + 1 < len(RUNGS) else None


def between(low: int, high: int) -> tuple[int, ...]:
    """The rungs from one sum to another, both included."""
    return RUNGS[bisect_right(RUNGS, low - 1) : bisect_right(RUNGS, high)]
