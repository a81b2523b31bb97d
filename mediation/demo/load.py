"""Load the sample into an empty store: set the cast up, then tell all stories up to now."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.demo import register
from mediation.demo.acts import Scene
from mediation.demo.cast import assemble
from mediation.demo.life import live
from mediation.demo.stories import STORIES
from mediation.demo.timeline import Days, tell
from mediation.identity.models import Office
from mediation.kernel import clock

FOUNDED = 400
"""Days before today on which the offices of the sample were set up."""


class NotEmpty(Exception):
    """There is something in the store already; the sample goes into an empty one only."""


def is_empty(session: Session) -> bool:
    """Whether no office was ever set up."""
    return session.scalar(select(func.count()).select_from(Office)) == 0


def load(sessions: Callable[[], Session], hash_password: Callable[[], str]) -> int:
    """Tell the sample; gives how many acts there were. Raises NotEmpty."""
    with sessions() as session:
        if not is_empty(session):
            raise NotEmpty()
    now, today = clock.now(), clock.today()
    with clock.reading(lambda: Days(today, FOUNDED)(0)), sessions() as session:
        cast = assemble(session, hash_password)
        register.keep(sessions, cast)
    scene = Scene(sessions, cast)
    return tell([live(scene, plan, today) for plan in STORIES], now)
