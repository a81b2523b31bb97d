"""An agreement as its readers see it: the whole text, who must sign, who has, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from mediation.agreements import queries, rules
from mediation.agreements.findings import accounts_read
from mediation.agreements.models import Agreement, Signature
from mediation.agreements.text import PayeeAccount
from mediation.disputes.models import Dispute
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party, Utterance
from mediation.policy.decide import may, require
from mediation.policy.permissions import Permission
from mediation.policy.relations import DisputeSubject
from mediation.procedure.agreements.sign import DECLINED
from mediation.projections.agreement_lines import LineShown, kinds_of, lines_of, parties_of
from mediation.proposals.models import Proposal
from mediation.proposals.terms import read_all


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
class FoundShown:
    """Something kept as found in the draft: of which claim (kind) or part of the text, and why it stays."""

    code: str
    kind: str
    place: str
    quote: str
    explanation: str


@dataclass(frozen=True)
class Effective:
    """An agreement that is or was in force."""

    id: UUID
    number: int
    in_force_at: datetime


@dataclass(frozen=True)
class AgreementShown:
    """The agreement at hand of a dispute, or an earlier one that was in force."""

    id: UUID
    proposal_id: UUID
    """The proposal whose terms were accepted."""
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
    findings: tuple[FoundShown, ...]
    accounts: tuple[PayeeAccount, ...]
    """In full for parties and the mediator; for others the end of the number."""
    payees: dict[str, str]
    """Names of the payees by key in hex."""
    signers: tuple[SignerShown, ...]
    declined_by: str
    declined_at: datetime | None
    declined_words: str
    """Why the party does not sign, as it wrote or said it."""
    sealed_at: datetime | None
    register_number: str | None
    in_force_at: datetime | None
    replaces: Effective | None
    """What an amended agreement replaces, or is to replace."""
    others: tuple[Effective, ...]
    """The other agreements of the dispute that are or were in force."""
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
    """The agreement at hand, or None while there is none. Raises NotFound or NotAllowed."""
    require(actor, Permission.READ_AGREEMENT, subject)
    wanted = queries.at_hand(subject.id, subject.state)
    return _read(session, subject.id, wanted, in_full=_in_full(actor, subject))


def in_force(session: Session, actor: Actor, subject: DisputeSubject, key: UUID) -> AgreementShown:
    """The agreement with this key, which is or was in force. Raises NotFound or NotAllowed."""
    require(actor, Permission.READ_AGREEMENT, subject)
    query = select(Agreement).where(Agreement.dispute_id == subject.id, Agreement.id == key)
    taken_effect = query.where(Agreement.in_force_at.is_not(None))
    shown = _read(session, subject.id, taken_effect, in_full=_in_full(actor, subject))
    if shown is None:
        raise NotFound()
    return shown


def _in_full(actor: Actor, subject: DisputeSubject) -> bool:
    """Whether the reader needs account numbers in full: a party, or the mediator of the case."""
    own = any(member.person_id == actor.person_id and member.identified for member in subject.members)
    return own or may(actor, Permission.READ_MEDIATOR_NOTES, subject)


def newest(session: Session, dispute_id: UUID, state: str) -> AgreementShown | None:
    """The agreement at hand of a dispute in this state, for a caller that has asked the policy.

    Five statements, six for one that somebody declined.
    """
    return _read(session, dispute_id, queries.at_hand(dispute_id, state))


def _read(
    session: Session, dispute_id: UUID, wanted: Select[Agreement], *, in_full: bool = False
) -> AgreementShown | None:
    row = session.execute(
        wanted.add_columns(Proposal.terms, Dispute.profile)
        .join(Proposal, Proposal.id == Agreement.proposal_id)
        .join(Dispute, Dispute.id == Agreement.dispute_id)
    ).one_or_none()
    if row is None:
        return None
    taken_effect = _taken_effect(session, dispute_id)
    parties = parties_of(session, dispute_id)
    signatures = {each.signer: each for each in queries.signatures(session, row.Agreement)}
    kinds = kinds_of(session, dispute_id)
    lines = lines_of(kinds, read_all(row.terms), parties)
    shown = _shown(
        row.Agreement, row.profile, parties, signatures, lines, _declining(session, row.Agreement),
        taken_effect,
    )  # fmt: skip
    accounts = accounts_read(row.Agreement.accounts)
    return replace(
        shown, findings=_findings(row.Agreement, kinds),
        accounts=accounts if in_full else tuple(_masked(each) for each in accounts),
    )  # fmt: skip


def _findings(row: Agreement, kinds: dict[str, str]) -> tuple[FoundShown, ...]:
    return tuple(
        FoundShown(
            each["code"], kinds.get(each["item"], ""), each["place"], each["quote"], each["explanation"]
        )
        for each in row.findings
    )


def _masked(account: PayeeAccount) -> PayeeAccount:
    return replace(account, number=f"…{account.number[-4:]}")


def _taken_effect(session: Session, dispute_id: UUID) -> dict[UUID, Effective]:
    """Number and moment of each agreement of the dispute that is or was in force, in their order."""
    query = select(Agreement.id, Agreement.number, Agreement.in_force_at).where(
        Agreement.dispute_id == dispute_id, Agreement.in_force_at.is_not(None)
    )
    rows = session.execute(query.order_by(Agreement.number))
    return {row.id: Effective(row.id, row.number, row.in_force_at) for row in rows if row.in_force_at}


def _declining(session: Session, agreement: Agreement) -> str:
    """What was written or noted when somebody declined; words a party denied do not count."""
    if agreement.declined_at is None:
        return ""
    query = select(Utterance.note).where(
        Utterance.dispute_id == agreement.dispute_id, Utterance.subject_id == agreement.id,
        Utterance.kind == DECLINED, Utterance.contradicted_at.is_(None),
    )  # fmt: skip
    return session.scalar(query.order_by(Utterance.entered_at.desc()).limit(1)) or ""


def _shown(
    row: Agreement,
    profile: str,
    parties: list[Party],
    signatures: dict[str, Signature],
    lines: tuple[LineShown, ...],
    declined_words: str,
    taken_effect: dict[UUID, Effective],
) -> AgreementShown:
    names = {party.id: party.name for party in parties}
    same = {name: getattr(row, name) for name in _SAME}
    return AgreementShown(
        **same,
        lines=lines,
        findings=(),
        accounts=(),
        payees={party.id.hex: party.name for party in parties},
        signers=_signers(row, parties, signatures),
        declined_by=names.get(row.declined_by, "") if row.declined_by else "",
        declined_words=declined_words,
        replaces=taken_effect.get(row.replaces_id) if row.replaces_id else None,
        others=tuple(each for key, each in taken_effect.items() if key != row.id),
        from_signing=profile in rules.FROM_SIGNING,
    )


_SAME = (
    "id", "proposal_id", "number", "state", "main_facts", "result", "default_clause", "release_scope",
    "other_duties", "sign_by", "digest", "offered_at", "declined_at", "sealed_at", "register_number",
    "in_force_at",
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
