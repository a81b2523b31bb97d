"""How an entry is bound to the one before it: salted leaf, then a hash over the chain. Pure.

Written so that whoever holds an entry and its salt can check it with a standard library alone: the leaf
is SHA-256 over the salt and a JSON list of texts, in the order of LEAF_FIELDS.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from json.encoder import encode_basestring as _quoted
from typing import Any
from uuid import UUID

BEGINNING = "0" * 64

LEAF_FIELDS = (
    "id", "at", "verb", "person_id", "role", "office_id", "on_behalf_of", "timer",
    "subject_kind", "subject_id", "dispute_id", "compartment_id", "body",
)  # fmt: skip


def canonical(values: Mapping[str, Any]) -> str:
    """One text for one content: sorted keys, no spaces, plain Unicode."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_told)


def _told(value: object) -> str:
    return plain(value) or ""


def plain(value: object) -> str | None:
    """The text that stands for a value: 32 hexadecimal digits of a key, a UTC moment to the microsecond."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)


def leaf_hash(salt: bytes, texts: Iterable[str | None]) -> str:
    """SHA-256 over salt and content, `texts` being `plain` of LEAF_FIELDS: proves without telling."""
    content = ",".join(["null" if text is None else _quoted(text) for text in texts])
    return sha256(salt + f"[{content}]".encode()).hexdigest()


def entry_hash(chain: str, seq: int, previous: str, leaf: str) -> str:
    """SHA-256 that binds an entry to its chain, its place and all before it."""
    return sha256(f"{chain}|{seq}|{previous}|{leaf}".encode()).hexdigest()
