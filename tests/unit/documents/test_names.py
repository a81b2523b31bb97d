"""Names of files are made safe before they are shown or saved under."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.documents.rules import MOST_NAME, clean_name, ending_of


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("工资单.JPG", "工资单.jpg"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\我\\合同.pdf", "合同.pdf"),
        ("a\u202egpj.exe.pdf", "agpj.exe.pdf"),
        ("  两  个\t空格 .pdf", "两 个空格.pdf"),
        (".htaccess.txt", "htaccess.txt"),
        ("....txt", "材料.txt"),
        ('"a"; b=<c>.pdf', "a; b=c.pdf"),
        ("a\r\nX-Header: b.txt", "aX-Header b.txt"),
        ("", "材料"),
    ],
)
def test_names_are_made_safe(written: str, kept: str) -> None:
    assert clean_name(written) == kept


@given(st.text(max_size=400))
def test_whatever_comes_the_name_is_short_and_plain(written: str) -> None:
    kept = clean_name(written)
    assert 0 < len(kept) <= MOST_NAME
    assert not set(kept) & set('/\\<>:"|?*\r\n\0')
    assert unicodedata.is_normalized("NFC", kept)
    assert not kept.startswith(".")


@given(st.text(max_size=300), st.sampled_from(["pdf", "jpg", "docx"]))
def test_the_ending_is_kept(stem: str, ending: str) -> None:
    assert ending_of(clean_name(f"{stem}.{ending}")) == ending
