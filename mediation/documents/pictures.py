"""Pictures are drawn anew: what is kept is what can be seen, without place, device or anything hidden."""

from __future__ import annotations

import io
import warnings

import filetype
from PIL import Image, ImageOps, UnidentifiedImageError

from mediation.documents.rules import Faulty

MOST_PIXELS = {"JPEG": 64_000_000, "PNG": 24_000_000, "WEBP": 24_000_000}
"""A JPEG is read at a smaller scale; the others are unpacked whole, three or four bytes for each pixel."""
LONGEST_SIDE = 4000
"""Enough to read an A4 page at 340 dots an inch; phones send more than that."""

_MEDIA = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


def redrawn(body: bytes, form: str) -> bytes:
    """The picture drawn anew in the same format (`JPEG`, `PNG`, `WEBP`), upright, bounded. Raises Faulty."""
    known = filetype.guess(body[:8192])
    if known is None or known.mime != _MEDIA[form]:
        raise Faulty("file_broken")
    try:
        with warnings.catch_warnings():
            # The bound below is stricter than the library's warning.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _drawn(body, form)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError):
        raise Faulty("file_broken") from None


def _drawn(body: bytes, form: str) -> bytes:
    with Image.open(io.BytesIO(body), formats=(form,)) as opened:
        if opened.width * opened.height > MOST_PIXELS[form]:
            raise Faulty("file_too_many_pixels")
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        # Made small before it is turned upright: turning copies every pixel.
        opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        picture: Image.Image = ImageOps.exif_transpose(opened)
        plain = picture.convert(_mode(picture, form))
    # A fresh picture: the one that was read carries its hidden data along when saved.
    bare = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    drawn = io.BytesIO()
    bare.save(drawn, form, **({} if form == "PNG" else {"quality": 88}))
    return drawn.getvalue()


def _mode(picture: Image.Image, form: str) -> str:
    seen_through = "A" in picture.getbands() or "transparency" in picture.info
    return "RGBA" if seen_through and form != "JPEG" else "RGB"
