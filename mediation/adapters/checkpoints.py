"""Checkpoints of the audit log in a folder outside the database, each file naming the one before.

A file is a line with its moment and the sum of the file before it, a line for each head that had moved,
and a mark made with a master key, so that whoever holds database and folder, but not the keys, makes
none. The folder is worth most on another machine: it is only added to, so any copying will do.

Others read the folder. So heads of private chains, whose numbers count what was said in confidence, stand
in sealed blocks of one size, each with room for `A_BLOCK` of them, and every file has one at least.
"""

from __future__ import annotations

import base64
import fcntl
import itertools
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path

from mediation.adapters.copies.parts import flush, own_folder, sum_of
from mediation.kernel import encryption
from mediation.kernel.encryption import CannotOpen

Line = tuple[str, int, str]
"""Chain, number of its newest entry, hash of that entry."""
NONE_BEFORE = "0" * 64
A_BLOCK = 128
_ENDING, _PURPOSE, _SEALED = ".checkpoint", "checkpoint", "checkpoint|private"
_WIDTH = 192
"""Bytes of one head in a block, filled up with spaces."""


class CheckpointFolder:
    """The checkpoints of one store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def files(self) -> list[Path]:
        """All of them, the oldest first."""
        return sorted(self._folder.glob(f"*{_ENDING}"))

    def newest(self) -> datetime | None:
        """The moment of the last one; None where there is none yet, or none that can be read."""
        known = self.files()
        try:
            return moment_of(known[-1]) if known else None
        except ValueError:
            return None

    def put(self, at: datetime, lines: Iterable[Line], private: Iterable[Line] = ()) -> int:
        """Keep the heads of a moment durably, the private ones sealed; gives how many they were.

        Raises OSError.
        """
        own_folder(self._folder)
        with self._alone():
            known = self.files()
            before = sum_of(known[-1]) if known else NONE_BEFORE
            # After the last name, not after the count: where one was taken away, no other is written over.
            place = self._folder / f"{_number(known[-1]) + 1 if known else 1:08d}{_ENDING}"
            passing = place.with_name(f".{place.name}")
            try:
                count = _write(passing, {"at": at.isoformat(), "before": before}, lines, private)
                passing.rename(place)
            finally:
                passing.unlink(missing_ok=True)
            flush(self._folder)
        return count

    def faults(self) -> Iterator[str]:
        """The files that are not ours or do not follow from the one before: changed, or one is gone."""
        before = NONE_BEFORE
        for number, path in enumerate(self.files(), start=1):
            if _number(path) != number or _first_line(path).get("before") != before:
                yield f"checkpoint {path.name} does not follow from the one before it"
            elif not _is_marked(path):
                yield f"checkpoint {path.name} was changed, or was marked with a key that is not here"
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
    """The heads that a checkpoint keeps, those of private chains among them. Raises ValueError."""
    with path.open(encoding="utf-8") as file:
        next(file, None)
        for line in file:
            told = json.loads(line)
            if isinstance(told, list):
                chain, seq, digest = told
                yield chain, seq, digest
            elif "sealed" in told:
                yield from _opened(told["sealed"])


def _opened(block: str) -> Iterator[Line]:
    try:
        plain = encryption.unseal(base64.b64decode(block), _SEALED, _PURPOSE)
    except CannotOpen:
        raise ValueError("a block was changed, or sealed with a key that is not here") from None
    for start in range(0, len(plain), _WIDTH):
        if written := plain[start : start + _WIDTH].strip():
            chain, seq, digest = json.loads(written)
            yield chain, seq, digest


def _blocks(lines: Iterable[Line], counted: list[int]) -> Iterator[dict[str, str]]:
    """Sealed blocks of one size, one even for no head; how many heads each has is kept in `counted`."""
    left = iter(lines)
    while (some := list(islice(left, A_BLOCK))) or not counted:
        counted.append(len(some))
        filled = [json.dumps(line, separators=(",", ":")).encode().ljust(_WIDTH) for line in some]
        plain = b"".join(filled).ljust(A_BLOCK * _WIDTH)
        yield {"sealed": base64.b64encode(encryption.seal(plain, _SEALED, _PURPOSE)).decode()}


def _number(path: Path) -> int:
    """Its place in the row; 0 for a file of another name."""
    return int(path.stem) if path.stem.isdecimal() else 0


def _write(path: Path, head: dict[str, str], lines: Iterable[Line], private: Iterable[Line]) -> int:
    """Write head, lines, sealed blocks and mark durably; gives how many heads there were."""
    count, told, sealed = 0, sha256(), list[int]()
    with path.open("wb") as file:
        for line in itertools.chain([head], lines, _blocks(private, sealed)):
            count += isinstance(line, tuple)
            written = f"{json.dumps(line, separators=(',', ':'))}\n".encode()
            told.update(written)
            file.write(written)
        key, mark = encryption.mark(told.digest(), _PURPOSE)
        file.write(f"{json.dumps({'key': key, 'mark': mark}, separators=(',', ':'))}\n".encode())
        file.flush()
        os.fsync(file.fileno())
    return count + sum(sealed)


def _is_marked(path: Path) -> bool:
    told, last = sha256(), b""
    with path.open("rb") as file:
        for line in file:
            told.update(last)
            last = line
    try:
        mark = json.loads(last)
        return bool(encryption.mark(told.digest(), _PURPOSE, mark["key"])[1] == mark["mark"])
    except (CannotOpen, ValueError, KeyError, TypeError):
        return False


def _first_line(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as file:
        told = json.loads(file.readline())
    return told if isinstance(told, dict) else {}
