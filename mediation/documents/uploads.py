"""An upload, believed only after its ending and its content agree and its structure holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from mediation.documents import packages, rules
from mediation.documents.rules import Faulty
from mediation.kernel.errors import Invalid


def _name_in_pdf(name: str) -> bytes:
    """A pattern for a PDF name, each sign of which may stand as itself or as its number (ISO 32000)."""
    return b"/" + b"".join(rf"(?:{sign}|#(?i:{ord(sign):02x}))".encode() for sign in name) + rb"\b"


_ACTIVE_PDF = re.compile(b"|".join(_name_in_pdf(name) for name in ("JavaScript", "Launch")))


@dataclass(frozen=True)
class Upload:
    """A file that was checked, as it will be kept; pictures are drawn anew, without their hidden data."""

    name: str
    media_type: str
    body: bytes

    @property
    def size(self) -> int:
        return len(self.body)

    @property
    def sha256(self) -> str:
        """Hex digest of what is kept."""
        return sha256(self.body).hexdigest()


def checked(body: bytes, filename: str, field: str = "file") -> Upload:
    """The upload as it may be kept. Raises Invalid with a code beside `field`.

    Codes: file_empty, file_too_big, file_kind, file_broken, file_active, file_too_many_pixels.
    """
    ending = rules.ending_of(filename)
    if ending not in rules.MEDIA_TYPES:
        raise Invalid(**{field: "file_kind"})
    if not body:
        raise Invalid(**{field: "file_empty"})
    if len(body) > rules.MOST_BYTES:
        raise Invalid(**{field: "file_too_big"})
    media_type = rules.MEDIA_TYPES[ending]
    try:
        kept = _CHECKS[media_type](body)
    except Faulty as fault:
        raise Invalid(**{field: fault.code}) from None
    return Upload(rules.clean_name(filename), media_type, kept)


def all_checked(
    received: Sequence[tuple[bytes, str]], field: str = "files", *, needed: bool = False
) -> list[Upload]:
    """Several files that came together, checked before the store is locked: pictures are drawn anew here.

    Raises Invalid beside `field`: missing where at least one is needed, too_many_files, or as `checked` does.
    """
    if needed and not received:
        raise Invalid(**{field: "missing"})
    if len(received) > rules.MOST_FILES:
        raise Invalid(**{field: "too_many_files"})
    return [checked(body, name, field) for body, name in received]


def _picture(body: bytes, form: str) -> bytes:
    from mediation.documents import pictures  # noqa: PLC0415 - slow to load

    return pictures.redrawn(body, form)


def _pdf(body: bytes) -> bytes:
    """A PDF begins and ends as one; one that runs programs is refused."""
    if not body.startswith(b"%PDF-") or b"%%EOF" not in body[-2048:] or b"startxref" not in body[-4096:]:
        raise Faulty("file_broken")
    if _ACTIVE_PDF.search(body):
        raise Faulty("file_active")
    return body


def _text(body: bytes) -> bytes:
    """Plain text in UTF-8 or GB 18030, without binary signs."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(ord(sign) < 32 and sign not in "\t\n\r\f" for sign in text):
            return body
    raise Faulty("file_broken")


_CHECKS = {
    "image/jpeg": lambda body: _picture(body, "JPEG"),
    "image/png": lambda body: _picture(body, "PNG"),
    "image/webp": lambda body: _picture(body, "WEBP"),
    "application/pdf": _pdf,
    rules.MEDIA_TYPES["docx"]: lambda body: packages.sound(body, "word/document.xml"),
    rules.MEDIA_TYPES["xlsx"]: lambda body: packages.sound(body, "xl/workbook.xml"),
    "text/plain": _text,
}
