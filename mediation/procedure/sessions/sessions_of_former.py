"""What a former office or mediator had arranged is called off when another comes; its rooms are free.

Joint sessions before everybody, when the office changes; those with one party alone inside that party's
channel, where nothing else is opened or read. Each party hears of its own.
"""

from __future__ import annotations

from uuid import UUID

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
LEFT = "与您约好时间的调解员不再办理本案，约好的这次会面取消；要不要另约由您决定，请登录查看。"


def call_off(case: Case, ground: Ground) -> None:
    """Call off all that was to come, inside the caller's transaction."""
    for talk in queries.sessions(case.session, case.dispute.id):
        if talk.state in TALK.step("cancel").sources:
            meet.call_off(case, talk, ground, WHY)
    _call_off_apart(case, CHANGED)


def call_off_of(case: Case, mediator_id: UUID) -> None:
    """Call off what a mediator who leaves had arranged with one party alone, inside the caller's transaction.

    Whoever comes next may not even know of it: the party chose to talk with this one, and chooses anew.
    """
    _call_off_apart(case, LEFT, mediator_id)


def _call_off_apart(case: Case, sentence: str, mediator_id: UUID | None = None) -> None:
    for row, place in still_arranged(case.session, case.dispute.id, mediator_id):
        bookings.give_back(case.session, row.id)
        rows.call_off(case.session, case.actor, row, place)
        if place.party_id is not None:
            tell_alone(case, place, case.party(place.party_id), sentence)
