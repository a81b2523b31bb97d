"""People at work on the served product, until they are told to stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

from tests.crash.asker import Asker, accept, hand_in
from tests.crash.house import paper
from tests.e2e.server import until

AGAIN_AFTER = 0.05
"""Seconds until somebody who got no answer asks again."""

SWINGS_WITHIN = 60


@contextmanager
def at_work(parties: Sequence[tuple[Asker, str]], officer: Asker, numbers: Sequence[str]) -> Iterator[None]:
    """Inside the block each party hands in papers and an officer takes claims in."""
    stop = Event()
    threads = [Thread(target=_hand_in, args=(stop, asker, dispute)) for asker, dispute in parties]
    threads.append(Thread(target=_accept, args=(stop, officer, numbers)))
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def in_full_swing(askers: Sequence[Asker]) -> None:
    """Wait until somebody's work was acknowledged; fails where nobody's is for a minute."""
    busy = until(
        lambda: any(request.acknowledged for asker in askers for request in asker.sent), SWINGS_WITHIN
    )
    assert busy, "nobody gets an answer"


def _hand_in(stop: Event, asker: Asker, dispute: str) -> None:
    while not stop.is_set():
        request = hand_in(asker, dispute, paper)
        if request is not None:
            asker.send(request)
        else:
            stop.wait(AGAIN_AFTER)


def _accept(stop: Event, officer: Asker, numbers: Sequence[str]) -> None:
    for number in numbers:
        request = None
        while request is None and not stop.is_set():
            request = accept(officer, number)
            if request is None:
                stop.wait(AGAIN_AFTER)
        if request is not None:
            officer.send(request)
