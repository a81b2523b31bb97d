"""Writes to agreements and signatures, inside the caller's transaction, each with its audit entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.agreements import findings
from mediation.agreements.models import Agreement, Signature
from mediation.agreements.text import PayeeAccount, Words, digest_of
from mediation.audit.record import Chain, Subject, compartment_chain, record
from mediation.disputes.models import Dispute
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from workflows.agreement import AGREEMENT


@dataclass(frozen=True)
class Accepted:
    """What both accepted: the proposal and its terms, whom they bind, and all parties as (side, name)."""

    proposal_id: UUID
    terms: Sequence[Mapping[str, Any]]
    signatories: Sequence[str]
    parties: Sequence[tuple[str, str]]
    replaces: Agreement | None = None
    """The agreement in force that an amended one is to replace."""
    accounts: Sequence[PayeeAccount] = ()
    findings: Sequence[Mapping[str, str]] = ()
    """What was found in the draft, with the mediator's explanations (findings.kept)."""
    cautions: Mapping[str, str] | None = None
    """What the mediator answered to the three cautions."""


def offer(
    session: Session,
    actor: Actor,
    dispute: Dispute,
    number: int,
    accepted: Accepted,
    words: Words,
    ground: Ground,
) -> Agreement:
    """Write down what both accepted and offer it for signature, under its number in the dispute."""
    replaces = accepted.replaces
    row = Agreement(
        id=identifiers.new(actor.stream(dispute.id)), dispute_id=dispute.id, number=number,
        proposal_id=accepted.proposal_id, state="drafted", main_facts=words.main_facts, result=words.result,
        default_clause=words.default_clause, release_scope=words.release_scope,
        other_duties=words.other_duties, signatories=list(accepted.signatories), sign_by=words.sign_by,
        digest=digest_of(
            dispute.number, number, accepted.parties, words, accepted.terms,
            replaces.number if replaces else None, accepted.accounts,
        ),
        findings=[dict(each) for each in accepted.findings],
        replaces_id=replaces.id if replaces else None,
        offered_at=clock.now(),
    )  # fmt: skip
    row.cautions = dict(accepted.cautions) if accepted.cautions else None
    row.accounts = findings.accounts_kept(accepted.accounts)
    session.add(row)
    told: dict[str, object] = {"number": row.number, "digest": row.digest}
    if accepted.findings:
        told["findings"] = findings.told(accepted.findings)
    if accepted.cautions:
        told["cautions"] = dict(accepted.cautions)
    step(session, actor, row, "offer", ground, after=told)
    return row


def step(
    session: Session,
    actor: Actor,
    agreement: Agreement,
    trigger: str,
    ground: Ground,
    *,
    after: dict[str, object] | None = None,
    reason: str | None = None,
    on_behalf_of: UUID | None = None,
) -> None:
    """Move an agreement along its workflow, in the joint chain of its dispute."""
    move(
        session, agreement, AGREEMENT, trigger, actor=actor, chain=_chain(agreement), ground=ground,
        after=after, reason=reason, on_behalf_of=on_behalf_of,
    )  # fmt: skip


def make_void(session: Session, actor: Actor, dispute_id: UUID, ground: Ground, reason: str) -> None:
    """What was not signed by all has no effect: void an agreement that is still open, if there is one."""
    query = select(Agreement).where(
        Agreement.dispute_id == dispute_id, Agreement.state.in_(AGREEMENT.groups["open"])
    )
    for row in session.scalars(query.with_for_update()):
        step(session, actor, row, "void", ground, reason=reason)


def not_signed_by(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, ground: Ground, reason: str
) -> None:
    """Void what is open: a stranger accepted or signed in this party's place. The talks may reopen."""
    query = select(Agreement).where(
        Agreement.dispute_id == dispute_id, Agreement.state.in_(AGREEMENT.groups["open"])
    )
    for row in session.scalars(query.with_for_update()):
        row.declined_by, row.declined_at = party_id, clock.now()
        step(session, actor, row, "void", ground, reason=reason)


@dataclass(frozen=True)
class Signer:
    """Who signs: `key` is a party's key in hex or `mediator`; without `person_id` only a paper shows who."""

    key: str
    side: str
    party_id: UUID | None
    person_id: UUID | None
    person_name: str
    capacity: str


@dataclass(frozen=True)
class Manner:
    """How somebody signed: the assurance level, the method, when, and the paper that shows it."""

    level: str
    method: str
    at: datetime
    document_id: UUID | None = None


def sign(
    session: Session, actor: Actor, agreement: Agreement, signer: Signer, manner: Manner, ground: Ground
) -> Signature:
    """Put a name under the digest of an agreement; what staff enter is marked as entered by them."""
    entered_by = actor.person_id if signer.person_id != actor.person_id else None
    row = Signature(
        id=identifiers.new(actor.stream(agreement.dispute_id)), agreement_id=agreement.id, signer=signer.key,
        party_id=signer.party_id, side=signer.side, person_id=signer.person_id,
        person_name=signer.person_name, capacity=signer.capacity, level=manner.level, method=manner.method,
        digest=agreement.digest, at=manner.at, entered_by=entered_by, document_id=manner.document_id,
    )  # fmt: skip
    session.add(row)
    told = {"signer": signer.key, "level": manner.level, "method": manner.method, "digest": agreement.digest}
    record(
        session, actor, "agreement.signature_given", Subject("signature", row.id), _chain(agreement),
        after=told, ground=ground, on_behalf_of=signer.party_id if entered_by else None,
    )  # fmt: skip
    return row


def _chain(agreement: Agreement) -> Chain:
    return compartment_chain(agreement.dispute_id, agreement.dispute_id)
