"""An agreement as its readers see it: the whole text, who must sign, who has, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.agreements import queries, rules
from mediation.agreements.models import Agreement, Signature
from mediation.claims.models import ClaimItem
from mediation.disputes.models import Dispute
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party, Utterance
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.policy.relations import BINDING_CAPACITIES, DisputeSubject
from mediation.procedure.sign import DECLINED
from mediation.proposals.models import Proposal
from mediation.proposals.terms import Term, read_all


@dataclass(frozen=True)
class SignatureShown:
    """A name under the agreement, with the assurance it was given."""

    person_name: str
    capacity: str
    level: str
    method: str
    at: datetime
    by_staff: bool
    document_id: UUID | None


@dataclass(frozen=True)
class SignerShown:
    """Somebody whose signature the agreement needs: a party's key in hex or `mediator`."""

    key: str
    side: str
    name: str
    identified: bool
    signature: SignatureShown | None


@dataclass(frozen=True)
class LineShown:
    """What becomes of one claim item; sums in fen."""

    kind: str
    disposition: str
    payer: str
    payee: str
    manner: str
    instalments: tuple[tuple[int, date], ...]

    @property
    def total_fen(self) -> int:
        return sum(fen for fen, _ in self.instalments)


@dataclass(frozen=True)
class AgreementShown:
    """The newest agreement of a dispute."""

    id: UUID
    number: int
    state: str
    main_facts: str
    result: str
    default_clause: str
    release_scope: str
    other_duties: str
    sign_by: date
    digest: str
    offered_at: datetime
    lines: tuple[LineShown, ...]
    signers: tuple[SignerShown, ...]
    declined_by: str
    declined_at: datetime | None
    declined_words: str
    """Why the party does not sign, as it wrote or said it."""
    sealed_at: datetime | None
    register_number: str | None
    in_force_at: datetime | None
    from_signing: bool
    """In force from both parties' signing (SPM 24), without waiting for mediator and seal."""

    @property
    def missing(self) -> tuple[SignerShown, ...]:
        return tuple(signer for signer in self.signers if signer.signature is None)

    @property
    def total_fen(self) -> int:
        return sum(line.total_fen for line in self.lines)

    def signer(self, key: str) -> SignerShown:
        """One of those who must sign. Raises NotFound."""
        for signer in self.signers:
            if signer.key == key:
                return signer
        raise NotFound()


def page(session: Session, actor: Actor, subject: DisputeSubject) -> AgreementShown | None:
    """The newest agreement, or None while there is none. Raises NotFound or NotAllowed."""
    require(actor, Permission.READ_AGREEMENT, subject)
    return newest(session, subject.id)


def newest(session: Session, dispute_id: UUID) -> AgreementShown | None:
    """The newest agreement of a dispute, for a caller that has asked the policy; four statements, five
    for one that somebody declined.
    """
    row = session.execute(
        select(Agreement, Proposal.terms, Dispute.profile)
        .join(Proposal, Proposal.id == Agreement.proposal_id)
        .join(Dispute, Dispute.id == Agreement.dispute_id)
        .where(Agreement.dispute_id == dispute_id)
        .order_by(Agreement.number.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    parties = parties_of(session, dispute_id)
    signatures = {each.signer: each for each in queries.signatures(session, row.Agreement)}
    lines = lines_of(session, dispute_id, read_all(row.terms), parties)
    return _shown(row.Agreement, row.profile, parties, signatures, lines, _declining(session, row.Agreement))


def _declining(session: Session, agreement: Agreement) -> str:
    """What was written or noted when somebody declined; words a party denied do not count."""
    if agreement.declined_at is None:
        return ""
    query = select(Utterance.note).where(
        Utterance.dispute_id == agreement.dispute_id, Utterance.subject_id == agreement.id,
        Utterance.kind == DECLINED, Utterance.contradicted_at.is_(None),
    )  # fmt: skip
    return session.scalar(query.order_by(Utterance.entered_at.desc()).limit(1)) or ""


def parties_of(session: Session, dispute_id: UUID) -> list[Party]:
    """The parties of a dispute, applicant first."""
    query = select(Party).where(Party.dispute_id == dispute_id)
    return list(session.scalars(query.order_by(Party.side, Party.position)))


def lines_of(
    session: Session, dispute_id: UUID, terms: tuple[Term, ...], parties: list[Party]
) -> tuple[LineShown, ...]:
    """The terms with the names of parties and the kinds of what was asked, in the order of the claim."""
    names = {party.id.hex: party.name for party in parties}
    kinds = select(ClaimItem.id, ClaimItem.kind).where(ClaimItem.dispute_id == dispute_id)
    by_item = {term.claim_item_id: term for term in terms}
    rows = session.execute(kinds.order_by(ClaimItem.position)).all()
    return tuple(_line(row.kind, by_item[row.id.hex], names) for row in rows if row.id.hex in by_item)


def _line(kind: str, term: Term, names: dict[str, str]) -> LineShown:
    return LineShown(
        kind, term.disposition, names.get(term.payer_id, ""), names.get(term.payee_id, ""), term.manner,
        tuple((part.amount_fen, part.due_on) for part in term.instalments),
    )  # fmt: skip


def _shown(
    row: Agreement,
    profile: str,
    parties: list[Party],
    signatures: dict[str, Signature],
    lines: tuple[LineShown, ...],
    declined_words: str,
) -> AgreementShown:
    names = {party.id: party.name for party in parties}
    same = {name: getattr(row, name) for name in _SAME}
    return AgreementShown(
        **same,
        lines=lines,
        signers=_signers(row, parties, signatures),
        declined_by=names.get(row.declined_by, "") if row.declined_by else "",
        declined_words=declined_words,
        from_signing=profile in rules.FROM_SIGNING,
    )


_SAME = (
    "id", "number", "state", "main_facts", "result", "default_clause", "release_scope", "other_duties",
    "sign_by", "digest", "offered_at", "declined_at", "sealed_at", "register_number", "in_force_at",
)  # fmt: skip


def _signers(
    row: Agreement, parties: list[Party], signatures: dict[str, Signature]
) -> tuple[SignerShown, ...]:
    bound = [
        SignerShown(
            party.id.hex, party.side, party.name, party.identified_at is not None,
            _signature(signatures.get(party.id.hex)),
        )
        for party in parties if party.id.hex in row.signatories
    ]  # fmt: skip
    mediator = signatures.get(rules.MEDIATOR)
    name = mediator.person_name if mediator else ""
    return (*bound, SignerShown(rules.MEDIATOR, "mediator", name, True, _signature(mediator)))


def _signature(row: Signature | None) -> SignatureShown | None:
    if row is None:
        return None
    return SignatureShown(
        row.person_name, row.capacity, row.level, row.method, row.at,
        row.entered_by is not None, row.document_id,
    )  # fmt: skip


@dataclass(frozen=True)
class Signing:
    """What somebody is about to sign for: the party, and the level that the signature would have."""

    party_id: UUID
    party_name: str
    capacity: str
    level: str


def signing_of(
    session: Session, actor: Actor, subject: DisputeSubject, shown: AgreementShown | None
) -> Signing | None:
    """What the actor can sign now as a party, if anything; the use case asks again."""
    if shown is None or shown.state != "offered":
        return None
    missing = {signer.key for signer in shown.missing}
    for member in subject.members:
        binding = member.identified and member.capacity in BINDING_CAPACITIES
        if member.person_id == actor.person_id and binding and member.party_id.hex in missing:
            party = session.get_one(Party, member.party_id)
            return Signing(party.id, party.name, member.capacity, rules.level(party.identified_how, "code"))
    return None


@dataclass(frozen=True)
class Draft:
    """What the form of a new agreement begins with."""

    lines: tuple[LineShown, ...]
    other_duties: str
    facts: str


def draft(session: Session, dispute_id: UUID) -> Draft | None:
    """The accepted terms, to be written down; None while there are none."""
    row = session.execute(
        select(Proposal, Dispute.facts)
        .join(Dispute, Dispute.id == Proposal.dispute_id)
        .where(Proposal.dispute_id == dispute_id, Proposal.state == "accepted")
        .order_by(Proposal.number.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    parties = parties_of(session, dispute_id)
    lines = lines_of(session, dispute_id, read_all(row.Proposal.terms), parties)
    return Draft(lines, row.Proposal.other_duties, row.facts)
