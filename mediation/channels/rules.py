"""What can lie in a channel, and how far a statement may leave it. Pure."""

from __future__ import annotations

SEALS = ("keep", "may_be_hinted", "may_be_conveyed")
"""The party's own mark on a statement; without one it is kept."""


def seal_of(chosen: str | None) -> str:
    """The mark of a statement: what was chosen, or `keep`. Raises ValueError for any other."""
    if chosen is None or chosen in SEALS:
        return chosen or SEALS[0]
    raise ValueError(chosen)
