"""Files in a folder: temporary file, fsync, rename, fsync of the folder; only then may a row name them."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from uuid import UUID


class FolderStore:
    """Keeps bytes under random names, in 256 sub-folders of a folder outside the web root."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: UUID, body: bytes) -> None:
        """Store durably: when this returns, a power cut loses nothing. Raises OSError."""
        place = self._place(name)
        _make_folder(place.parent)
        passing = place.with_name(f".{place.name}.{secrets.token_hex(8)}")
        try:
            _write(passing, body)
            passing.rename(place)
        except BaseException:
            passing.unlink(missing_ok=True)
            raise
        _flush_folder(place.parent)

    def get(self, name: UUID) -> bytes:
        """The bytes. Raises FileNotFoundError."""
        return self._place(name).read_bytes()

    def delete(self, name: UUID) -> None:
        """Forget the bytes; not an error when they are gone already."""
        self._place(name).unlink(missing_ok=True)

    def _place(self, name: UUID) -> Path:
        return self._folder / name.hex[:2] / name.hex


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _flush_folder(folder.parent)


def _write(path: Path, body: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
