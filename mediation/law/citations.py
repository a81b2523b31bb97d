"""Citations of articles in both languages, written from one short form so that they cannot disagree.

The short form is the key of a law and an article, with the paragraph (款) where only that one is meant:
`lcl 47(2)`. A notice without articles is its key alone: `paid_days`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

_SHORT = re.compile(r"(?P<law>[a-z0-9_]+)(?: (?P<article>[1-9]\d{0,2})(?:\((?P<paragraph>[1-9])\))?)?")
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Law:
    """A law, regulation or notice: its names, the days its text is in force, and what of it was read where.

    `read` holds the articles whose text was read; a notice is read as a whole or not at all. A day of None
    is not known, or there is no end.
    """

    key: str
    name_zh: str
    name_en: str
    source: str
    in_force_from: date | None = None
    in_force_until: date | None = None
    read: frozenset[int] = frozenset()
    read_whole: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """One article of a law, or of its paragraphs; a whole notice where `article` is None."""

    law: Law
    article: int | None
    paragraph: int | None = None

    @property
    def was_read(self) -> bool:
        """Whether the very text that is cited was read."""
        return self.law.read_whole if self.article is None else self.article in self.law.read


def cited(short: str, laws: Mapping[str, Law]) -> Cited:
    """What a short form means. Raises ValueError for an unknown law or another form."""
    found = _SHORT.fullmatch(short)
    if found is None or found["law"] not in laws:
        raise ValueError(f"no such citation: {short}")
    law, article, paragraph = laws[found["law"]], found["article"], found["paragraph"]
    if article is None and law.read:
        raise ValueError(f"a law is cited by its articles: {short}")
    return Cited(law, int(article) if article else None, int(paragraph) if paragraph else None)


def in_chinese(citations: Iterable[Cited]) -> str:
    """Like 《劳动合同法》第三十条第二款、第三十八条；《工资支付暂行规定》第九条."""
    told = []
    for law, articles in _by_law(citations):
        numbered = "、".join(filter(None, map(_article_zh, articles)))
        told.append(f"《{law.name_zh}》{numbered}" if numbered else law.name_zh)
    return "；".join(told)


def in_english(citations: Iterable[Cited]) -> str:
    """Like Labour Contract Law, arts 30(2) and 38; Interim Provisions on the Payment of Wages, art. 9."""
    told = []
    for law, articles in _by_law(citations):
        numbers = list(filter(None, map(_article_en, articles)))
        told.append(f"{law.name_en}, {_listed(numbers)}" if numbers else law.name_en)
    return "; ".join(told)


def numeral(number: int) -> str:
    """A whole number from 1 to 999 as articles are numbered: 10 is 十, 103 is 一百零三."""
    if not 1 <= number <= 999:
        raise ValueError(number)
    hundreds, rest = divmod(number, 100)
    head = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if not rest:
        return head
    tens, ones = divmod(rest, 10)
    if tens == 0:
        return f"{head}零{_DIGITS[ones]}" if head else _DIGITS[ones]
    ten = "十" if tens == 1 and not head else f"{_DIGITS[tens]}十"
    return head + ten + (_DIGITS[ones] if ones else "")


def _by_law(citations: Iterable[Cited]) -> Iterable[tuple[Law, list[Cited]]]:
    return ((law, list(articles)) for law, articles in groupby(citations, key=lambda one: one.law))


def _article_zh(one: Cited) -> str:
    if one.article is None:
        return ""
    paragraph = f"第{numeral(one.paragraph)}款" if one.paragraph else ""
    return f"第{numeral(one.article)}条{paragraph}"


def _article_en(one: Cited) -> str:
    if one.article is None:
        return ""
    return f"{one.article}({one.paragraph})" if one.paragraph else f"{one.article}"


def _listed(numbers: list[str]) -> str:
    if len(numbers) == 1:
        return f"art. {numbers[0]}"
    return f"arts {', '.join(numbers[:-1])} and {numbers[-1]}"
