"""Personal data and private talk at rest: AES-256-GCM, one key per table and column or compartment.

Every ciphertext names the master key it rests on and is bound to its place (table, column,
row), so that a value copied to another row does not open (security.md, choices).
"""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mediation.kernel.text import normal


class CannotOpen(Exception):
    """The ciphertext was changed, moved to another place, or rests on a key that is not here."""


@dataclass(frozen=True)
class Keyring:
    """Master keys by name; the first seals, all of them open."""

    keys: tuple[tuple[str, bytes], ...]

    @property
    def current(self) -> str:
        return self.keys[0][0]

    def master(self, name: str) -> bytes:
        for known, key in self.keys:
            if known == name:
                return key
        raise CannotOpen(name)


_ring: Keyring | None = None


def configure(ring: Keyring) -> None:
    """Give this process its keys, once, when the application is made."""
    global _ring
    _ring = ring
    _derived.cache_clear()


def _keyring() -> Keyring:
    if _ring is None:
        raise RuntimeError("no keys configured")
    return _ring


@lru_cache(maxsize=256)
def _derived(name: str, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(_keyring().master(name))


def seal(plain: bytes, purpose: str, place: str) -> bytes:
    """Ciphertext of `plain` under the key derived for `purpose`, bound to `place`."""
    name = _keyring().current
    nonce = os.urandom(12)
    sealed = AESGCM(_derived(name, purpose)).encrypt(nonce, plain, f"{purpose}|{place}".encode())
    return bytes([len(name)]) + name.encode() + nonce + sealed


def unseal(sealed: bytes, purpose: str, place: str) -> bytes:
    """What was sealed for this purpose and place. Raises CannotOpen."""
    size = sealed[0]
    name, nonce, body = sealed[1 : 1 + size].decode(), sealed[1 + size : 13 + size], sealed[13 + size :]
    return _open(_derived(name, purpose), nonce, body, f"{purpose}|{place}")


def seal_with(key: bytes, plain: bytes, place: str) -> bytes:
    """Ciphertext under a compartment's own key, bound to `place`."""
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, plain, place.encode())


def unseal_with(key: bytes, sealed: bytes, place: str) -> bytes:
    """What was sealed with this key for this place. Raises CannotOpen."""
    return _open(key, sealed[:12], sealed[12:], place)


def _open(key: bytes, nonce: bytes, body: bytes, place: str) -> bytes:
    try:
        return AESGCM(key).decrypt(nonce, body, place.encode())
    except InvalidTag:
        raise CannotOpen(place) from None


def blind_index(value: str, purpose: str) -> str:
    """A keyed fingerprint for exact look-up of a sealed value (hex, 64 characters)."""
    folded = normal("NFKC", value).strip().casefold()
    name = _keyring().keys[-1][0]
    return hmac.new(_derived(name, f"index|{purpose}"), folded.encode(), sha256).hexdigest()


def mark(body: bytes, purpose: str, name: str | None = None) -> tuple[str, str]:
    """Name of a master key (the current one, unless given) and a keyed sum of the bytes by it (hex).

    Raises CannotOpen for a key that is not here.
    """
    name = name or _keyring().current
    return name, hmac.new(_derived(name, f"mark|{purpose}"), body, sha256).hexdigest()


class Sealed:
    """A text attribute kept sealed in `<name>_sealed` and, on request, findable by `<name>_index`.

    A descriptor and not a column type, since the associated data needs the row's own key.
    """

    def __init__(self, *, indexed_as: str | None = None) -> None:
        self.indexed_as = indexed_as

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def _purpose(self, row: Any) -> str:
        return f"{row.__tablename__}|{self.name}"

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        sealed = getattr(row, f"{self.name}_sealed")
        return None if sealed is None else unseal(sealed, self._purpose(row), str(row.id)).decode()

    def __set__(self, row: Any, value: str | None) -> None:
        sealed = seal(value.encode(), self._purpose(row), str(row.id)) if value else None
        setattr(row, f"{self.name}_sealed", sealed)
        if self.indexed_as:
            setattr(row, f"{self.name}_index", blind_index(value, self.indexed_as) if value else None)
