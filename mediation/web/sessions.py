"""Joint sessions in words, for the desk and for the parties alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mediation.kernel import clock
from mediation.projections.sessions.apart import ApartPage, ApartShown
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
    link: str = ""
    """Of a video meeting, for those invited while it lies ahead."""


def sessions_shown(page: TalksPage, *, invited: bool) -> tuple[SessionInWords, ...]:
    """Every session, newest first, in the reader's language; by which way one joins, for those `invited`."""
    return tuple(_in_words(row, invited) for row in page.sessions)


def _in_words(row: SessionShown, invited: bool) -> SessionInWords:
    facts = [
        Fact(_("方式"), mode(row.mode)),
        Fact(_("计划时间"), planned(row.starts_at, row.ends_at) if row.ends_at else ""),
        Fact(_("房间"), row.room),
        Fact(_("地点"), row.place),
    ]
    ahead = invited and row.state == "scheduled"
    if ahead and row.mode == "telephone":
        facts.append(Fact(_("会议电话"), row.telephone or _("调解员会打电话给您")))
    if row.notice_at <= row.starts_at:
        facts.append(Fact(_("通知时间"), moment(row.notice_at)))
    if row.short_notice:
        facts.append(Fact(_("提前通知"), _("各方同意不按承诺的天数提前通知")))
    facts += [Fact(_("没有到场"), _absent(name, excused)) for name, excused in row.absent]
    if row.held_from:
        facts += _minutes(row)
    elif row.outcome:
        facts.append(Fact(_("说明"), row.outcome))
    return SessionInWords(
        row.id, moment(row.starts_at), row.state, state(row.state, "talk"),
        tuple(fact for fact in facts if fact.value), row.steps, row.link if ahead else "",
    )  # fmt: skip


def apart_shown(page: ApartPage) -> tuple[SessionInWords, ...]:
    """Sessions with one party alone, for that party or its mediator."""
    return tuple(_apart_in_words(row) for row in page.sessions)


def _apart_in_words(row: ApartShown) -> SessionInWords:
    ahead = row.state == "scheduled"
    calls = row.telephone or _("调解员会打电话给您") if ahead and row.mode == "telephone" else ""
    facts = (
        Fact(_("计划时间"), planned(row.starts_at, row.ends_at)), Fact(_("方式"), mode(row.mode)),
        Fact(_("房间"), row.room), Fact(_("地点"), row.place), Fact(_("会议电话"), calls),
        Fact(_("说明"), row.why),
    )  # fmt: skip
    return SessionInWords(
        row.id, moment(row.starts_at), row.state, state(row.state, "talk"),
        tuple(fact for fact in facts if fact.value), row.steps, row.link if ahead else "",
    )  # fmt: skip


def planned(begins: datetime, ends: datetime) -> str:
    """From when until when, on one day."""
    until = ends.astimezone(clock.SHANGHAI)
    return _("%(begun)s 至 %(ended)s", begun=moment(begins), ended=f"{until:%H:%M}")


def _absent(name: str, excused: bool) -> str:
    told = _("有正当理由") if excused else _("没有说明正当理由")
    return _("%(name)s（%(why)s）", name=name, why=told)


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
