"""Writes to the parties of a dispute, inside the caller's transaction, each with its audit entry.

What a step of the dispute records itself (invitation, answer) gets its entry from that step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, record
from mediation.identity import changes as identity
from mediation.identity import queries as people
from mediation.identity.models import Person
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.encryption import blind_index
from mediation.kernel.errors import Invalid
from mediation.parties import queries
from mediation.parties.contact import Contact, Representative
from mediation.parties.models import Party, PartyMember


def invite(parties: Iterable[Party]) -> list[Party]:
    """Mark respondents as invited; gives those that were named only. The step writes the entry."""
    fresh = [party for party in parties if party.side == "respondent" and party.invited_at is None]
    for party in fresh:
        party.invited_at = clock.now()
        if party.state == "named":
            party.state = "invited"
    return fresh


def also_liable(
    session: Session, stream: str, dispute_id: UUID, position: int, named: Mapping[str, str]
) -> Party:
    """One more respondent, who may be liable for the ground that `named` gives; not invited yet."""
    party = Party(
        id=identifiers.new(stream), dispute_id=dispute_id, side="respondent", kind="other_liable",
        position=position, name=named["name"].strip(), contact_name="", legal_representative="",
        address=named["address"], ground=named["ground"].strip(), state="named", added_at=clock.now(),
    )  # fmt: skip
    party.phone = named["phone"] or None
    session.add(party)
    return party


def answer(party: Party, value: str, said_at: datetime) -> None:
    """Keep what a respondent answered to the invitation; a later answer takes the place of the earlier."""
    party.answer, party.answered_at = value, said_at


def identify(
    session: Session, actor: Actor, party: Party, how: str, chain: Chain, ground: Ground, note: str
) -> None:
    """Record that somebody saw who a party is, and by what."""
    before = {"state": party.state, "how": party.identified_how}
    party.state, party.identified_how = "identified", how
    party.identified_at, party.identified_by = clock.now(), actor.person_id
    record(
        session, actor, "party.identified", Subject("party", party.id), chain,
        before=before, after={"state": "identified", "how": how}, reason=note or None, ground=ground,
    )  # fmt: skip


def add_member(
    session: Session, actor: Actor, party: Party, who: Representative, chain: Chain, ground: Ground
) -> PartyMember:
    """Let a person act for a party from now on; another capacity ends the one held before.

    The person is the one who signs in by this telephone, made now if unknown. Raises
    Invalid(phone=…) when that person ever stood on the other side (having left it does not open
    this one) or acts for this party in this capacity already.
    """
    person = _person_of(session, actor, who)
    if queries.sides_of(session, party.dispute_id, person.id) - {party.side}:
        raise Invalid(phone="acts_for_other_side")
    for member in queries.open_memberships(session, party.id, person.id):
        if member.capacity == who.capacity:
            raise Invalid(phone="acts_already")
        end_member(session, actor, member, chain, ground, "capacity")
    row = PartyMember(
        id=identifiers.new(actor.stream(party.dispute_id)), dispute_id=party.dispute_id, party_id=party.id,
        person_id=person.id, capacity=who.capacity, from_at=clock.now(),
    )  # fmt: skip
    session.add(row)
    record(
        session, actor, "party.member_added", Subject("party_member", row.id), chain,
        after={"party": party.id, "person": person.id, "capacity": who.capacity}, ground=ground,
    )  # fmt: skip
    return row


def end_member(
    session: Session, actor: Actor, member: PartyMember, chain: Chain, ground: Ground, reason: str
) -> None:
    """Somebody acts for a party no longer, from now on."""
    member.until_at = clock.now()
    record(
        session, actor, "party.member_ended", Subject("party_member", member.id), chain,
        before={"person": member.person_id, "capacity": member.capacity}, reason=reason, ground=ground,
    )  # fmt: skip


def mark_mistaken(
    session: Session, actor: Actor, member: PartyMember, chain: Chain, ground: Ground, reason: str
) -> None:
    """A person never had to do with this party: out at once, and free to stand on the other side."""
    member.mistaken_at = clock.now()
    member.until_at = member.until_at or member.mistaken_at
    record(
        session, actor, "party.member_mistaken", Subject("party_member", member.id), chain,
        before={"person": member.person_id, "capacity": member.capacity}, reason=reason, ground=ground,
    )  # fmt: skip


def begin_anew(party: Party, phone: str) -> None:
    """Another telephone, behind which nobody is known yet; the caller writes the entry.

    A respondent that was invited is invited again from now on.
    """
    party.phone, party.filed_it = phone or None, False
    party.identified_at = party.identified_by = party.identified_how = None
    party.state = "named"
    if party.invited_at is not None:
        party.state, party.invited_at = "invited", clock.now()


def correct(
    session: Session, actor: Actor, party: Party, contact: Contact, chain: Chain, ground: Ground
) -> bool:
    """Mend how a party is reached; gives whether the telephone is another now.

    Who came in by the former telephone acts for the party no longer. The entry names what was
    changed, never the number itself.
    """
    before = party.phone_index
    changed = _contact(session, actor, party, contact, chain, ground)
    if "phone" in changed and before:
        for member in queries.came_by_phone(session, party.id, before):
            end_member(session, actor, member, chain, ground, "other_telephone")
    return "phone" in changed


def move_phone(
    session: Session, actor: Actor, party: Party, contact: Contact, chain: Chain, ground: Ground
) -> None:
    """Whoever came in by the telephone has another one now, and goes on acting for the party."""
    _contact(session, actor, party, contact, chain, ground)


def _contact(
    session: Session, actor: Actor, party: Party, contact: Contact, chain: Chain, ground: Ground
) -> list[str]:
    changed = [
        name for name, value in vars(contact).items() if value not in (None, getattr(party, name) or "")
    ]
    for name in changed:
        setattr(party, name, getattr(contact, name))
    if changed:
        record(
            session, actor, "party.contact_corrected", Subject("party", party.id), chain,
            after={"changed": sorted(changed)}, ground=ground,
        )  # fmt: skip
    return changed


def _person_of(session: Session, actor: Actor, who: Representative) -> Person:
    account = people.account_of_phone(session, blind_index(who.phone, "phone"))
    if account is None:
        account = identity.party_account(session, actor, who.phone, actor.language)
    if "*" in account.person.name:
        account.person.name = who.name
    return account.person
