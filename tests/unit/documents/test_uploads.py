"""An upload is kept only when its ending, its content and its structure agree."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from PIL import Image

from mediation.documents import packages, rules
from mediation.documents.uploads import checked
from mediation.kernel.errors import Invalid
from tests.unit.documents.made import PDF, WORD, archive, picture


def fault(body: bytes, name: str) -> str:
    """The code with which an upload is refused."""
    with pytest.raises(Invalid) as refused:
        checked(body, name, "paper")
    return refused.value.errors["paper"]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.jpg", picture()),
        ("a.JPEG", picture()),
        ("a.png", picture("PNG")),
        ("a.webp", picture("WEBP")),
        ("a.pdf", PDF),
        ("a.docx", archive(WORD)),
        ("a.xlsx", archive({"[Content_Types].xml": b"", "xl/workbook.xml": b""})),
        ("a.txt", "工资".encode()),
        ("a.txt", "工资".encode("gb18030")),
    ],
)
def test_what_is_what_it_says_is_taken(name: str, body: bytes) -> None:
    upload = checked(body, name)
    assert upload.media_type == rules.MEDIA_TYPES[rules.ending_of(name)]
    assert upload.size == len(upload.body) > 0


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("a.exe", b"MZ", "file_kind"),
        ("a.gif", b"GIF89a", "file_kind"),
        ("a.html", b"<html>", "file_kind"),
        ("a.svg", b"<svg/>", "file_kind"),
        ("a", b"x", "file_kind"),
        ("a.pdf.exe", PDF, "file_kind"),
        ("a.txt", b"", "file_empty"),
        ("a.txt", b"x" * (rules.MOST_BYTES + 1), "file_too_big"),
        ("a.txt", b"\x00\x01\x02", "file_broken"),
        ("a.jpg", b"GIF89a/*<script>*/", "file_broken"),
        ("a.jpg", picture("PNG"), "file_broken"),
        ("a.jpg", picture()[:200], "file_broken"),
        ("a.pdf", b"GIF89a" + PDF, "file_broken"),
        ("a.pdf", PDF.replace(b"%%EOF", b""), "file_broken"),
        ("a.pdf", PDF.replace(b"<<>>", b"<</S/JavaScript>>"), "file_active"),
        ("a.docx", PDF, "file_broken"),
        ("a.docx", archive({"word/document.xml": b""}), "file_broken"),
        ("a.xlsx", archive(WORD), "file_broken"),
        ("a.docx", archive({**WORD, "../../up.xml": b""}), "file_broken"),
        ("a.docx", archive({**WORD, "/root.xml": b""}), "file_broken"),
        ("a.docx", archive({**WORD, "word/vbaProject.bin": b""}), "file_active"),
        ("a.docx", archive({**WORD, "inner.zip": b""}), "file_active"),
        ("a.docx", archive(WORD, zipfile.ZIP_LZMA), "file_broken"),
        ("a.docx", archive({**WORD, **{f"p{n}.xml": b"" for n in range(2001)}}), "file_broken"),
    ],
)
def test_what_lies_is_refused(name: str, body: bytes, code: str) -> None:
    assert fault(body, name) == code


def test_an_archive_that_swells_is_refused_by_what_it_declares() -> None:
    swelling = archive({**WORD, "word/media/big.xml": b"0" * (packages.MOST_UNPACKED + 1)})
    assert len(swelling) < 100_000
    assert fault(swelling, "a.docx") == "file_too_big"


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    """The declared size is made small in both places; what really comes out is counted or fails its sum."""
    honest = archive({**WORD, "big.xml": b"0" * 5_000_000})
    lying = honest.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 10))
    assert lying != honest
    assert fault(lying, "a.docx") == "file_broken"


def test_a_picture_loses_its_place_and_what_is_hung_on_behind() -> None:
    exif = Image.Exif()
    exif[0x010E] = "a secret place"
    told = picture(exif=exif) + b"<script>alert(1)</script>"
    kept = checked(told, "a.jpg").body
    assert b"secret" in told and b"secret" not in kept
    assert b"script" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_text_in_a_picture_of_the_web_is_lost_too() -> None:
    with Image.open(io.BytesIO(picture("PNG"))) as opened:
        drawn = io.BytesIO()
        opened.save(drawn, "PNG", icc_profile=b"x" * 200)
    assert Image.open(io.BytesIO(checked(drawn.getvalue(), "a.png").body)).info == {}


def test_a_picture_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert Image.open(io.BytesIO(checked(picture(exif=exif), "a.jpg").body)).size == (40, 60)


def test_a_big_picture_is_made_smaller_and_a_bomb_refused() -> None:
    wide = picture("PNG", (6000, 30))
    assert Image.open(io.BytesIO(checked(wide, "a.png").body)).size == (4000, 20)
    bomb = picture("PNG", (30000, 3000))
    assert len(bomb) < 1_000_000
    assert fault(bomb, "a.png") == "file_too_many_pixels"
