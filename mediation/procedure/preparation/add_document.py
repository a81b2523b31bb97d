"""Add a paper to the joint file: evidence of a party, or what staff took in on somebody's behalf."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.documents import changes
from mediation.documents.uploads import Upload, all_checked
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take

FOR_PARTIES = ("evidence", "identity", "power_of_attorney")
"""What a party may say that its paper is."""

Received = Sequence[tuple[bytes, str]]
"""Content and name of each file, as they came."""


def add_own(
    session: Session, actor: Actor, dispute_id: UUID, received: Received, kind: str, title: str = ""
) -> None:
    """Papers that a party hands in. Both sides see them. Raises Invalid, NotFound, NotAllowed."""
    if kind not in FOR_PARTIES:
        raise Invalid(kind="unknown")
    uploads = all_checked(received, needed=True)
    with transaction(session):
        case = take(session, actor, dispute_id)
        _keep(case, uploads, kind, title, case.own_party().id)


def add_at_desk(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    received: Received,
    kind: str,
    title: str = "",
    party_id: UUID | None = None,
) -> None:
    """Papers that staff take in, for a party or for the office. Raises Invalid, NotFound, NotAllowed."""
    uploads = all_checked(received, needed=True)
    with transaction(session):
        case = take(session, actor, dispute_id)
        _keep(case, uploads, kind, title, case.party(party_id).id if party_id else None)


def _keep(case: Case, uploads: Sequence[Upload], kind: str, title: str, party_id: UUID | None) -> None:
    ground = case.require(Permission.ADD_DOCUMENT)
    one_title = title if len(uploads) == 1 else ""
    for upload in uploads:
        changes.keep(case.session, case, upload, kind, one_title, party_id, ground=ground)
