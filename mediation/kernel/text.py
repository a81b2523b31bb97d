"""Text in one form whoever typed it, and Chinese text made searchable by plain word indexes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

MOST_FOLDED = 20_000
"""Signs; more than twice the longest text that any form takes."""
MOST_PILED = 30
"""Marks on one letter, as Unicode's own bound for streams (UAX 15, section 13); no language has as many."""
LAST_MARK = 0x20000
"""Beyond stand Han characters only, which are told apart but never piled."""
_HAN = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
_OTHER = re.compile(r"[^\w\s]", re.UNICODE)


def normal(form: Literal["NFC", "NFKC"], text: str) -> str:
    """The text in this form of Unicode; of a pile of marks the first MOST_PILED.

    A text longer than MOST_FOLDED comes back as it is, for its reader to refuse. Without both bounds
    one post of a megabyte keeps a processor busy for minutes: marks are sorted one by one, and one
    sign can become eighteen.
    """
    if text.isascii() or len(text) > MOST_FOLDED:
        return text
    return unicodedata.normalize(form, _piles().sub(r"\1", text))


def spaced(text: str) -> str:
    """The text with spaces between Han characters and without signs, folded by NFKC.

    Exact for words of one and two characters on both databases (stack.md, search).
    """
    folded = normal("NFKC", text).casefold()
    return " ".join(_HAN.sub(r" \1 ", _OTHER.sub(" ", folded)).replace("\x00", " ").split())


@cache
def _piles() -> re.Pattern[str]:
    """More than MOST_PILED marks in a row; a mark is what is one once it is taken apart."""
    marks = "".join(sign for sign in map(chr, range(0x300, LAST_MARK)) if _is_mark(sign))
    return re.compile(f"([{marks}]{{{MOST_PILED}}})[{marks}]+")


def _is_mark(sign: str) -> bool:
    if unicodedata.combining(sign):
        return True
    apart = [part for part in unicodedata.decomposition(sign).split() if part[0] != "<"]
    return bool(apart) and unicodedata.combining(chr(int(apart[0], 16))) != 0
