"""What a computation says is said in the words that were read and approved, in both languages."""

from __future__ import annotations

from tests.unit.law.entitlements import told


def test_nothing_is_said_otherwise_than_it_was_read() -> None:
    assert told.text() == told.FILE.read_text("utf-8")
