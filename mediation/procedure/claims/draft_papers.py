"""Papers of a draft: checked and sealed at once, moved into the joint file when the claim is filed."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.applications import changes
from mediation.applications.models import ApplicationFile
from mediation.documents import shelf
from mediation.documents.rules import MOST_FILES
from mediation.documents.uploads import Upload, all_checked
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid


def add(session: Session, actor: Actor, code: str, received: Sequence[tuple[bytes, str]]) -> None:
    """Add papers to a draft. Raises Invalid(files=…), NotFound, NotPossible("application_filed")."""
    uploads = all_checked(received, needed=True)
    with transaction(session):
        application, known = changes.in_hand(session, code)
        if len(known) + len(uploads) > MOST_FILES:
            raise Invalid(files="too_many_files")
        for upload in uploads:
            _keep(session, actor, application.id, upload)


def remove(session: Session, actor: Actor, code: str, file_id: UUID) -> None:
    """Take a paper out of a draft again; not an error when it is gone. Raises NotFound, NotPossible."""
    with transaction(session):
        _application, known = changes.in_hand(session, code)
        for file in known:
            if file.id == file_id:
                session.delete(file)
                shelf.forget(session, [file.id])


def _keep(session: Session, actor: Actor, application_id: UUID, upload: Upload) -> None:
    file = ApplicationFile(
        id=identifiers.new(actor.stream("application")), application_id=application_id, title=upload.name,
        media_type=upload.media_type, size=upload.size, sha256=upload.sha256,
        scan=shelf.verdict(upload.body), added_at=clock.now(),
    )  # fmt: skip
    shelf.put(session, file.id, upload.body, shelf.APPLICATIONS)
    session.add(file)
