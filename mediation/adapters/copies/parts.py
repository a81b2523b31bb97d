"""The parts of a copy as plain files, and the list of their SHA-256 that `sha256sum -c` reads, too."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

SUMS = "SHA256SUMS"
Tell = Callable[[str], None]
"""Is told in a few words how far a copy has come."""
_TOLD_EVERY = 500


def flush(path: Path) -> None:
    """Let nothing of a file or folder be lost by a power cut after this. Raises OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def own_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, those above it as they come."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def sum_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_file(source: Path, target: Path) -> None:
    """Copy durably, readable by the owner alone. Raises OSError."""
    own_folder(target.parent)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as written:
        with source.open("rb") as read:
            shutil.copyfileobj(read, written, 1024 * 1024)
        written.flush()
        os.fsync(written.fileno())


def papers(folder: Path) -> Iterator[Path]:
    """Every stored paper of a folder, in order; what is still being written begins with a dot."""
    yield from (path for path in sorted(folder.glob("[0-9a-f][0-9a-f]/[!.]*")) if path.is_file())


def copy_papers(source: Path, target: Path, tell: Tell) -> None:
    """Copy what is not there yet. A paper that its owner takes away meanwhile is left out.

    Raises OSError.
    """
    count = 0
    for count, path in enumerate(papers(source), start=1):
        if count % _TOLD_EVERY == 0:
            tell(f"{count:,} papers")
        _copy_paper(path, target / path.relative_to(source))
    tell(f"{count:,} papers")
    for folder in (each for each in [*target.glob("*"), target] if each.is_dir()):
        flush(folder)


def _copy_paper(path: Path, copy: Path) -> None:
    if copy.exists():
        return
    try:
        copy_file(path, copy)
    except FileNotFoundError:
        copy.unlink(missing_ok=True)


def write_sums(folder: Path) -> str:
    """List every part with its sum; gives the sum of the list."""
    lines = (f"{sum_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in _parts(folder))
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
    flush(folder / SUMS)
    return sum_of(folder / SUMS)


def unlike_sums(folder: Path) -> Iterator[str]:
    """The parts that are missing, changed or not on the list. Raises FileNotFoundError without a list."""
    listed = {}
    for line in (folder / SUMS).read_text(encoding="utf-8").splitlines():
        known, _, name = line.partition("  ")
        listed[name] = known
    there = {path.relative_to(folder).as_posix(): path for path in _parts(folder)}
    yield from (f"{name} is missing" for name in sorted(listed.keys() - there.keys()))
    yield from (f"{name} does not belong to it" for name in sorted(there.keys() - listed.keys()))
    for name in sorted(listed.keys() & there.keys()):
        if sum_of(there[name]) != listed[name]:
            yield f"{name} was changed"


def _parts(folder: Path) -> list[Path]:
    """Every file but the two that speak of the others."""
    about = {folder / SUMS, folder / "manifest.json"}
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path not in about]
