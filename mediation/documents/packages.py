"""Office files are archives: looked through without trusting what they say of their own size."""

from __future__ import annotations

import io
import zipfile
import zlib

from mediation.documents.rules import Faulty

MOST_PARTS = 2000
MOST_UNPACKED = 64 * 1024 * 1024
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_REFUSED_ENDINGS = (".bin", ".exe", ".dll", ".js", ".vbs", ".zip", ".docm", ".xlsm", ".jar")


def sound(body: bytes, main_part: str) -> bytes:
    """The archive as it came, if it is the office file it says it is. Raises Faulty.

    Bounded by the number of parts and by what really comes out, not only by what is declared.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            _look_through(archive, main_part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        raise Faulty("file_broken") from None
    return body


def _look_through(archive: zipfile.ZipFile, main_part: str) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS or len(set(names)) != len(names):
        raise Faulty("file_broken")
    if main_part not in names or "[Content_Types].xml" not in names:
        raise Faulty("file_broken")
    left = MOST_UNPACKED
    if sum(part.file_size for part in parts) > left:
        raise Faulty("file_too_big")
    for part in parts:
        _refuse_strange(part)
        left -= _unpacked(archive, part, left)


def _refuse_strange(part: zipfile.ZipInfo) -> None:
    name = part.filename
    climbing = name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name
    if climbing or part.flag_bits & _ENCRYPTED or part.compress_type not in _METHODS:
        raise Faulty("file_broken")
    if name.lower().endswith(_REFUSED_ENDINGS) and "printersettings" not in name.lower():
        raise Faulty("file_active")


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> int:
    """How many bytes really come out of a part, never reading far beyond `most`. Raises Faulty."""
    size = 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise Faulty("file_too_big")
    return size
