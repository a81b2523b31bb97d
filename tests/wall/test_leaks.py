"""The wall test finds each of the leaks that a product like this one had or could have (security.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import signature

import pytest
from flask import Flask

from mediation.demo.plans import Upto
from tests.wall.leaks import audited, machine, rooms, shown, written
from tests.wall.pairs import Pairs
from tests.wall.script import Private, Script
from tests.wall.sweep import Sweep
from tests.wall.test_fixed import LET_IN

SCRIPT = Script(
    "applicant",
    Upto.PROPOSED,
    (
        Private(Upto.PREPARED, "state", 0),
        Private(Upto.PREPARED, "hand_in", 1),
        Private(Upto.PREPARED, "look_for_news", 1),
        Private(Upto.PREPARED, "arrange_apart", 0),
        Private(Upto.PREPARED, "mark_anew", 2),
        Private(Upto.BACK_TO_BACK, "talk_apart", 2),
        Private(Upto.BACK_TO_BACK, "be_read", 2),
        Private(Upto.HEARD, "seal_offer", 0),
        Private(Upto.PROPOSED, "answer", 0),
    ),
)
NOTES = Script(
    "mediator",
    Upto.PROPOSED,
    (Private(Upto.PREPARED, "keep_draft", 0), Private(Upto.FACE_TO_FACE, "draft_minutes", 1)),
)
LEAKS: Mapping[str, tuple[Callable[..., None], str]] = {
    "count": (shown.count, "clerk"),
    "badge": (shown.badge, "clerk"),
    "global id": (written.global_id, "clerk"),
    "version": (written.version, "clerk"),
    "updated time": (shown.updated_time, "clerk"),
    "search hit": (written.search_hit, "registrar"),
    "file listing": (shown.file_listing, "clerk"),
    "quota": (written.quota, "clerk"),
    "duplicate hash": (written.duplicate_hash, "clerk"),
    "export row number": (audited.export_row_number, "auditor"),
    "audit sequence": (audited.sequence, "auditor"),
    "audit rows": (audited.rows, "auditor"),
    "message fan-out": (written.message_fan_out, "messages"),
    "ETag": (shown.etag, "public"),
    "403-instead-of-404 oracle": (shown.oracle, "chief"),
    "header": (shown.header, "public"),
    "snippet total": (shown.snippet_total, "manager"),
    "file-name conflict": (written.file_name_conflict, "clerk"),
    "sealed offer": (written.sealed_offer, "auditor"),
}
"""Leak → what plants it, and who must find it."""


NEWER: Mapping[str, tuple[Callable[..., None], str, str]] = {
    "polled part": (rooms.polled_part, "clerk", "/new"),
    "polled digest": (rooms.polled_digest, "chief", "/new"),
    "calendar feed": (rooms.calendar_feed, "public", "/calendar/"),
    "calendar file": (rooms.calendar_file, "clerk", "/calendar"),
    "read log": (rooms.read_log, "manager", "/history"),
    "book-mark": (rooms.book_mark, "clerk", "/my/disputes/"),
    "release mark": (rooms.release_mark, "clerk", "/conveyed"),
    "number of what was conveyed": (rooms.conveyed_number, "chief", "/conveyed"),
    "taken hours": (rooms.taken_hours, "manager2", "/rooms"),
    "time of sending": (rooms.sending_time, "messages", "/periods"),
    "order of lists": (rooms.order_of_lists, "registrar", "/desk?"),
    "statistics": (rooms.statistics, "manager", "/office/statistics"),
    "page of groups": (rooms.group_page, "registrar", "/desk/groups"),
    "one more statement": (rooms.one_more_statement, "clerk", "/my/disputes/"),
    "line of a log": (machine.log_line, "operator", "/periods"),
    "count of requests": (machine.request_count, "operator", "/periods"),
    "message that waits": (machine.waiting_message, "operator", "/periods"),
    "head in the open": (machine.open_head, "operator", "/periods"),
    "block for each head": (machine.small_block, "operator", "/periods"),
}
"""Leak → what plants it, who must find it, and at which addresses it is looked for."""
OF_NOTES: Mapping[str, tuple[Callable[..., None], str, str]] = {
    "draft of a proposal": (rooms.proposal_draft, "clerk", "/my/disputes/"),
    "draft of minutes": (rooms.minutes_draft, "registrar", "/history"),
}
"""The same of what the mediators write for themselves."""
OF_OFFICERS: Mapping[str, tuple[Callable[..., None], str, str]] = {
    "complaint": (rooms.complaint, "mediator", "/history"),
    "opened by law": (rooms.opened_by_law, "mediator", "/channels/"),
}
"""The same of officers who are let in: its mediators may not know."""
NOBODYS = ("messages", "operator")
"""Found in what is looked at besides pages."""


def found_by(who: str, pairs: Pairs, script: Script = SCRIPT, only: str = "") -> list[str]:
    """What one observer can tell, by everything that was made for it, or by some addresses."""
    names = (who,) if who not in NOBODYS else ("public",)
    sweep = Sweep(names, {who: 1}, 1 if only else 40, only=only)
    return [line for line in pairs.differences(script, sweep) if line.startswith(who)]


@pytest.mark.parametrize("name", LEAKS)
def test_a_planted_leak_is_found(
    pairs: Pairs, app: Flask, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    plant, who = LEAKS[name]
    plant(monkeypatch, app) if "app" in signature(plant).parameters else plant(monkeypatch)
    assert found_by(who, pairs)


@pytest.mark.parametrize("name", [*NEWER, *OF_NOTES, *OF_OFFICERS])
def test_a_newer_leak_is_found(pairs: Pairs, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    script = NOTES if name in OF_NOTES else LET_IN if name in OF_OFFICERS else SCRIPT
    plant, who, only = {**NEWER, **OF_NOTES, **OF_OFFICERS}[name]
    plant(monkeypatch)
    assert found_by(who, pairs, script, only)


def test_without_a_leak_the_same_script_tells_nothing(pairs: Pairs) -> None:
    names = {who for _, who in LEAKS.values()} - set(NOBODYS)
    sweep = Sweep(tuple(sorted(names)), dict.fromkeys(names, 2), 40)
    assert pairs.differences(SCRIPT, sweep) == []
