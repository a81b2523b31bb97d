"""A party is told by text message that something lies in its channel, and no talk floods its phone.

The message says nothing of the matter, and neither that it was sent nor when depends on anything outside the
channel: the pause is counted from the channel's own last message, and no joint row is read or touched for it.
"""

from __future__ import annotations

from mediation.channels.queries import Channel
from mediation.channels.rules import notice_due
from mediation.kernel import clock
from mediation.procedure.case import Case
from mediation.procedure.sessions.invitations import tell_alone

WRITTEN = "调解员给您写了新内容，请登录查看。"


def tell_party(case: Case, channel: Channel) -> None:
    """Queue the message after a mediator put something into an opened, locked channel.

    Within the pause after the last one it leaves when that is over, and stands for all that comes till then.
    """
    place = channel.compartment
    due_at = notice_due(place.notice_at, clock.now())
    if due_at is not None:
        place.notice_at = due_at
        tell_alone(case, place, case.party(channel.party_id), WRITTEN, due_at)
