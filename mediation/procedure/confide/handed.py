"""A paper that a party gave to the mediator by hand or otherwise, entered in that party's channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.documents import shelf, uploads
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Invalid
from mediation.procedure.confide.noticing import tell_party
from mediation.procedure.confide.speak import keep_file
from mediation.procedure.inside import inside_case, of_mediators

HANDED = ("paper", "wechat")
"""By which ways a paper comes that the party does not put in itself; labels as for words."""


@dataclass(frozen=True)
class HandedOver:
    """How a paper came, when (UTC), and what the party said of it."""

    how: str
    said_at: datetime
    note: str = ""


def hand_in_for(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID,
    body: bytes, filename: str, given: HandedOver,
) -> UUID:  # fmt: skip
    """A mediator with a grant keeps what a party gave in confidence; the party sees it and can contradict.

    Raises Invalid(file=… | how=… | said_at=…), NotFound, NotPossible("wrong_state").
    """
    if given.how not in HANDED:
        raise Invalid(how="unknown")
    if given.said_at > clock.now():
        raise Invalid(said_at="in_the_future")
    upload = uploads.checked(body, filename)
    told = {
        "scan": shelf.verdict(upload.body), "text": given.note, "how": given.how,
        "said_at": given.said_at.isoformat(),
    }  # fmt: skip
    with inside_case(session, actor, dispute_id, party_id) as (case, channel):
        of_mediators(channel)
        key = keep_file(session, actor, channel, upload, told, on_behalf_of=party_id)
        tell_party(case, channel)
        return key
