"""How much is tried: who looks, and which share of the addresses; all of them by everybody take minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from zlib import crc32

from tests.wall.observers import OWN


@dataclass(frozen=True)
class Sweep:
    """One in `own[name]` of the addresses made for an observer, and one in `others` of all else.

    Who is not named in `own` tries one in `others` of everything. `draw` chooses which.
    """

    who: tuple[str, ...] | None = None
    """Everybody outside, if None."""
    own: Mapping[str, int] = field(default_factory=dict)
    others: int = 1
    draw: int = 0
    only: str = ""
    """A part of every address that is tried; any, if empty."""

    def of(self, name: str, paths: Iterable[str]) -> Iterator[str]:
        """What this observer tries, in the order given."""
        for path in (each for each in paths if self.only in each):
            share = self.own.get(name, self.others) if path.startswith(OWN[name]) else self.others
            if crc32(f"{self.draw}|{name}|{path}".encode()) % share == 0:
                yield path


EVERYTHING = Sweep()
