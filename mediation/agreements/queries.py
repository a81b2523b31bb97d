"""Reads of agreements and signatures for the verbs; whoever calls has asked the policy."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement, Signature
from mediation.agreements.text import Words, digest_of
from mediation.disputes.models import Dispute
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.proposals.models import Proposal


def latest(session: Session, dispute: Dispute, *, lock: bool = False) -> Agreement:
    """The newest agreement of a dispute. Raises NotFound."""
    query = (
        select(Agreement).where(Agreement.dispute_id == dispute.id).order_by(Agreement.number.desc()).limit(1)
    )
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound()
    return found


def signatures(session: Session, agreement: Agreement) -> list[Signature]:
    """Who signed, in the order of signing."""
    query = select(Signature).where(Signature.agreement_id == agreement.id)
    return list(session.scalars(query.order_by(Signature.at, Signature.signer)))


def present_digest(session: Session, dispute: Dispute, agreement: Agreement) -> str:
    """The digest of the text as it stands in the store now."""
    terms = session.scalar(select(Proposal.terms).where(Proposal.id == agreement.proposal_id)) or []
    parties = session.execute(
        select(Party.side, Party.name)
        .where(Party.dispute_id == dispute.id)
        .order_by(Party.side, Party.position)
    ).all()
    named = [(row.side, row.name) for row in parties]
    return digest_of(dispute.number, agreement.number, named, words_of(agreement), terms)


def words_of(agreement: Agreement) -> Words:
    """What the mediator wrote into an agreement."""
    return Words(
        agreement.main_facts, agreement.result, agreement.default_clause,
        agreement.release_scope, agreement.other_duties, agreement.sign_by,
    )  # fmt: skip
