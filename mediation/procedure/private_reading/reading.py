"""An officer reads a channel that is open to him for a time: each reading is kept before it is shown."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.break_glass import queries as break_glass
from mediation.channels import view_changes, viewing
from mediation.channels.viewing import BREAK_GLASS as BREAK_GLASS
from mediation.channels.viewing import COMPLAINT as COMPLAINT
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.policy.permissions import Permission
from mediation.procedure.case import take
from mediation.procedure.private_reading.uninvolved import require_uninvolved

READS = {BREAK_GLASS: Permission.READ_BY_LAW, COMPLAINT: Permission.REVIEW_COMPLAINT}
"""Cause → what lets an officer read by it."""


def keep(
    session: Session, actor: Actor, cause: str, key: UUID, span: tuple[int, int], *, of_file: bool = False
) -> None:
    """Keep one reading of these entries in the channel's own chain, for its party.

    Raises NotFound once the time is over, the party or the second person shut it, or the officer has left
    the post or got a part in the dispute.
    """
    with transaction(session):
        channel = viewing.open_to_view(session, actor, cause, key, lock=True)
        case = take(session, actor, channel.compartment.dispute_id, lock=False)
        require_uninvolved(case, READS[cause])
        ground = break_glass.one(session, key).ground if cause == BREAK_GLASS else cause
        view_changes.keep_reading(session, actor, channel, cause, ground, span, of_file=of_file)
