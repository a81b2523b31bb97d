"""A calendar file is what RFC 5545 says: escaped, folded by octets, ended by CRLF, the same for the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.kernel.icalendar import FOLD_AT, Event, calendar

BEGIN = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def event(**changes: object) -> Event:
    told = {
        "uid": "a@sessions", "stamp": BEGIN, "starts_at": BEGIN, "ends_at": BEGIN + timedelta(hours=1),
        "summary": "调解会面",
    }  # fmt: skip
    return Event(**{**told, **changes})  # type: ignore[arg-type]


def unfolded(body: bytes) -> list[str]:
    return body.replace(b"\r\n ", b"").decode().split("\r\n")


def test_a_session_as_a_phone_reads_it() -> None:
    lines = unfolded(calendar("我的安排", [event(sequence=2, remind_minutes=60)]))
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "VERSION:2.0", "UID:a@sessions", "DTSTART:20261123T010000Z", "DTEND:20261123T020000Z", "SEQUENCE:2",
        "STATUS:CONFIRMED", "SUMMARY:调解会面", "TRIGGER:-PT60M",
    ):  # fmt: skip
        assert line in lines
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1


def test_what_was_called_off_is_struck_out_and_does_not_ring() -> None:
    lines = unfolded(calendar("", [event(cancelled=True, remind_minutes=60)]))
    assert "STATUS:CANCELLED" in lines and "BEGIN:VALARM" not in lines


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a,b;c", "a\\,b\\;c"), ("a\\n", "a\\\\n"), ("两行\n第二行", "两行\\n第二行"), ("a\r\nb", "a\\nb"),
        ("x\x00\x07y", "xy"),
    ],
)  # fmt: skip
def test_signs_with_a_meaning_are_escaped(text: str, written: str) -> None:
    assert f"LOCATION:{written}" in unfolded(calendar("", [event(location=text)]))


@given(st.text(max_size=300))
def test_no_text_makes_a_line_of_its_own_or_too_long(text: str) -> None:
    body = calendar("", [event(summary=text, description=text)])
    lines = body.split(b"\r\n")
    assert all(len(line) <= FOLD_AT for line in lines)
    assert b"\r" not in body.replace(b"\r\n", b"") and b"\n" not in body.replace(b"\r\n", b"")
    names = [line.partition(":")[0] for line in unfolded(body)]
    assert names.count("BEGIN") == 2 and names.count("SUMMARY") == 1
    assert body == calendar("", [event(summary=text, description=text)])
