"""Like cases in words: one line for each outcome of many, on the page of a case and where it is cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mediation.statistics.likeness import Line
from mediation.web.labels import likeness as words
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class LineShown:
    """What became of at least so many like disputes; columns of a table."""

    outcome: str
    count: str
    share: str
    duration: str
    claimed: str
    closed: str


def lines_shown(lines: Iterable[Line]) -> tuple[LineShown, ...]:
    """Every line in the reader's language."""
    return tuple(_shown(line) for line in lines)


def _shown(line: Line) -> LineShown:
    return LineShown(
        outcome=words.outcome(line.outcome),
        count=_("至少 %(count)s 件", count=line.at_least),
        share="" if line.share is None else words.share(str(line.share)),
        duration=words.duration(str(line.days)),
        claimed=words.sums(*line.claimed),
        closed=words.quarters(*line.quarters),
    )


def in_a_sentence(line: Line) -> str:
    """The same in one sentence, as it is cited."""
    shown = _shown(line)
    parts = [shown.count, shown.outcome]
    if shown.share:
        parts.append(_("谈成%(share)s", share=shown.share))
    parts += [
        _("一般用时%(duration)s", duration=shown.duration), _("请求%(claimed)s", claimed=shown.claimed),
        _("%(quarters)s结案", quarters=shown.closed),
    ]  # fmt: skip
    return _("，").join(parts)
