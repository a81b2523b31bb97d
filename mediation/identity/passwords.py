"""Passwords of staff, hashed by argon2 at the cost that the machine can bear (19 MiB, two rounds)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mediation.identity.password_rules import folded

if TYPE_CHECKING:
    from pwdlib import PasswordHash


@cache
def _hasher() -> PasswordHash:
    from pwdlib import PasswordHash  # noqa: PLC0415 - slow to import, and most processes never sign in
    from pwdlib.hashers.argon2 import Argon2Hasher  # noqa: PLC0415

    return PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19 * 1024, parallelism=1),))


@cache
def _nobodys() -> str:
    """The hash of a password that nobody has: checking it takes as long as checking a real one."""
    return _hasher().hash("no account of this name")


def hashed(password: str) -> str:
    """What is kept of a password; equal passwords give different texts."""
    return _hasher().hash(folded(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether the password is the one that was kept. Takes as long when there is none to compare."""
    right = _hasher().verify(folded(password), kept or _nobodys())
    return right and kept is not None
