"""Words for the notices of holidays on which a year rests."""

from __future__ import annotations

from mediation.web.translate import gettext as _

PACKAGE = "holidays"
"""How the law names a year that is known from public data and not from a notice that was read."""


def source_of(source: str | None) -> str:
    """The notice, or in words where the days come from; empty where none is known."""
    return _("公开的节假日数据，未逐日核对") if source == PACKAGE else source or ""
