"""What was asked for, in words: what it is, why, until when, who answered what, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.pending.rules import WORDS
from mediation.projections.asked import Act, Need
from mediation.web import filters
from mediation.web.fields import AreaField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels import consents as words
from mediation.web.labels import intake
from mediation.web.labels.workflows import state as state_label
from mediation.web.labels.workflows import step as step_label
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l
from mediation.web.translate import ngettext

CHOOSE = _l("请选择一项")


@dataclass(frozen=True)
class Row:
    """A line of a summary list."""

    key: str
    value: str


@dataclass(frozen=True)
class ActShown:
    """An act with its answers."""

    title: str
    rows: tuple[Row, ...]
    answers: tuple[Row, ...]
    means: str
    state: str
    waits: bool


class AnswerForm(StepForm):
    """Agree, or not and why."""

    word = RadioField(_l("您是否同意？"), validators=[InputRequired(CHOOSE)])
    words = AreaField(_l("理由（不同意的请写明，提出的人能看到）"), most=500, required=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.word.choices = words.word.choices(*WORDS)


class ToldAnswerForm(SpokenFields, StepForm):
    """What a party answered, as staff heard it."""

    party = RadioField(_l("谁说的"), validators=[InputRequired(CHOOSE)])
    word = RadioField(_l("怎样答复的"), validators=[InputRequired(CHOOSE)])

    def offer(self, needs: tuple[Need, ...]) -> None:
        """The parties whose answer is awaited; the only one is chosen."""
        self.party.choices = [(each.party_id.hex, each.name) for each in needs if each.party_id]
        self.word.choices = words.word.choices(*WORDS)
        if len(needs) == 1 and not self.is_submitted():
            self.party.data = self.party.choices[0][0]


def title_of(trigger: str) -> str:
    """The name of what is asked for."""
    return step_label(trigger)


def act_shown(act: Act) -> ActShown:
    """The act in the reader's language."""
    said = FACTS.get(act.trigger, _nothing)(act)
    rows = (
        *said,
        Row(_("理由"), act.reason),
        Row(_("谁提出的"), _("%(who)s，%(when)s", who=act.asked_name, when=filters.moment(act.asked_at))),
        Row(_("最晚答复时间"), filters.moment(act.expires_at)),
    )
    state = "expired" if act.state == "waiting" and not act.waits else act.state
    return ActShown(
        title_of(act.trigger), rows, tuple(_answer(need, act) for need in act.needs),
        words.means(act.trigger), words.asked_state(state), act.waits,
    )  # fmt: skip


def _answer(need: Need, act: Act) -> Row:
    who = need.name or words.needed(need.kind)
    if need.answer is None:
        return Row(who, _("还没有答复") if act.waits else _("没有答复"))
    when = filters.moment(need.answered_at) if need.answered_at else ""
    told = _("%(word)s（%(who)s，%(when)s）", word=words.word(need.answer), who=need.answered_by, when=when)
    return Row(who, "\n".join(filter(None, (told, need.words))))


def _nothing(act: Act) -> tuple[Row, ...]:
    return ()


def _days(act: Act) -> tuple[Row, ...]:
    days = int(act.given["days"])
    return (Row(_("延长多久"), ngettext("%(num)d 天", "%(num)d 天", days)),)


def _revocation(act: Act) -> tuple[Row, ...]:
    return (
        Row(_("撤销的依据"), words.revocation_ground(act.given["ground"])),
        Row(_("告知的途径"), intake.road(act.given["road"])),
    )


def _correction(act: Act) -> tuple[Row, ...]:
    return (
        Row(_("要退回的一步"), step_label(act.given["undone"])),
        Row(_("退回到"), state_label(act.given["to"])),
    )


def _transfer(act: Act) -> tuple[Row, ...]:
    return tuple(Row(_("接收的机构"), need.name) for need in act.needs if need.kind == "office")


def _group(act: Act) -> tuple[Row, ...]:
    return (Row(_("与谁一并办理"), act.given["name"]),)


FACTS: Mapping[str, Any] = MappingProxyType({
    "correct": _correction,
    "extend": _days,
    "revoke_acceptance": _revocation,
    "transfer": _transfer,
    "join_group": _group,
})  # fmt: skip
"""Step → the lines that say what exactly is asked for."""
