"""Whether an agreement is performed, and what can still be said about one obligation. Pure."""

from __future__ import annotations

from workflows.obligation import OBLIGATION

PAYABLE = OBLIGATION.step("pay").sources
"""States in which an obligation waits for its payer."""
WAIVABLE = OBLIGATION.step("waive").sources
"""States in which its payee may give it up."""
REPLACEABLE = OBLIGATION.step("replace").sources
"""States in which an amended agreement takes the place of what is owed."""
PROMISED = frozenset(OBLIGATION.groups["open"]) | {"confirmed"}
"""States of what counts as agreed: neither given up nor replaced."""
SETTLED = OBLIGATION.groups["final"]
"""States in which nothing is owed any more."""


def breachable(stands: bool, obligations: int, overdue: int) -> bool:
    """A payment is overdue; or none was promised, so that there is no day to wait for."""
    return overdue > 0 or (stands and obligations == 0)


def settled(open_obligations: int) -> bool:
    """Every obligation was confirmed by its payee or waived; an agreement without any is settled."""
    return open_obligations == 0
