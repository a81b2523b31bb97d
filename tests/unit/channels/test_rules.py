"""How far a statement may leave its channel follows from its mark and from what was said of it since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID, uuid4

import pytest

from mediation.channels import rules
from mediation.channels.rules import Release

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
PARTY, MEDIATOR = uuid4(), uuid4()


@dataclass(frozen=True)
class Entry:
    """An opened entry of a channel."""

    seq: int
    kind: str
    payload: Mapping[str, Any]
    author_id: UUID = PARTY
    id: UUID = field(default_factory=uuid4)

    @property
    def at(self) -> datetime:
        return NOW + timedelta(minutes=self.seq)


def said(seal: str = "keep", **more: Any) -> Entry:
    return Entry(1, "statement", {"seal": seal, "text": "两万元也可以", **more})


@pytest.mark.parametrize(
    ("chosen", "seal"),
    [(None, "keep"), ("", None), *((one, one) for one in ("keep", "may_be_hinted", "may_be_conveyed"))],
)
def test_a_statement_is_kept_unless_its_party_says_otherwise(chosen: str | None, seal: str | None) -> None:
    if seal is None:
        with pytest.raises(ValueError, match="^$"):
            rules.seal_of(chosen)
    else:
        assert rules.seal_of(chosen) == seal


def test_a_mark_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="everybody"):
        rules.seal_of("everybody")


@pytest.mark.parametrize("kind", ["answer", "choice", "talk", "evidence"])
def test_what_a_mediator_entered_for_a_party_it_may_deny(kind: str) -> None:
    assert rules.can_be_contradicted(kind, by_mediator=True)
    assert not rules.can_be_contradicted(kind, by_mediator=False)
    assert not rules.can_be_contradicted("statement", by_mediator=True)


@pytest.mark.parametrize(
    ("kind", "payload", "marked"),
    [
        ("statement", {"seal": "keep"}, True),
        ("statement", {}, False),
        *((kind, {"seal": "keep"}, False) for kind in rules.TOUCHING),
    ],
)
def test_what_has_a_mark(kind: str, payload: dict[str, str], marked: bool) -> None:
    assert rules.is_marked(Entry(1, kind, payload)) is marked


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        ({"text": "全文"}, "全文"),
        ({"text": "全文", "words": "几个字"}, "几个字"),
        ({"text": "全文", "words": ""}, "全文"),
        ({"words": "几个字"}, "几个字"),
        ({}, ""),
    ],
)
def test_a_statement_is_released_as_it_was_said(payload: dict[str, str], words: str) -> None:
    entry = Entry(1, "statement", {"seal": "may_be_conveyed", **payload})
    assert rules.release_of(entry, ()) == Release("may_be_conveyed", words, entry.id, PARTY)


@pytest.mark.parametrize(
    ("seal", "words", "hinted", "conveyed"),
    [
        ("keep", "话", False, False),
        ("may_be_hinted", "话", True, False),
        ("may_be_conveyed", "话", False, True),
        ("may_be_conveyed", "  ", False, False),
    ],
)
def test_what_a_mark_allows(seal: str, words: str, hinted: bool, conveyed: bool) -> None:
    now = Release(seal, words, uuid4(), PARTY)
    assert (now.may_be_hinted, now.may_be_conveyed, now.may_change) == (hinted, conveyed, True)
    gone = Release(seal, words, uuid4(), PARTY, conveyed_at=NOW)
    assert (gone.may_be_conveyed, gone.may_change) == (False, False)


MARK = Entry(2, "mark", {"seal": "may_be_conveyed", "words": "可以少一点"})
BARE = Entry(2, "mark", {"seal": "may_be_hinted"})
HINTED = Entry(3, "hinted", {}, MEDIATOR)
CONVEYED = Entry(4, "conveyed", {"to": ["b", "c"]}, MEDIATOR)
BACK = Entry(5, "taken_back", {"seal": "may_be_conveyed"})
DENIED = Entry(5, "contradiction", {"text": "没有说过", "seal": "may_be_conveyed"})


def test_a_new_mark_is_the_consent_with_its_own_words_or_those_first_said() -> None:
    first = said()
    now = rules.release_of(first, [MARK])
    assert now == Release("may_be_conveyed", "可以少一点", MARK.id, PARTY)
    assert rules.release_of(first, [BARE]) == Release("may_be_hinted", "两万元也可以", BARE.id, PARTY)
    short = said(words="少一点")
    assert rules.release_of(short, [BARE]).words == "两万元也可以"
    assert rules.release_of(Entry(1, "counter", {"seal": "keep", "words": "少"}), [BARE]).words == "少"
    assert rules.release_of(Entry(1, "counter", {"seal": "keep"}), [BARE]).words == ""


def test_who_gave_the_consent_is_who_set_the_mark() -> None:
    by_another = Entry(2, "mark", {"seal": "may_be_hinted"}, MEDIATOR)
    assert rules.release_of(said(), [by_another]).given_by == MEDIATOR


@pytest.mark.parametrize("entry", [BACK, DENIED], ids=lambda each: each.kind)
def test_what_is_taken_back_or_denied_is_kept(entry: Entry) -> None:
    now = rules.release_of(said("may_be_conveyed"), [entry])
    assert (now.seal, now.consent_id, now.words) == ("keep", entry.id, "两万元也可以")


def test_a_hint_and_a_conveyance_are_kept_beside_the_mark() -> None:
    first = said("may_be_conveyed")
    now = rules.release_of(first, [HINTED, CONVEYED])
    assert now == Release(
        "may_be_conveyed", "两万元也可以", first.id, PARTY,
        hinted_at=HINTED.at, conveyed_at=CONVEYED.at, conveyed_to=("b", "c"),
    )  # fmt: skip


def test_what_says_nothing_of_the_mark_changes_nothing() -> None:
    first = said("may_be_hinted")
    others = [Entry(2, "mark", {}), Entry(3, "answer", {"seal": "keep"})]
    assert rules.release_of(first, others) == rules.release_of(first, ())


def test_the_order_in_which_entries_are_read_makes_no_difference() -> None:
    first, later = said(), (MARK, HINTED, CONVEYED, BACK)
    found = {rules.release_of(first, order) for order in permutations(later)}
    assert len(found) == 1
    assert found.pop().seal == "keep"


@pytest.mark.parametrize(
    ("choice", "may"),
    [("asked", True), ("rewrite", True), ("keep", False), ("withdraw", False), (None, False)],
)
def test_a_party_chooses_when_asked_and_may_open_again_what_it_closed(choice: str | None, may: bool) -> None:
    assert rules.may_choose(choice) is may


@pytest.mark.parametrize(
    ("shown", "read", "fresh"),
    [
        ((), (), None),
        ((3, 4, 5), (), (3, 5)),
        ((5, 3, 4), [(4, 4)], (3, 5)),
        ((3, 4, 5), [(1, 3)], (4, 5)),
        ((3, 4, 5), [(5, 9), (1, 3)], (4, 4)),
        ((3, 4, 5), [(3, 5)], None),
        ((3,), [(4, 5), (1, 2)], (3, 3)),
    ],
)
def test_what_of_a_page_its_reader_has_not_opened(
    shown: tuple[int, ...], read: list[tuple[int, int]], fresh: tuple[int, int] | None
) -> None:
    assert rules.unread(shown, iter(read)) == fresh
