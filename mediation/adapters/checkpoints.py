"""Checkpoints of the audit log in a folder outside the database, each file naming the one before.

A file is a line with its moment and the sum of the file before it, then a line for each head that had
moved. The folder is worth most on another machine: it is only added to, so any copying will do.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from mediation.adapters.copies.parts import flush, own_folder, sum_of

Line = tuple[str, int, str]
"""Chain, number of its newest entry, hash of that entry."""
NONE_BEFORE = "0" * 64
_ENDING = ".checkpoint"


class CheckpointFolder:
    """The checkpoints of one store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def files(self) -> list[Path]:
        """All of them, the oldest first."""
        return sorted(self._folder.glob(f"*{_ENDING}"))

    def newest(self) -> datetime | None:
        """The moment of the last one; None where there is none yet. Raises ValueError."""
        known = self.files()
        return moment_of(known[-1]) if known else None

    def put(self, at: datetime, lines: Iterable[Line]) -> int:
        """Keep the heads of a moment durably; gives how many they were. Raises OSError."""
        own_folder(self._folder)
        with self._alone():
            known = self.files()
            before = sum_of(known[-1]) if known else NONE_BEFORE
            place = self._folder / f"{len(known) + 1:08d}{_ENDING}"
            passing = place.with_name(f".{place.name}")
            with passing.open("w", encoding="utf-8") as file:
                file.write(json.dumps({"at": at.isoformat(), "before": before}) + "\n")
                count = 0
                for count, line in enumerate(lines, start=1):  # noqa: B007
                    file.write(json.dumps(line, separators=(",", ":")) + "\n")
                file.flush()
                os.fsync(file.fileno())
            passing.rename(place)
            flush(self._folder)
        return count

    def faults(self) -> Iterator[str]:
        """The files that do not follow from the one before: something was changed or taken away."""
        before = NONE_BEFORE
        for number, path in enumerate(self.files(), start=1):
            if int(path.stem) != number or _first_line(path).get("before") != before:
                yield f"checkpoint {path.name} does not follow from the one before it"
            before = sum_of(path)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self._folder / ".lock").open("a") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


def moment_of(path: Path) -> datetime:
    """When a checkpoint was taken. Raises ValueError."""
    return datetime.fromisoformat(str(_first_line(path).get("at")))


def lines_of(path: Path) -> Iterator[Line]:
    """The heads that a checkpoint keeps."""
    with path.open(encoding="utf-8") as file:
        next(file, None)
        for line in file:
            chain, seq, digest = json.loads(line)
            yield chain, seq, digest


def _first_line(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as file:
        told = json.loads(file.readline())
    return told if isinstance(told, dict) else {}
