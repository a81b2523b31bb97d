"""How far a statement may leave its channel, in words: for its party and for a mediator with a grant."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.projections.channel_of_party import Line
from mediation.web.filters import moment
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class ReleaseShown:
    """For the component release_state: the words that may be conveyed, and what left the channel."""

    words: str
    """Empty where they are the statement's own, or where nothing may be conveyed."""
    left: tuple[str, ...]
    consent: str
    """Key of the consent that the reader sees; a form sends it back."""
    may_change: bool
    may_be_conveyed: bool
    may_be_hinted: bool


def release_shown(line: Line) -> ReleaseShown | None:
    """Nothing for what is no statement."""
    now = line.release
    if now is None:
        return None
    left = [_("%(when)s 已向对方透露意思", when=moment(now.hinted_at))] if now.hinted_at else []
    if now.conveyed_at:
        to = _("、").join(now.conveyed_to)
        left.append(_("%(when)s 已转达给 %(names)s", when=moment(now.conveyed_at), names=to))
    conveys = now.seal == "may_be_conveyed"
    return ReleaseShown(
        now.words if conveys and now.words != line.text else "", tuple(left), now.consent_id.hex,
        now.may_change, now.may_be_conveyed, now.may_be_hinted and now.may_change,
    )  # fmt: skip
