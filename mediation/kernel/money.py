"""Money as people write it, as rules count it and as the database keeps it."""

from __future__ import annotations

import re
from decimal import Decimal

from mediation.kernel import numerals
from mediation.kernel.text import normal

MOST_FEN = 10**13
"""One hundred thousand million yuan: beyond any claim, within every database integer."""

_WRITTEN = re.compile(
    r"^(?:¥|人民币)?(\d{1,12}(?:,\d{3})*(?:\.\d{1,2})?)(千|万|k|w)?(?:元|块|圆)?整?$", re.IGNORECASE
)
_IN_WORDS = re.compile(r"^(?:人民币)?([^元块圆整]{1,20})(?:元|块|圆)?整?$")
_TIMES = {None: 1, "千": 1000, "k": 1000, "万": 10000, "w": 10000}


def fen_of(written: str) -> int:
    """Fen of an amount as people write it: 8000, 8,000元, 8千, 1.2万, 八千元, 2万4千.

    Raises ValueError for anything else, for negative sums and for parts of a fen.
    """
    text = normal("NFKC", written).strip().replace(" ", "").replace("，", ",")
    yuan_meant = _in_figures(text)
    fen = (_in_words(text) if yuan_meant is None else yuan_meant) * 100
    if fen != int(fen) or fen > MOST_FEN:
        raise ValueError(written[:40])
    return int(fen)


def _in_figures(text: str) -> Decimal | None:
    """The yuan, or none where it is not written in figures."""
    found = _WRITTEN.match(text)
    if not found or not _thousands_in_place(found[1]):
        return None
    return Decimal(found[1].replace(",", "")) * _TIMES[(found[2] or "").lower() or None]


def _in_words(text: str) -> Decimal:
    found = _IN_WORDS.match(text)
    if not found:
        raise ValueError(text[:40])
    return numerals.value(found[1])


def _thousands_in_place(digits: str) -> bool:
    whole = digits.partition(".")[0]
    return "," not in whole or re.fullmatch(r"\d{1,3}(,\d{3})+", whole) is not None


def yuan(fen: int) -> Decimal:
    """The sum in yuan, exact to the fen."""
    return Decimal(fen).scaleb(-2)


def shown(fen: int) -> str:
    """The sum as it stands on pages and papers, without its unit: 24,000.00."""
    return f"{yuan(fen):,.2f}"
