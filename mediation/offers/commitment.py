"""The receipt of what was sealed: a salted SHA-256 that its owner, and nobody else, can open. Pure.

The text is made of whole lines in a fixed order, so that anybody can compute its sum with a common tool:
`sha256sum` over the lines, each ended by a line feed. The salt has 256 bits: without it, all figures
on the ladder could be tried in a moment.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256

SALT_BYTES = 32
_HEAD = "sealed-offer-1"


def text_of(
    round_id: str, party_id: str, figures: Mapping[str, int], weights: Mapping[str, int], salt: str
) -> str:
    """What is committed to: identifiers in hex, sums in fen, salt in hex; one thing a line."""
    lines = [_HEAD, f"round {round_id}", f"party {party_id}"]
    lines += [f"figure {thing} {figures[thing]}" for thing in sorted(figures)]
    lines += [f"weight {thing} {weights[thing]}" for thing in sorted(weights)]
    return "\n".join([*lines, f"salt {salt}", ""])


def sum_of(text: str) -> str:
    """The commitment (SHA-256, hex)."""
    return sha256(text.encode()).hexdigest()


def fits(text: str, commitment: str) -> bool:
    """Whether this text was committed to."""
    return hmac.compare_digest(sum_of(text), commitment)
