"""Which disputes may be handled together: those against one employer, in the care of one office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Employer:
    """An employer as a claim names it, with its unified social credit code where that is known."""

    name: str
    credit_code: str | None = None

    def same_as(self, other: Employer) -> bool:
        """The code decides where both are known; otherwise the name, to the letter."""
        if self.credit_code and other.credit_code:
            return self.credit_code == other.credit_code
        return self.name.strip() == other.name.strip()


def fits(group: Employer, group_path: str, employers: Iterable[Employer], office_path: str) -> bool:
    """Whether a dispute of an office (path of codes from the root) against these employers may join."""
    return office_path.startswith(group_path) and any(group.same_as(each) for each in employers)
