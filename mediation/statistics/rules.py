"""Which numbers may be shown: small ones could point at a person (PIPL 51). Pure.

They are left out for readers who may not open the disputes themselves; a manager may, and sees all.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

FEWEST = 5
"""Fewer disputes than this are not told."""

Key = TypeVar("Key", bound=Hashable)


def hidden(counts: Mapping[Key, int]) -> frozenset[Key]:
    """The keys whose number is left out of a list.

    What is left out is never one number alone, nor fewer disputes than FEWEST in all, since the
    total that stands beside the list would tell it: the smallest others go with it.
    """
    small = {key for key, count in counts.items() if 0 < count < FEWEST}
    rest = sorted((key for key in counts if counts[key] >= FEWEST), key=lambda key: counts[key])
    while small and rest and (len(small) == 1 or sum(counts[key] for key in small) < FEWEST):
        small.add(rest.pop(0))
    return frozenset(small)
