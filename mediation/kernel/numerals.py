"""Numbers as Chinese people write them in words, or half in words: 八千, 两万四, 1万2千, 三百零五."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "两": 2,
    "俩": 2,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"亿": 10**8, "万": 10**4}
_PART = re.compile(r"(\d{1,8}(?:\.\d{1,4})?|[零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖两俩])|(.)")


def value(text: str) -> Decimal:
    """The number that is meant. 两万四 is 24,000 and 三千五 3,500: a last digit alone counts the next unit.

    Raises ValueError for what is no such number.
    """
    for sign, times in _LARGE.items():
        head, found, tail = text.partition(sign)
        if found:
            return _sections(head, times, tail)
    return _section(text)


def _sections(head: str, times: int, tail: str) -> Decimal:
    above, below = value(head) * times, Decimal(0)
    if _alone(tail):
        below = _number(tail) * times / 10
    elif tail:
        below = value(tail)
        if below >= times:
            raise ValueError("units out of order")
    return above + below


def _section(text: str) -> Decimal:
    """A number below ten thousand, or one wholly in figures."""
    total, digit, last = Decimal(0), None, 10**4
    zero = False
    for number, sign in _PART.findall(text):
        if number:
            if number in "零〇":
                zero = True
                continue
            if digit is not None:
                raise ValueError(text[:40])
            digit = _number(number)
            continue
        unit = _UNITS.get(sign, 0)
        if not 0 < unit < last:
            raise ValueError(text[:40])
        total += (_ten(digit, unit, last)) * unit
        digit, last, zero = None, unit, False
    if digit is None:
        return _ended(text, total)
    return total + (digit * last / 10 if _abbreviated(last, digit, zero) else digit)


def _ended(text: str, total: Decimal) -> Decimal:
    if not total:
        raise ValueError(text[:40])
    return total


def _ten(digit: Decimal | None, unit: int, last: int) -> Decimal:
    """十五 begins without a digit; nothing else does."""
    if digit is None and not (unit == 10 and last == 10**4):
        raise ValueError("a unit without a number")
    return Decimal(1) if digit is None else digit


def _abbreviated(last: int, digit: Decimal, zero: bool) -> bool:
    """三千五 is three thousand five hundred, but 三千零五, 三千500 and 五十六 say what they say."""
    return last in (100, 1000) and digit < 10 and not zero


def _alone(text: str) -> bool:
    return len(text) == 1 and (text.isdigit() or text in _DIGITS) and text not in "零〇0"


def _number(text: str) -> Decimal:
    return Decimal(_DIGITS[text]) if text in _DIGITS else Decimal(text)
