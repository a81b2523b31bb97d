"""Reads of agreements and signatures for the verbs; whoever calls has asked the policy."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session

from mediation.agreements.findings import accounts_read
from mediation.agreements.models import Agreement, Signature
from mediation.agreements.text import Words, digest_of
from mediation.disputes.models import Dispute
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.proposals.models import Proposal


def latest(session: Session, dispute: Dispute, *, lock: bool = False) -> Agreement:
    """The agreement at hand: the newest while one is signed, else the one that stands. Raises NotFound."""
    query = at_hand(dispute.id, dispute.state)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound()
    return found


def at_hand(dispute_id: UUID, state: str) -> Select[Agreement]:
    """The agreement at hand of a dispute in this state: what is offered for signature, or else what stands.

    Where nothing is in force it is the newest, whatever became of it.
    """
    query = select(Agreement).where(Agreement.dispute_id == dispute_id)
    if state != "agreement":
        query = query.order_by((Agreement.state == "in_force").desc())
    return query.order_by(Agreement.number.desc()).limit(1)


def standing(session: Session, dispute_id: UUID, *, lock: bool = False) -> Agreement:
    """The agreement in force that no other has replaced. Raises NotFound."""
    found = standing_if_any(session, dispute_id, lock=lock)
    if found is None:
        raise NotFound()
    return found


def standing_if_any(session: Session, dispute_id: UUID, *, lock: bool = False) -> Agreement | None:
    """The same, or None where nothing is in force."""
    query = select(Agreement).where(Agreement.dispute_id == dispute_id, Agreement.state == "in_force")
    return session.scalar(query.with_for_update() if lock else query)


def stands_in(dispute_id: Any) -> ColumnElement[bool]:
    """Whether a dispute of a statement, by this column of it, has an agreement in force."""
    return exists().where(Agreement.dispute_id == dispute_id, Agreement.state == "in_force")


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
    replaced = number_replaced(session, agreement)
    accounts = accounts_read(agreement.accounts)
    return digest_of(dispute.number, agreement.number, named, words_of(agreement), terms, replaced, accounts)


def number_replaced(session: Session, agreement: Agreement) -> int | None:
    """The number of the agreement that an amended one replaces; None for a first one."""
    if agreement.replaces_id is None:
        return None
    return session.scalar(select(Agreement.number).where(Agreement.id == agreement.replaces_id))


def words_of(agreement: Agreement) -> Words:
    """What the mediator wrote into an agreement."""
    return Words(
        agreement.main_facts, agreement.result, agreement.default_clause,
        agreement.release_scope, agreement.other_duties, agreement.sign_by,
    )  # fmt: skip
