"""What a new password must be, pure: two profiles, since the national scheme demands what ASVS forbids."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from mediation.kernel.text import normal

MOST_PASSWORD = 200
REMEMBERED = 5
"""So many passwords, the present one among them, are not taken again."""
HARD_TO_GUESS = 3
"""zxcvbn's score from which a password outlasts ten to the eighth guesses."""
_WEIGHED = 72
"""Signs that zxcvbn looks at: the time it takes grows faster than the length."""
_LEAST_WORD, _LEAST_HAN = 3, 2
_LEAST_DIGITS = 6
"""Shorter pieces of a telephone stand in too many harmless passwords."""
_HOUSE = (
    "tiaojie", "laodong", "zhengyi", "gonghui", "zhongcai", "woaini", "zhongguo", "mima",
    "mediation", "labour", "union", "court", "dispute",
)  # fmt: skip
"""Words that come to mind first here; zxcvbn knows English ones only (ASVS 5.0 6.2.11)."""


@dataclass(frozen=True)
class Profile:
    """What is asked of passwords. `kinds` of signs, 0 for any; `lasts` is None where they do not run out."""

    name: str
    least: int
    least_alone: int
    """Signs at least, where nothing else is asked at signing in."""
    kinds: int
    lasts: timedelta | None

    def at_least(self, second_factor: bool) -> int:
        """How many signs a password needs, beside a second factor or without one."""
        return self.least if second_factor else self.least_alone


NATIONAL = Profile("national", least=10, least_alone=10, kinds=3, lasts=timedelta(days=90))
"""GB/T 22239-2019 8.1.4.1 a: complex, and changed regularly. The figures are those of its assessors."""
ASVS = Profile("asvs", least=12, least_alone=15, kinds=0, lasts=None)
"""OWASP ASVS 5.0 6.2: length and nothing about kinds, no change without a reason."""
PROFILES = {profile.name: profile for profile in (NATIONAL, ASVS)}


def folded(password: str) -> str:
    """The password as it is counted, compared and hashed: the same from every keyboard."""
    return normal("NFKC", password)


def password_fault(
    password: str, profile: Profile, *, second_factor: bool, own_words: Iterable[str] = ()
) -> str | None:
    """Why a new password is not taken, as a code; None when it is.

    `own_words` are what others know of the person: sign-in name, name, telephone, office.
    """
    text = folded(password)
    least = profile.at_least(second_factor)
    if len(text) < least:
        return f"password_under_{least}"
    if len(text) > MOST_PASSWORD:
        return "too_long"
    if profile.kinds and _kinds(text) < profile.kinds:
        return "password_few_kinds"
    if any(piece in text.casefold() for piece in _pieces(own_words)):
        return "password_own_word"
    return "password_common" if _is_common(text, own_words) else None


def password_over(set_at: datetime | None, at: datetime, profile: Profile) -> bool:
    """Whether a password set at this moment has run out at another; one of unknown age has."""
    return profile.lasts is not None and (set_at is None or at - set_at >= profile.lasts)


def _kinds(text: str) -> int:
    signs = (str.isdigit, str.islower, str.isupper)
    known = sum(any(kind(sign) for sign in text) for kind in signs)
    return known + any(not any(kind(sign) for kind in signs) for sign in text)


def _pieces(own_words: Iterable[str]) -> set[str]:
    """The words, folded, as far as they are long enough to mean something; of a telephone its end, too."""
    words = {folded(word).casefold().strip() for word in own_words}
    pieces = {word for word in words if len(word) >= (_LEAST_WORD if word.isascii() else _LEAST_HAN)}
    numbers = (re.sub(r"\D", "", word) for word in words)
    return pieces | {number[-_LEAST_DIGITS:] for number in numbers if len(number) >= _LEAST_DIGITS}


def _is_common(text: str, own_words: Iterable[str]) -> bool:
    """In the list of passwords that many have, also with digits and signs added; or guessed soon."""
    plain = text.casefold()
    if _listed() & {plain, re.sub(r"[\W_]", "", plain), re.sub(r"[\W\d_]", "", plain)}:
        return True
    known = [word.casefold() for word in (*_HOUSE, *own_words) if word]
    from zxcvbn import zxcvbn  # noqa: PLC0415 - 14 MB of lists, for the few who choose a password

    return bool(zxcvbn(text[:_WEIGHED], user_inputs=known)["score"] < HARD_TO_GUESS)


@cache
def _listed() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # noqa: PLC0415 - as above

    return frozenset((*FREQUENCY_LISTS["passwords"], *_HOUSE))
