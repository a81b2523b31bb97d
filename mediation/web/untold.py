"""Which answers neither the log of requests nor the counts tell of: those of private pages.

Who watches the machine may not know more of a private room than the other side does. That a page failed, or
was asked for by somebody to whom it is not open, is told: that is a fault, or a stranger.
"""

from __future__ import annotations

from mediation.policy.private import PRIVATE
from mediation.web.access import DECLARED

STRANGERS = frozenset({401, 403, 404, 429})
"""Answers to who is not inside: a log has to show who tries doors."""
FAILED = 500
RECKONING = frozenset({"parties.figures", "parties.own_figure"})
"""What a party reckons for itself, on pages that need no more than to see one's own dispute."""


def is_private(endpoint: str | None) -> bool:
    """Whether a page is of a private room."""
    declared = DECLARED.get(endpoint or "")
    return endpoint in RECKONING or (declared is not None and declared.permission in PRIVATE)


def is_untold(endpoint: str | None, status: int) -> bool:
    """Whether an answer leaves no trace outside its room."""
    return is_private(endpoint) and status < FAILED and status not in STRANGERS
