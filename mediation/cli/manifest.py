"""What a backup says of itself, marked with a key, so that one from elsewhere is not taken for one's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mediation.adapters.copies.parts import SUMS, flush, sum_of, unlike_sums
from mediation.kernel import encryption
from mediation.kernel.encryption import CannotOpen

FORMAT = 1
_PURPOSE = "backup"


class BadBackup(Exception):
    """This is no whole backup of this program, or not one of these keys; the message says why."""


@dataclass(frozen=True)
class Manifest:
    """What was copied: how much there was of it, and by which sums it is known."""

    made_at: str
    """UTC, ISO 8601."""
    database: str
    """sqlite or postgresql."""
    revision: str
    """The version of the tables."""
    keys: tuple[str, ...]
    """Names of the master keys that open what is sealed; the keys themselves are never in a backup."""
    chains: int
    heads: str
    """SHA-256 over the heads of all chains (audit.heads.digest)."""
    entries: int
    papers: int
    sums: str
    """SHA-256 of the list of sums of every part."""
    format: int = FORMAT


def write(folder: Path, manifest: Manifest) -> None:
    """Put it beside the parts, durably."""
    told = asdict(manifest)
    key, mark = encryption.mark(_canonical(told), _PURPOSE)
    path = folder / "manifest.json"
    written = json.dumps({**told, "mark": {"key": key, "sum": mark}}, indent=1, ensure_ascii=False)
    path.write_text(f"{written}\n", encoding="utf-8")
    flush(path)
    flush(folder)


def read(folder: Path) -> Manifest:
    """The manifest of a whole and unchanged backup. Raises BadBackup with everything that is wrong."""
    try:
        told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        mark = told.pop("mark")
        manifest = Manifest(**{**told, "keys": tuple(told["keys"])})
        if manifest.format != FORMAT:
            raise BadBackup(f"this backup has format {manifest.format}, and this program reads {FORMAT}")
        _check_mark(told, mark)
        if sum_of(folder / SUMS) != manifest.sums:
            raise BadBackup(f"{SUMS} was changed")
        if wrong := list(unlike_sums(folder)):
            raise BadBackup("; ".join(wrong[:20]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BadBackup(f"{folder} holds no whole backup") from None
    return manifest


def _check_mark(told: Mapping[str, Any], mark: Mapping[str, str]) -> None:
    try:
        known = encryption.mark(_canonical(told), _PURPOSE, mark["key"])[1]
    except CannotOpen:
        raise BadBackup(f"the key {mark['key']} with which it was marked is not in MEDIATION_KEYS") from None
    if known != mark["sum"]:
        raise BadBackup("its manifest was changed, or made under another key of the same name")


def _canonical(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
