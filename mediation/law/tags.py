"""How well a number of the law is known: what was not read in the law itself is shown as such."""

from __future__ import annotations

from enum import StrEnum


class Tag(StrEnum):
    """Where a rule comes from; anything but CONFIRMED carries a remark on the page."""

    CONFIRMED = "S"
    """The text of the law or notice was read."""
    EXCERPT = "P"
    """Only a secondary excerpt was seen."""
    UNVERIFIED = "M"
    """From practice; to be verified."""
    DERIVED = "D"
    """Derived here from confirmed rules, or a rule of this product."""

    @property
    def needs_remark(self) -> bool:
        """Whether a page that shows the rule must say that the text itself was not read."""
        return self is not Tag.CONFIRMED
