"""What this installation asks of everybody who signs in as staff, set once when the application is made."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.identity.password_rules import NATIONAL, Profile


@dataclass(frozen=True)
class Standards:
    """The strictest unless told otherwise."""

    second_factor: bool = True
    """Whether staff need a second factor; else it is asked of those who chose to have one (demo mode)."""
    passwords: Profile = NATIONAL
    """What is asked of the passwords of staff."""


_standards = Standards()


def configure(standards: Standards) -> None:
    """Give this process its standards; the last call counts for all that follows."""
    global _standards
    _standards = standards


def standards() -> Standards:
    """Those of this process."""
    return _standards
