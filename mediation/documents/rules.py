"""What may be handed in: kinds of file, sizes, and names made safe. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from mediation.kernel.text import normal

MOST_BYTES = 10 * 1024 * 1024
MOST_FILES = 20
MOST_NAME = 120
KINDS = ("evidence", "identity", "power_of_attorney", "payment_proof", "paper_record")
"""What a paper is for."""

MEDIA_TYPES: Mapping[str, str] = MappingProxyType({
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain",
})  # fmt: skip
"""Ending → media type: the whole list of what is taken."""

_REFUSED_SIGNS = frozenset('<>:"|?*\\/')
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
UNNAMED = "材料"


class Faulty(Exception):
    """What is wrong with a file; `code` is that of Invalid."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def ending_of(filename: str) -> str:
    """The ending of a name in small letters, or nothing."""
    name = normal("NFC", filename)
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def clean_name(filename: str) -> str:
    """A name to show and to save under: NFC, no path, no control or direction signs, ≤ 120 characters."""
    last = normal("NFC", filename).replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in last if _may_stand(sign))
    stem, dot, ending = " ".join(plain.split()).rpartition(".")
    stem, ending = (stem.strip(". "), f".{ending.strip().lower()}") if dot else (ending.strip(". "), "")
    return (stem or UNNAMED)[: MOST_NAME - len(ending)] + ending[:MOST_NAME]


def _may_stand(sign: str) -> bool:
    return sign not in _REFUSED_SIGNS and unicodedata.category(sign) not in _REFUSED_CATEGORIES
