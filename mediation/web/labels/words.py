"""A table from codes to translated words that can be asked which codes it knows."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from wtforms import SelectChoice

from mediation.adapters.logs import FIELDS
from mediation.web.translate import gettext as _

log = logging.getLogger(__name__)


class Words:
    """Callable: code → words in the reader's language. A code without words is never shown raw."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.said = dict(said)

    @property
    def codes(self) -> frozenset[str]:
        """The codes that have words."""
        return frozenset(self.said)

    def __call__(self, code: str | None) -> str:
        if code is None:
            return ""
        if code not in self.said:
            log.error("no words for a code", extra={FIELDS: {"code": code}})
            return _("其他")
        return str(self.said[code])

    def choices(self, *codes: str) -> list[SelectChoice]:
        """What a field offers: these codes with their words, or all in the table's order."""
        return [SelectChoice(code, self.said[code]) for code in codes or self.said]
