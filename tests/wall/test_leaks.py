"""The wall test finds each of the leaks that a product like this one had or could have (security.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import signature

import pytest
from flask import Flask

from mediation.demo.plans import Upto
from tests.wall.leaks import audited, shown, written
from tests.wall.pairs import Pairs
from tests.wall.script import Private, Script
from tests.wall.sweep import Sweep

SCRIPT = Script(
    "applicant",
    Upto.PROPOSED,
    (
        Private(Upto.PREPARED, "state", 0),
        Private(Upto.PREPARED, "hand_in", 1),
        Private(Upto.BACK_TO_BACK, "talk_apart", 2),
        Private(Upto.HEARD, "seal_offer", 0),
        Private(Upto.PROPOSED, "answer", 0),
    ),
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


def found_by(who: str, pairs: Pairs) -> list[str]:
    """What one observer can tell, by everything that was made for it."""
    names = (who,) if who != "messages" else ("public",)
    return [line for line in pairs.differences(SCRIPT, Sweep(names, {who: 1}, 40)) if line.startswith(who)]


@pytest.mark.parametrize("name", LEAKS)
def test_a_planted_leak_is_found(
    pairs: Pairs, app: Flask, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    plant, who = LEAKS[name]
    plant(monkeypatch, app) if "app" in signature(plant).parameters else plant(monkeypatch)
    assert found_by(who, pairs)


def test_without_a_leak_the_same_script_tells_nothing(pairs: Pairs) -> None:
    names = {who for _, who in LEAKS.values()} - {"messages"}
    sweep = Sweep(tuple(sorted(names)), dict.fromkeys(names, 2), 40)
    assert pairs.differences(SCRIPT, sweep) == []
