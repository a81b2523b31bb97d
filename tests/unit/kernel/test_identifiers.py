"""Keys come from streams: what one actor draws shifts nothing for another."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as some

from mediation.kernel import identifiers

drawn = some.lists(some.sampled_from(["worker", "employer", "mediator"]), max_size=40)


@given(drawn)
def test_removing_one_stream_changes_no_key_of_another(order: list[str]) -> None:
    with identifiers.seeded("s"):
        everyone = [(who, identifiers.new(who)) for who in order]
    with identifiers.seeded("s"):
        without = [(who, identifiers.new(who)) for who in order if who != "worker"]
    assert [pair for pair in everyone if pair[0] != "worker"] == without


def test_a_seed_repeats_and_another_differs() -> None:
    def draw(seed: str) -> list[object]:
        with identifiers.seeded(seed):
            return [identifiers.new("a"), identifiers.new("a"), identifiers.code("a"), identifiers.token("b")]

    assert draw("one") == draw("one")
    assert not set(draw("one")) & set(draw("two"))


def test_without_a_seed_every_key_is_new() -> None:
    assert len({identifiers.new("a") for _ in range(1000)}) == 1000
    with identifiers.seeded("x"):
        fixed = identifiers.new("a")
    assert identifiers.new("a") != fixed


def test_the_shapes_of_what_is_drawn() -> None:
    assert re.fullmatch(r"[A-Z2-7]{16}", identifiers.code("a"))
    assert all(re.fullmatch(r"\d{6}", identifiers.digits("a")) for _ in range(50))
    assert len(identifiers.token("a")) == 32
    assert len(identifiers.token("a", 16)) == 16
