"""Whether an office may take in what is asked. Pure."""

from __future__ import annotations

from collections.abc import Collection

from mediation.claims.kinds import KINDS


def known(kind: str) -> bool:
    """Whether there is such a kind of claim."""
    return kind in KINDS


def in_scope(kinds: Collection[str], scope: Collection[str]) -> bool:
    """Every kind asked for is one this office may take in by its legal basis (law.md, scope)."""
    return bool(kinds) and set(kinds) <= set(scope)
