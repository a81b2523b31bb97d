"""Words that nobody else writes, one for each field, and every form in which their bytes could stand."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""Of the digits of an identity number (GB 11643)."""

STEMS = "甲乙丙丁戊己庚辛壬癸"


def identity_number(first: str) -> str:
    """Seventeen digits with the sign that makes them whole."""
    return (
        first
        + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True)) % 11]
    )


def _told(number: int) -> str:
    return f"翡翠蜻蜓{STEMS[number // 10]}{STEMS[number % 10]}zq{number:02}xvjk"


@dataclass
class Words:
    """What is typed, by the name of its field: `sealed` may stand nowhere, `open` in the places told."""

    sealed: dict[str, str] = field(default_factory=dict)
    open: dict[str, str] = field(default_factory=dict)

    def secret(self, name: str, word: str = "") -> str:
        """A word that must be found nowhere."""
        return self.sealed.setdefault(name, word or _told(len(self.sealed)))

    def plain(self, name: str, word: str = "") -> str:
        """A word that is kept readable."""
        return self.open.setdefault(name, word or _told(50 + len(self.open)))


def shapes(word: str) -> Iterator[bytes]:
    """The bytes of a word as text is kept: plain, in other widths, escaped, in base64 at any place."""
    plain = word.encode()
    yield plain
    yield word.encode("utf-16-le")
    yield word.encode("utf-16-be")
    yield plain.hex().encode()
    yield json.dumps(word).strip('"').encode()
    yield json.dumps(word).strip('"').replace("\\", "\\\\").encode()
    yield quote(word).encode()
    for ahead in range(3):
        # Whole groups of three bytes: the same signs whatever stands before and behind.
        whole = plain[(3 - ahead) % 3 :]
        whole = whole[: len(whole) // 3 * 3]
        yield base64.b64encode(whole)
        yield base64.urlsafe_b64encode(whole)


def marks(word: str) -> set[bytes]:
    """The same for the word and for its part in Latin letters, which no index takes apart."""
    latin = word[word.index("zq") : word.index("xvjk") + 4] if "zq" in word and "xvjk" in word else word
    return {shape for text in (word, latin) for shape in shapes(text)}
