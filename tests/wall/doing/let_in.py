"""How an officer is let into one party's channel: by the law's exceptions, or by the party that complains.

Whoever decides about it knows of it. The other side does not, and the mediators of the dispute do not either:
it may be one of them whom it is about.
"""

from __future__ import annotations

from datetime import timedelta

from mediation.break_glass.rules import GROUNDS, HOURS, Asked
from mediation.channels import viewing
from mediation.complaints.changes import Complained
from mediation.complaints.rules import ABOUT
from mediation.kernel import clock
from mediation.procedure.break_glass import answer, ask
from mediation.procedure.complaining import own, review
from mediation.procedure.private_reading import reading
from tests.wall.inside import SECRETS, Inside

FIRST, SECOND = "manager2", "manager"
"""The manager of the office, who asks and looks into complaints; the one above, who consents."""
DECIDE = ("registrar", FIRST, SECOND)
"""Who may be the second person, and so knows."""


def break_glass(inside: Inside, choice: int) -> None:
    """An officer asks, another consents or not; what was opened is read and shut, and the party is told."""
    told, cast = inside.told, inside.told.scene.cast
    ground = list(GROUNDS.values())[choice % len(GROUNDS)]
    words = SECRETS[choice % len(SECRETS)]
    at_once = ground.is_urgent and choice % 2 == 0
    demand = "（2026）浙0602函12号" if ground.needs_demand else ""
    asked = Asked(ground.code, words, HOURS[choice % len(HOURS)], at_once, demand)
    key = told.do(ask.ask, cast[FIRST], inside.party_id, asked)
    inside.others.append(key)
    agrees = choice % 3 > 0
    told.scene.do(answer.answer, cast[SECOND], key, agrees, words)
    if agrees:
        told.scene.do(reading.keep, cast[FIRST], viewing.BREAK_GLASS, key, (1, 1))
        told.scene.do(ask.close, cast[FIRST], key)


def complain(inside: Inside, choice: int) -> None:
    """The party complains, may open its channel for that, and the officer looks, reads and answers."""
    told, cast = inside.told, inside.told.scene.cast
    words = SECRETS[choice % len(SECRETS)]
    opening = own.Opening(clock.today() + timedelta(days=5)) if choice % 2 else None
    said = Complained(ABOUT[choice % len(ABOUT)], words)
    key = inside.speaks(own.file, said, opening)
    inside.others.append(key)
    if choice % 3 == 0:
        inside.speaks(own.withdraw, key)
        return
    told.scene.do(review.look_into, cast[FIRST], key)
    if opening is not None:
        inside.speaks(own.shut_to_reviewer, key)
    told.scene.do(review.answer, cast[FIRST], key, words)
