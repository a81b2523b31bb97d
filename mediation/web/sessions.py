"""Joint sessions in words, for the desk and for the parties alike."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from mediation.projections.talks_tab import SessionShown, TalksPage
from mediation.web.citing import cards_cited, likes_cited
from mediation.web.filters import moment
from mediation.web.labels.talks import method, mode
from mediation.web.labels.workflows import state
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class Fact:
    """One line of a session or its minutes."""

    key: str
    value: str


@dataclass(frozen=True)
class SessionInWords:
    """A joint session as a reader sees it."""

    id: UUID
    title: str
    state: str
    state_label: str
    facts: tuple[Fact, ...]
    steps: tuple[str, ...]


def sessions_shown(page: TalksPage) -> tuple[SessionInWords, ...]:
    """Every session, newest first, in the reader's language."""
    return tuple(_in_words(row) for row in page.sessions)


def _in_words(row: SessionShown) -> SessionInWords:
    facts = [
        Fact(_("方式"), mode(row.mode)),
        Fact(_("地点"), row.place),
    ]
    if row.notice_at <= row.starts_at:
        facts.append(Fact(_("通知时间"), moment(row.notice_at)))
    if row.held_from:
        facts += _minutes(row)
    elif row.outcome:
        facts.append(Fact(_("说明"), row.outcome))
    return SessionInWords(
        row.id, moment(row.starts_at), row.state, state(row.state, "talk"),
        tuple(fact for fact in facts if fact.value), row.steps,
    )  # fmt: skip


def _minutes(row: SessionShown) -> list[Fact]:
    span = _("%(begun)s 至 %(ended)s", begun=moment(row.held_from), ended=moment(row.held_until))
    return [
        Fact(_("起止"), span),
        Fact(_("到场的人"), row.present),
        Fact(_("争议焦点"), row.issues),
        Fact(_("双方的意见"), row.positions),
        Fact(_("没有争议的事实"), row.undisputed_facts),
        Fact(_("使用的方法"), _("、").join(method(code) for code in row.methods)),
        Fact(_("结果"), row.outcome),
        Fact(_("引用的法条"), cards_cited(row.cited)),
        Fact(_("引用的类似案件"), likes_cited(row.cited)),
        Fact(_("记录人"), row.recorded_by),
    ]
