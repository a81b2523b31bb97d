"""The questions of an online claim: which ones, in which order, which are answered. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

from stdnum.cn import uscc
from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_11_2

LASTS = timedelta(days=30)
"""A draft lapses this long after it was last saved."""
MOST_ITEMS = 20
MOST_OTHERS = 10
MOST_CODES_SENT = 3
SELF, REPRESENTATIVE, EMPLOYER = "self", "representative", "employer"

Answers = Mapping[str, Any]
"""Page → what was answered there, as it stands in the sealed JSON."""

_OF_A_WORKER = (
    "worker", "identity", "employer", "employment", "contact", "others", "items", "facts", "papers",
    "office",
)  # fmt: skip
_PAGES = {
    SELF: ("role", *_OF_A_WORKER),
    REPRESENTATIVE: ("role", "representative", *_OF_A_WORKER),
    EMPLOYER: ("role", "employer", "contact", "worker", "items", "facts", "papers", "office"),
}
_LISTS = ("others", "items", "papers")
"""Pages where things are added one by one until one goes on."""


def role_of(answers: Answers) -> str:
    """Who files: self, representative or employer; a worker for oneself until something else is said."""
    return str(answers.get("role", {}).get("role", SELF))


def pages_of(answers: Answers) -> tuple[str, ...]:
    """The pages of this claim in their order; what is checked and sent at the end is not among them."""
    return _PAGES[role_of(answers)]


def is_answered(answers: Answers, page: str) -> bool:
    """Whether a page needs no more: it was saved, and a list was gone on from."""
    if page == "items":
        return bool(listed(answers, "items")) and bool(answers["items"].get("done"))
    if page in _LISTS:
        return bool(answers.get(page, {}).get("done"))
    return page in answers


def first_open(answers: Answers) -> str | None:
    """The first page that is not answered; None when everything can be checked and sent."""
    return next((page for page in pages_of(answers) if not is_answered(answers, page)), None)


def after(answers: Answers, page: str) -> str | None:
    """The page that follows; None after the last."""
    pages = pages_of(answers)
    place = pages.index(page) + 1 if page in pages else len(pages)
    return pages[place] if place < len(pages) else None


def before(answers: Answers, page: str) -> str | None:
    """The page that one came from; None at the first."""
    pages = pages_of(answers)
    return pages[pages.index(page) - 1] if page in pages[1:] else None


def listed(answers: Answers, page: str) -> list[dict[str, Any]]:
    """What was added on a page of a list."""
    return list(answers.get(page, {}).get("list", ()))


def phone_of(answers: Answers) -> str:
    """The telephone of who files: the worker's own, or that of the employer's contact."""
    page = "contact" if role_of(answers) == EMPLOYER else "worker"
    return str(answers.get(page, {}).get("phone") or "")


def resume_hash(code: str) -> str:
    """What is kept of a resume code."""
    return sha256(f"resume|{code.strip().upper()}".encode()).hexdigest()


def doubts(answers: Answers) -> tuple[str, ...]:
    """What looks mistyped and is asked again, but never stops the filing."""
    credit_code = answers.get("contact", {}).get("credit_code")
    identity = answers.get("identity", {}).get("identity_number")
    found = [("credit_code", credit_code, uscc_holds), ("identity_number", identity, identity_holds)]
    return tuple(name for name, written, holds in found if written and not holds(written))


def uscc_holds(written: str) -> bool:
    """Whether a unified social credit code has its shape and check digit."""
    try:
        uscc.validate(written)
    except ValidationError:
        return False
    return True


def identity_holds(written: str) -> bool:
    """Whether an ID number has eighteen signs and the right check digit (ISO 7064 MOD 11-2)."""
    try:
        mod_11_2.validate(written)
    except ValidationError:
        return False
    return len(written) == 18
