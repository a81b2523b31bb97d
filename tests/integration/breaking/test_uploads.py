"""Uploads that lie about what they are, what they cost, or what they would run."""

from __future__ import annotations

import struct
import zlib

import pytest

from mediation.documents.uploads import checked
from mediation.kernel.errors import Invalid

ACTIVE = (
    b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
    b"/OpenAction << /S /J#61vaScript /JS (app.alert(1)) >>",
    b"/OpenAction << /S /#4a#61#76#61#53#63#72#69#70#74 >>",
    b"/OpenAction << /S /#4A#61vaScript >>",
    b"/A << /S /L#61unch /F (calc.exe) >>",
)
QUIET = (b"/JavaScriptless true", b"(JavaScript in a text)", b"/Launched 1", b"/J#62vaScript 1")


def pdf(inside: bytes) -> bytes:
    return b"%PDF-1.4\n1 0 obj<<" + inside + b">>endobj\nstartxref\n0\n%%EOF\n"


def blank_png(width: int, height: int) -> bytes:
    """A few kilobytes that unpack to three bytes for every pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width * 3 + 1) * height), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("inside", ACTIVE)
def test_a_pdf_that_runs_something_is_refused_however_it_spells_it(inside: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        checked(pdf(inside), "证据.pdf")
    assert refused.value.errors == {"file": "file_active"}


@pytest.mark.parametrize("inside", QUIET)
def test_a_pdf_that_only_looks_like_it_is_taken(inside: bytes) -> None:
    assert checked(pdf(inside), "证据.pdf").body == pdf(inside)


def test_a_small_file_may_not_unpack_to_a_huge_picture() -> None:
    body = blank_png(6000, 5000)
    assert len(body) < 100_000
    with pytest.raises(Invalid) as refused:
        checked(body, "截图.png")
    assert refused.value.errors == {"file": "file_too_many_pixels"}


def test_what_is_kept_of_a_picture_has_no_second_file_in_it() -> None:
    hidden = b"<script>alert(1)</script>PK\x03\x04"
    kept = checked(blank_png(30, 20) + hidden, "截图.png")
    assert hidden not in kept.body


def test_a_name_leads_nowhere_and_says_nothing_else() -> None:
    names = {
        "../../etc/passwd.txt": "passwd.txt",
        "C:\\windows\\a.txt": "a.txt",
        "a\u202etxt.exe.txt": "atxt.exe.txt",
        'a\r\nSet-Cookie: x="1".txt': "aSet-Cookie x=1.txt",
        ".txt": "材料.txt",
    }
    assert {name: checked(b"text", name).name for name in names} == names


def test_bytes_that_are_none_are_told_so() -> None:
    for name in ("a.png", "a.jpg", "a.webp", "a.pdf", "a.docx", "a.xlsx", "a.txt"):
        with pytest.raises(Invalid):
            checked(b"", name)
        with pytest.raises(Invalid):
            checked(b"\0\1\2\3" * 50, name)
