"""What is looked at after every crash: the store is sound, and each request has exactly one effect."""

from __future__ import annotations

from collections.abc import Sequence

from tests.crash.asker import Asker
from tests.crash.house import House


def counted(askers: Sequence[Asker]) -> int:
    """How many requests of this round nobody has acknowledged."""
    return sum(not request.acknowledged for asker in askers for request in asker.sent)


def check(house: House, askers: Sequence[Asker]) -> None:
    """Everything acknowledged is there once; what was not is sent again, and then is there once, too."""
    assert list(house.faults()) == []
    for asker in askers:
        for request in asker.sent:
            if not request.acknowledged:
                assert asker.send(request), f"{request.what} was not taken when sent again"
            once(house, request.what)
        assert asker.wrong == []
        asker.before += asker.sent
        asker.sent = []


def once(house: House, what: str) -> None:
    """A paper stands in the store once; a claim is accepted, and its history says so once."""
    if what.endswith(".pdf"):
        assert house.papers(what) == 1
    else:
        assert house.accepted(what) == 1
