"""Money as people write it, as rules count it and as the database keeps it."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

MOST_FEN = 10**13
"""One hundred thousand million yuan: beyond any claim, within every database integer."""

_WRITTEN = re.compile(
    r"^(?:¥|人民币)?(\d{1,12}(?:,\d{3})*(?:\.\d{1,2})?)(千|万|k|w)?(?:元|块|圆)?整?$", re.IGNORECASE
)
_TIMES = {None: 1, "千": 1000, "k": 1000, "万": 10000, "w": 10000}


def fen_of(written: str) -> int:
    """Fen of an amount as people write it: 8000, 8,000元, 8千, 1.2万.

    Raises ValueError for anything else, for negative sums and for parts of a fen.
    """
    text = unicodedata.normalize("NFKC", written).strip().replace(" ", "").replace("，", ",")
    found = _WRITTEN.match(text)
    if not found or not _thousands_in_place(found[1]):
        raise ValueError(written[:40])
    fen = Decimal(found[1].replace(",", "")) * _TIMES[(found[2] or "").lower() or None] * 100
    if fen != int(fen) or fen > MOST_FEN:
        raise ValueError(written[:40])
    return int(fen)


def _thousands_in_place(digits: str) -> bool:
    whole = digits.partition(".")[0]
    return "," not in whole or re.fullmatch(r"\d{1,3}(,\d{3})+", whole) is not None


def yuan(fen: int) -> Decimal:
    """The sum in yuan, exact to the fen."""
    return Decimal(fen).scaleb(-2)


def shown(fen: int) -> str:
    """The sum as it stands on pages and papers, without its unit: 24,000.00."""
    return f"{yuan(fen):,.2f}"
