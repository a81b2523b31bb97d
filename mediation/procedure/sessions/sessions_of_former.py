"""What a former office had arranged is called off when another takes the dispute over; its rooms are free.

Joint sessions before everybody; those with one party alone inside that party's channel, where nothing else
is opened or read. Each party hears of its own.
"""

from __future__ import annotations

from mediation.bookings import changes as bookings
from mediation.channels import apart as rows
from mediation.channels.arranged import still_arranged
from mediation.kernel.actor import Ground
from mediation.procedure.case import Case
from mediation.procedure.sessions import meet
from mediation.procedure.sessions.apart import CHANGED
from mediation.procedure.sessions.invitations import tell_alone
from mediation.talks import queries
from workflows.talk import TALK

WHY = "本案已转由另一调解组织办理。"


def call_off(case: Case, ground: Ground) -> None:
    """Call off all that was to come, inside the caller's transaction."""
    for talk in queries.sessions(case.session, case.dispute.id):
        if talk.state in TALK.step("cancel").sources:
            meet.call_off(case, talk, ground, WHY)
    for row, place in still_arranged(case.session, case.dispute.id):
        bookings.give_back(case.session, row.id)
        rows.call_off(case.session, case.actor, row, place)
        if place.party_id is not None:
            tell_alone(case, place, case.party(place.party_id), CHANGED)
