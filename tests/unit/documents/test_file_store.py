"""A file is there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

import pytest

from mediation.adapters.file_store import FolderStore


def test_what_was_put_comes_back_and_can_be_forgotten(tmp_path: Path) -> None:
    store, name = FolderStore(tmp_path), uuid4()
    store.put(name, b"body")
    assert store.get(name) == b"body"
    assert (tmp_path / name.hex[:2] / name.hex).stat().st_mode & 0o077 == 0
    store.delete(name)
    store.delete(name)
    with pytest.raises(FileNotFoundError):
        store.get(name)


@pytest.mark.parametrize("call", ["fsync", "rename"])
def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    store, name = FolderStore(tmp_path), uuid4()
    store.put(uuid4(), b"before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    known = {path for path in tmp_path.rglob("*") if path.is_file()}
    monkeypatch.setattr(os if call == "fsync" else Path, call, full)
    with pytest.raises(OSError, match="No space"):
        store.put(name, b"body")
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == known


def test_a_file_is_flushed_before_it_has_its_name_and_its_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, name, seen = FolderStore(tmp_path), uuid4(), []
    place = tmp_path / name.hex[:2] / name.hex
    real = os.fsync
    place.parent.mkdir()

    def noting(handle: int) -> None:
        seen.append((Path(f"/proc/self/fd/{handle}").is_dir(), place.exists()))
        real(handle)

    monkeypatch.setattr(os, "fsync", noting)
    store.put(name, b"body")
    assert seen == [(False, False), (True, True)]
