"""The few errors a use case may raise; web/errors.py alone turns them into pages."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Hidden:
    """What exists but may not be seen: kept for the audit log, never shown."""

    kind: str
    id: UUID
    permission: str


class MediationError(Exception):
    """The root of what this product raises on purpose."""


class NotFound(MediationError):
    """There is no such thing, or none that this reader may know of (404)."""

    def __init__(self, hidden: Hidden | None = None) -> None:
        super().__init__("not found")
        self.hidden = hidden


class NotAllowed(MediationError):
    """The reader may see the thing and may not do this with it (403)."""

    def __init__(self, permission: str, hidden: Hidden | None = None) -> None:
        super().__init__(permission)
        self.permission = permission
        self.hidden = hidden


class NotPossible(MediationError):
    """The request makes no sense at this point; `code` says why (409)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Refused(MediationError):
    """A step is not open yet; `codes` has every reason at once (409)."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes


@dataclass(frozen=True)
class Change:
    """One thing that happened meanwhile: the trigger, who did it and when (UTC, ISO)."""

    trigger: str
    by: str
    at: str


class Stale(MediationError):
    """Somebody was quicker; `changes` is what happened since the reader looked (409)."""

    def __init__(self, changes: tuple[Change, ...]) -> None:
        super().__init__("stale")
        self.changes = changes


class Invalid(MediationError):
    """A field holds what the rule does not take; `errors` is field name → code (422)."""

    def __init__(self, **errors: str) -> None:
        super().__init__(", ".join(f"{field}: {code}" for field, code in errors.items()))
        self.errors = errors


class Repeated(MediationError):
    """The same form was sent before; `result` is what the first sending gave."""

    def __init__(self, result: str | None) -> None:
        super().__init__("repeated")
        self.result = result


class NotKept(Exception):
    """A paper could not be stored, for the reason it was raised from; nothing was done."""
