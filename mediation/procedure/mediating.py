"""What every act of a mediator asks first: the permission, and that no conflict of interest is open."""

from __future__ import annotations

from mediation.kernel.actor import Ground
from mediation.kernel.errors import Refused
from mediation.policy.permissions import Permission
from mediation.procedure import notices
from mediation.procedure.case import Case


def mediate(case: Case, permission: Permission) -> Ground:
    """The ground of a mediator's act. Raises NotFound, NotAllowed, Refused(("no_open_conflict",))."""
    ground = case.require(permission)
    if case.facts.actor_has_open_conflict:
        raise Refused(("no_open_conflict",))
    return ground


def tell_everybody(case: Case, sentence: str) -> None:
    """Queue a message to each party that may know of the dispute by now."""
    for party in case.parties:
        if party.phone_index and (party.side == "applicant" or party.invited_at is not None):
            notices.send(case, party, sentence)
