"""A signature or thumb-print on paper, recorded by staff as they saw it. Paper is first and equal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.agreements import changes as agreements
from mediation.agreements.changes import Manner, Signer
from mediation.documents import changes as documents
from mediation.documents.uploads import Upload
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotPossible
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.procedure.agreements.force import after_signing, latest_locked
from mediation.procedure.agreements.signers import must_be_open, must_be_unchanged, must_sign
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from mediation.procedure.proposing import own_range

METHODS = ("paper", "thumb_print")
CAPACITIES = ("self", "legal_representative", "agent_special")
"""Who binds a party; a company's clerk is not among them."""


@dataclass(frozen=True)
class OnPaper:
    """A signature as staff saw it: whose, by which hand, when (aware), and the scan of it."""

    party_id: UUID
    person_name: str
    capacity: str
    method: str
    signed_at: datetime
    scan: Upload | None = None
    own_words: str = ""
    """A worker's own, where it takes less than the law gives; for a mediator to put down."""


def record_signature(
    session: Session, actor: Actor, dispute_id: UUID, digest: str, seen_paper: OnPaper
) -> bool:
    """Staff record a signature or thumb-print on paper; says whether the agreement came into force by it.

    Paper is first and equal (电子签名法 3). Raises NotFound, NotAllowed, NotPossible,
    Refused(("no_open_conflict",)) and Invalid.
    """
    _check(seen_paper)
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.RECORD_SIGNATURE)
        agreement, party = latest_locked(case), case.party(seen_paper.party_id)
        must_be_open(agreement)
        must_be_unchanged(case, agreement, digest)
        must_sign(case, agreement, party.id.hex)
        if party.identified_at is None:
            raise NotPossible("party_not_identified")
        if seen_paper.signed_at < agreement.offered_at:
            raise Invalid(signed_at="before_the_offer")
        own_range.told_before_signing(case, agreement.proposal_id, agreement.id, party, seen_paper.own_words)
        name, capacity = seen_paper.person_name.strip(), seen_paper.capacity
        document_id = _keep(case, seen_paper, party, ground)
        signer = Signer(party.id.hex, party.side, party.id, None, name, capacity)
        manner = Manner("paper", seen_paper.method, seen_paper.signed_at, document_id)
        agreements.sign(session, actor, agreement, signer, manner, ground)
        case.learn(signed=case.facts.signed | {signer.key})
        return after_signing(case, agreement, ground)


def _keep(case: Case, seen_paper: OnPaper, party: Party, ground: Ground) -> UUID | None:
    if seen_paper.scan is None:
        return None
    return documents.keep(case.session, case, seen_paper.scan, "paper_record", "", party.id, ground=ground).id


def _check(seen_paper: OnPaper) -> None:
    errors = {}
    if not seen_paper.person_name.strip():
        errors["person_name"] = "missing"
    if seen_paper.method not in METHODS:
        errors["method"] = "unknown"
    if seen_paper.capacity not in CAPACITIES:
        errors["capacity"] = "unknown"
    if seen_paper.signed_at > clock.now():
        errors["signed_at"] = "in_the_future"
    if errors:
        raise Invalid(**errors)
