"""File a claim: from what was written down to a dispute in intake, with number and tracking code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import compartment_chain
from mediation.channels import compartments
from mediation.claims import changes as claims
from mediation.claims.models import ClaimItem
from mediation.claims.rules import Employment
from mediation.deadlines import calendars
from mediation.deadlines import changes as deadlines
from mediation.disputes import changes as disputes
from mediation.disputes import numbers, search_index
from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.identity.queries import account_of_phone
from mediation.kernel import clock, identifiers, outbox
from mediation.kernel.actor import PUBLIC_NAME, Actor, Ground
from mediation.kernel.errors import Refused
from mediation.lifecycle.move import move
from mediation.parties import membership
from mediation.parties.models import Party, PartyMember
from mediation.parties.rules import trade_of
from mediation.procedure.notices import TEXTS
from workflows.dispute import DISPUTE


@dataclass(frozen=True)
class NamedParty:
    """A party as the filer names it."""

    side: str
    kind: str
    name: str
    phone: str = ""
    address: str = ""
    contact_name: str = ""
    legal_representative: str = ""
    credit_code: str = ""
    identity_number: str = ""
    ground: str = ""
    trade: str = ""


@dataclass(frozen=True)
class Item:
    """One thing asked for, in fen where it is money."""

    kind: str
    amount_fen: int | None = None
    period_from: date | None = None
    period_until: date | None = None
    basis: str = ""
    stated: tuple[claims.Facts, ...] = ()
    """What the filer says its facts are, for the lawful figure; mostly nothing."""


@dataclass(frozen=True)
class Filing:
    """Everything a claim says. `filed_by` is the side of the person who files, or None for staff.

    `employment` is whether the worker still works there, as far as it was told.
    """

    office_id: UUID
    parties: tuple[NamedParty, ...]
    items: tuple[Item, ...]
    facts: str
    source: str = "online"
    source_reference: str = ""
    profile: str = ""
    filed_by: str | None = "applicant"
    employment: Employment = Employment()


@dataclass(frozen=True)
class Filed:
    """What the filer is given: the tracking code is told once and kept only as a hash."""

    dispute_id: UUID
    number: str
    tracking_code: str


def refusals_of(filing: Filing) -> tuple[str, ...]:
    """Every reason why the claim cannot be filed as it stands; an unverified identity is none."""
    applicants = [party for party in filing.parties if party.side == "applicant"]
    reachable = any(party.name.strip() and (party.phone or party.address) for party in applicants)
    codes = [] if reachable else ["applicant_reachable"]
    return tuple(codes if filing.items else [*codes, "has_claim_item"])


def enter(
    session: Session,
    actor: Actor,
    filing: Filing,
    ground: Ground | None = None,
    office: Office | None = None,
) -> Filed:
    """Write a new dispute inside the caller's transaction. Raises Refused with every reason.

    `office` is the one of the filing where the caller has read it (office_of). LookupError for one not there.
    """
    codes = refusals_of(filing)
    if codes:
        raise Refused(codes)
    office = office or office_of(session, filing.office_id)
    if office is None:
        raise LookupError(filing.office_id)
    tracking = identifiers.code(actor.stream("tracking"))
    dispute = _dispute(session, actor, filing, office, tracking)
    parties = [_party(actor, dispute, filing, named, at) for at, named in enumerate(filing.parties)]
    items = _items(actor, dispute, filing)
    by_worker, calendar = _asked_by_worker(parties), calendars.of(session)
    dispute.safe_on = claims.watch(items, filing.employment, by_worker, calendar, clock.today())
    session.add_all([dispute, *parties, *items])
    session.add_all(claims.told_on_filing(actor, items, [item.stated for item in filing.items]))
    session.add_all(
        compartments.make_all(actor.stream(dispute.id), dispute.id, [party.id for party in parties])
    )
    _admit_filer(session, actor, dispute, parties)
    ground = ground or Ground(PUBLIC_NAME if actor.person_id is None else "filer")
    _begin(session, actor, dispute, ground, sum(len(item.stated) for item in filing.items))
    search_index.write(session, dispute.id, searchable(dispute, parties))
    _acknowledge(session, actor, dispute, parties)
    return Filed(dispute.id, dispute.number, tracking)


def searchable(dispute: Dispute, parties: list[Party]) -> str:
    """The joint words by which a dispute is found; never a phone number, never a channel's word."""
    return "\n".join([dispute.number, *(party.name for party in parties), dispute.facts])


def tracking_hash(code: str) -> str:
    """What is kept of a tracking code."""
    return sha256(f"tracking|{code.strip().upper()}".encode()).hexdigest()


def _dispute(session: Session, actor: Actor, filing: Filing, office: Office, tracking: str) -> Dispute:
    at = clock.now()
    year = clock.day_of(at).year
    number = numbers.written(office.code, year, numbers.next_serial(session, office.id, year))
    applicant, respondent = (_name_of(filing, side) for side in ("applicant", "respondent"))
    return Dispute(
        id=identifiers.new(actor.stream("dispute")), number=number, office_id=office.id,
        seal_office_id=office.uses_seal_of, state="draft", is_open=True, version=1,
        profile=filing.profile or office.profile, source=filing.source,
        source_reference=filing.source_reference or None, cause=filing.items[0].kind, facts=filing.facts,
        applicant_name=applicant, respondent_name=respondent,
        claimed_fen=sum(item.amount_fen or 0 for item in filing.items), filed_at=at,
        tracking_hash=tracking_hash(tracking), employment=filing.employment.state,
        employment_ended_on=filing.employment.ended_on,
    )  # fmt: skip


def office_of(session: Session, office_id: UUID) -> Office | None:
    """The office, and with it the calendar by which the dispute's clocks are counted."""
    row = session.execute(select(Office, calendars.stand()).where(Office.id == office_id)).one_or_none()
    if row is None:
        return None
    calendars.know(session, row.calendar_stand)
    office: Office = row.Office
    return office


def _name_of(filing: Filing, side: str) -> str:
    return next((party.name for party in filing.parties if party.side == side), "")


def _party(actor: Actor, dispute: Dispute, filing: Filing, named: NamedParty, position: int) -> Party:
    party = Party(
        id=identifiers.new(actor.stream(dispute.id)), dispute_id=dispute.id, side=named.side, kind=named.kind,
        position=position, name=named.name, contact_name=named.contact_name, address=named.address,
        legal_representative=named.legal_representative, ground=named.ground,
        credit_code=named.credit_code or None, trade=trade_of(named.trade),
        filed_it=filing.filed_by == named.side, state="named",
    )  # fmt: skip
    party.phone = named.phone or None
    party.identity_number = named.identity_number or None
    return party


def _items(actor: Actor, dispute: Dispute, filing: Filing) -> list[ClaimItem]:
    return [
        ClaimItem(
            id=identifiers.new(actor.stream(dispute.id)), dispute_id=dispute.id, position=position,
            kind=item.kind, amount_fen=item.amount_fen, period_from=item.period_from,
            period_until=item.period_until, basis=item.basis,
        )
        for position, item in enumerate(filing.items)
    ]  # fmt: skip


def _asked_by_worker(parties: list[Party]) -> bool:
    return any(party.side == "applicant" and party.kind == "worker" for party in parties)


def _admit_filer(session: Session, actor: Actor, dispute: Dispute, parties: list[Party]) -> None:
    """Who is signed in with the party's own telephone acts for it at once; others by it later.

    Whoever names another's telephone files for another: sitting in its place, it would read what is
    said in confidence and sign, once the desk has seen who the party is.
    """
    own = next((party for party in parties if party.filed_it), None)
    if actor.person_id is None or own is None or not own.phone_index:
        return
    account = account_of_phone(session, own.phone_index)
    if account is None or account.person_id != actor.person_id:
        return
    member = PartyMember(
        id=identifiers.new(actor.stream(dispute.id)), dispute_id=dispute.id, party_id=own.id,
        person_id=actor.person_id, capacity="self" if own.kind == "worker" else "clerk", from_at=clock.now(),
    )  # fmt: skip
    session.add(member)
    membership.learn_name(session, actor, own)


def _begin(session: Session, actor: Actor, dispute: Dispute, ground: Ground, facts_stated: int) -> None:
    stream = actor.stream(dispute.id)
    # Before the move, which writes the dispute: set afterwards, its last day would cost another UPDATE.
    dispute.due_on = deadlines.on_filing(session, stream, dispute.id, dispute.profile, clock.today())
    chain = compartment_chain(dispute.id, dispute.id, new=True)
    told = {"facts_stated": facts_stated} if facts_stated else {}
    came_from, _ = move(
        session, dispute, DISPUTE, "file", actor=actor, chain=chain, ground=ground,
        after={"number": dispute.number, "source": dispute.source, **told},
    )  # fmt: skip
    disputes.write_history(session, actor, dispute, "file", came_from, ground=ground)
    disputes.count(session, stream, dispute, None)


def _acknowledge(session: Session, actor: Actor, dispute: Dispute, parties: list[Party]) -> None:
    for party in parties:
        if party.side == "applicant" and party.phone_index:
            text = f"【劳动争议调解】{dispute.number}：{TEXTS['file']}"
            outbox.enqueue(session, actor.stream(party.id), "sms", party.phone or "", text)
