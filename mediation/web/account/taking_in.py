"""The secret of a new authenticator as a picture to photograph and as text to type."""

from __future__ import annotations

import io
from typing import Any

from mediation.projections.safety import ToTakeIn
from mediation.web.translate import gettext as _


def shown(secret: ToTakeIn | None) -> dict[str, Any]:
    """`picture` (SVG with a title) and `secret` (in groups of four) for a template."""
    if secret is None:
        return {"picture": "", "secret": ""}
    groups = (secret.secret[place : place + 4] for place in range(0, len(secret.secret), 4))
    return {"picture": _picture(secret.address), "secret": " ".join(groups)}


def _picture(address: str) -> str:
    import segno  # noqa: PLC0415 - needed once in an account's life

    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=False, scale=5, border=4, light="#fff", omitsize=False,
        title=_("给验证器应用扫描的二维码"), svgclass=None, lineclass=None,
    )  # fmt: skip
    return out.getvalue().decode()
