"""What a mediator writes of a session, and the digest of the text that is signed. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Other:
    """Somebody present who acts for no party: interpreter, witness, colleague, union."""

    name: str
    role: str
    side: str = ""
    """With whom the person came: applicant, respondent, or nobody."""


@dataclass(frozen=True)
class Issue:
    """One issue in dispute and what each side says of it; `item` is a claim item (hex) or nothing."""

    text: str
    item: str = ""
    applicant: str = ""
    respondent: str = ""


@dataclass(frozen=True)
class Fact:
    """A fact that nobody disputes; `known` names a fact that a side has stated (rules.known_key)."""

    text: str
    known: str = ""


@dataclass(frozen=True)
class Content:
    """Everything that is written of a session; all of it may still be empty."""

    held_from: datetime | None = None
    held_until: datetime | None = None
    members: tuple[str, ...] = ()
    """Who acts for a party and came: keys (hex) of party members."""
    in_person: tuple[str, ...] = ()
    """Parties (hex) that came themselves and have no account."""
    others: tuple[Other, ...] = ()
    issues: tuple[Issue, ...] = ()
    facts: tuple[Fact, ...] = ()
    methods: tuple[str, ...] = ()
    cited: Mapping[str, Any] = field(default_factory=dict)
    agreed: str = ""
    left_open: str = ""
    next_step: str = ""
    proposal: str = ""
    """Key (hex) of the proposal whose terms were agreed, or nothing."""
    change_note: str = ""
    """What a correction changes; empty for the first version."""


def kept(content: Content) -> dict[str, Any]:
    """The content as JSON takes it."""
    told = asdict(content)
    for name in ("held_from", "held_until"):
        moment: datetime | None = getattr(content, name)
        told[name] = moment.isoformat() if moment else None
    return told


def read(told: Mapping[str, Any]) -> Content:
    """The counterpart of `kept`."""
    parts: dict[str, Any] = {
        **{name: _moment(told[name]) for name in ("held_from", "held_until")},
        **{name: told[name] for name in _PLAIN},
        **{name: tuple(told[name]) for name in ("members", "in_person", "methods")},
        "others": tuple(Other(**row) for row in told["others"]),
        "issues": tuple(Issue(**row) for row in told["issues"]),
        "facts": tuple(Fact(**row) for row in told["facts"]),
    }
    return Content(**parts)


_PLAIN = ("cited", "agreed", "left_open", "next_step", "proposal", "change_note")


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


def digest_of(text: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the canonical text, whatever the order of its parts in the store."""
    canonical = json.dumps(text, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
