"""Let the queued messages leave: taken in one transaction, sent outside of any, settled one by one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from mediation.adapters.logs import FIELDS
from mediation.kernel import outbox
from mediation.kernel.database import transaction
from mediation.kernel.ports import Sender

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Delivered:
    """How many messages left and how many did not."""

    sent: int
    failed: int


def send_due(
    make_session: Callable[[], Session], sender: Sender, alive: Callable[[], None] = lambda: None
) -> Delivered:
    """Send all that is due. One that does not leave is tried again later and keeps no other waiting.

    `alive` is called after each and at the end: a long queue is no standstill.
    """
    sent = taken = 0
    while letters := _taken(make_session):
        for letter in letters:
            taken += 1
            sent += _send(make_session, sender, letter)
            alive()
    alive()
    return Delivered(sent, taken - sent)


def _taken(make_session: Callable[[], Session]) -> list[outbox.Letter]:
    with make_session() as session, transaction(session):
        return outbox.take_due(session)


def _send(make_session: Callable[[], Session], sender: Sender, letter: outbox.Letter) -> bool:
    left = True
    try:
        sender.send(letter.channel, letter.address, letter.body)
    except Exception as fault:  # whatever a gateway raises, the other messages go on
        # Neither address nor text: a log is no place for either.
        told = {"message": letter.id.hex, "fault": type(fault).__name__}
        log.warning("message did not leave", extra={FIELDS: told})
        left = False
    with make_session() as session, transaction(session):
        outbox.settle(session, letter.id, left)
    return left
