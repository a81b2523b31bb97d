"""Who was present, as the minutes keep it: those who act for a party with their authority, and others."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from mediation.identity.models import Person
from mediation.kernel.errors import Refused
from mediation.minutes import rules
from mediation.minutes.changes import Came
from mediation.minutes.text import Content
from mediation.parties.models import PartyMember
from mediation.procedure.case import Case


def came(case: Case, content: Content) -> list[Came]:
    """The mediator who writes, then everybody who acts for a party, then the others.

    Raises Refused(("minutes_present_unknown",)) for somebody who acts for nobody here any more: authority is
    looked at when the text is fixed, whatever it was when the draft was written.
    """
    mediator = Came(case.actor.name, rules.MEDIATOR, person_id=case.actor.person_id)
    others = [Came(each.name, each.role, each.side) for each in content.others]
    return [mediator, *_members(case, content), *_in_person(case, content), *others]


def _members(case: Case, content: Content) -> list[Came]:
    wanted = [UUID(hex=key) for key in content.members]
    query = (
        select(PartyMember, Person.name)
        .join(Person, Person.id == PartyMember.person_id)
        .where(
            PartyMember.dispute_id == case.dispute.id,
            PartyMember.id.in_(wanted),
            PartyMember.until_at.is_(None),
        )
    )
    found = {row.PartyMember.id: row for row in case.session.execute(query)}
    if set(wanted) - set(found):
        raise Refused(("minutes_present_unknown",))
    came = []
    for party in case.parties:
        for key in wanted:
            member, name = found[key]
            if member.party_id == party.id:
                came.append(Came(name, rules.PARTY, party.side, party.id, member.person_id, member.capacity))
    return came


def _in_person(case: Case, content: Content) -> list[Came]:
    """Workers who came themselves and have never signed in: they sign on paper."""
    known = {party.id.hex: party for party in case.parties if party.kind == "worker"}
    if set(content.in_person) - set(known):
        raise Refused(("minutes_present_unknown",))
    parties = [known[key] for key in content.in_person]
    return [Came(party.name, rules.PARTY, party.side, party.id, None, "self") for party in parties]
