"""Chinese text made searchable by plain word indexes: every Han character becomes a word."""

from __future__ import annotations

import re
import unicodedata

_HAN = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
_OTHER = re.compile(r"[^\w\s]", re.UNICODE)


def spaced(text: str) -> str:
    """The text with spaces between Han characters and without signs, folded by NFKC.

    Exact for words of one and two characters on both databases (stack.md, search).
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_HAN.sub(r" \1 ", _OTHER.sub(" ", folded)).replace("\x00", " ").split())
