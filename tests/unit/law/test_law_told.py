"""Counts, limitation, gates and findings say of each case what was read and approved."""

from __future__ import annotations

from tests.unit.law import told


def test_nothing_is_said_otherwise_than_it_was_read() -> None:
    assert told.text() == told.FILE.read_text("utf-8")
