"""What lies in a channel, in words: for its party and for a mediator with a grant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from babel.numbers import format_decimal

from mediation.projections.channel_of_party import ChannelPage, Line
from mediation.web import live
from mediation.web.answer_words import of_items
from mediation.web.citing import cards_cited, likes_cited
from mediation.web.filters import moment, money
from mediation.web.labels.disputes import release
from mediation.web.labels.people import how
from mediation.web.labels.talks import answer, choice, entry_kind, method
from mediation.web.release import ReleaseShown, release_shown
from mediation.web.translate import get_locale, ngettext
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class Attached:
    """A file of a message."""

    name: str
    href: str
    size: str


@dataclass(frozen=True)
class Message:
    """One thing in a channel, for the component message_thread."""

    id: UUID
    author: str
    at: str
    at_iso: str
    text: str
    own: bool
    kind: str
    seal: str | None
    seal_label: str
    files: tuple[Attached, ...]
    is_new: bool
    can_be_contradicted: bool
    can_be_taken_back: bool
    withdrawn: bool
    release: ReleaseShown | None


@dataclass(frozen=True)
class Standing:
    """What a party said last of one thing, above the talk: interests, the reservation point."""

    kind: str
    label: str
    text: str
    at: str


@dataclass(frozen=True)
class LaterShown:
    """A mediator who came after another, above the talk: what it may read is asked or was chosen."""

    name: str
    at: str
    choice: str
    href: str
    for_party: bool


@dataclass(frozen=True)
class Thread:
    """One page of a channel, newest first, with the ways on; the newest page looks for news by itself."""

    messages: tuple[Message, ...]
    standing: tuple[Standing, ...]
    later: tuple[LaterShown, ...]
    readers: tuple[str, ...]
    earlier_href: str
    newest_href: str
    """Of an earlier page; empty on the newest."""
    look_href: str
    """Where the newest page asks for news; empty on an earlier one."""
    look_headers: str
    every: int
    read_href: str
    newest: int
    news: int

    @property
    def told(self) -> str:
        """What a screen reader is told when something has come."""
        return ngettext("有 %(num)d 条新内容", "有 %(num)d 条新内容", self.news) if self.news else ""


@dataclass(frozen=True)
class Ways:
    """The addresses of a thread, which differ by who reads it."""

    file: Callable[[UUID], str]
    page: Callable[[int | None], str]
    """The page before a place, or the newest."""
    look: str
    read: str
    choice: Callable[[UUID], str]
    """Where a party says, or a mediator enters, what a later mediator may read."""


def thread(page: ChannelPage, ways: Ways, tag: str, *, before: int | None, for_party: bool) -> Thread:
    """A page of a channel in words; `tag` is the digest of the newest one (web/live.py)."""
    newest = before is None
    standing = (page.standing.interests, page.standing.reservation_point)
    return Thread(
        messages=tuple(_message(line, ways.file, for_party) for line in page.lines),
        standing=tuple(_standing(line) for line in standing if line is not None),
        later=tuple(
            LaterShown(each.name, moment(each.from_at), each.choice, ways.choice(each.grant_id), for_party)
            for each in page.later
        ),
        readers=(page.party_name, *page.readers),
        earlier_href=ways.page(page.earlier) if page.earlier else "",
        newest_href="" if newest else ways.page(None),
        look_href=ways.look if newest and tag else "",
        look_headers=live.headers(tag),
        every=live.EVERY,
        read_href=ways.read if newest and page.news else "",
        newest=page.newest,
        news=page.news,
    )


def _standing(line: Line) -> Standing:
    return Standing(line.kind, entry_kind(line.kind), _text(line), moment(line.at))


def _message(line: Line, file_href: Callable[[UUID], str], for_party: bool) -> Message:
    author = _("调解员 %(name)s", name=line.author) if line.by_mediator else line.author
    return Message(
        line.id, author, moment(line.at), line.at.isoformat(), _text(line),
        line.by_mediator != for_party, _kind(line), line.seal, release(line.seal),
        (Attached(line.file_name, file_href(line.id), size(line.file_size)),) if line.file_name else (),
        line.is_new,
        for_party and line.can_be_contradicted,
        for_party and line.can_be_taken_back,
        line.withdrawn,
        release_shown(line),
    )  # fmt: skip


def _text(line: Line) -> str:
    parts = [_answer(line), _span(line), _handed(line), money(line.fen), line.text, *of_items(line)]
    parts += _cited(line)
    if line.kind == "choice":
        parts.insert(0, _chosen(line))
    if line.kind == "mark":
        parts.insert(0, _("一段陈述改为：%(mark)s。", mark=release(line.seal)))
    if line.kind == "hinted":
        parts.insert(0, _("调解员已向对方透露一段陈述的意思，没有说原话，也没有说是谁说的："))
    if line.kind == "conveyed":
        parts.append(_("一段陈述已按同意的原话转达给：%(names)s", names=_("、").join(line.to)))
    if line.kind == "taken_back":
        parts.append(_("一段陈述不再允许转达，改为保密。"))
    if line.contradicted:
        parts.append(_("（当事人已说明这不是自己的意思，见“更正”）"))
    return "\n".join(part for part in parts if part)


def _kind(line: Line) -> str:
    if line.kind == "message" and not line.by_mediator:
        return _("给调解员的话")
    return entry_kind(line.kind)


def _handed(line: Line) -> str:
    """How and when a paper came that the mediator entered."""
    if line.kind != "evidence" or not line.by_mediator:
        return ""
    return _("当事人 %(when)s 以%(how)s方式交给调解员", when=moment(line.said_at), how=how(line.how))


def _chosen(line: Line) -> str:
    told = _("以前说过的内容，新调解员：%(choice)s。", choice=choice(line.chosen))
    if line.by_mediator:
        told += _("（%(when)s %(how)s告知调解员）", when=moment(line.said_at), how=how(line.how))
    return told


def _cited(line: Line) -> list[str]:
    cards, likes = cards_cited(line.cited), likes_cited(line.cited)
    told = [_("引用的法条：\n%(cards)s", cards=cards)] if cards else []
    return [*told, _("引用的类似案件：\n%(likes)s", likes=likes)] if likes else told


def _answer(line: Line) -> str:
    if line.answer is None:
        return ""
    said = _("对第 %(number)s 号方案：%(answer)s", number=line.proposal_number, answer=answer(line.answer))
    if line.by_mediator:
        said += _("（%(when)s %(how)s告知调解员）", when=moment(line.said_at), how=how(line.how))
    return said


def _span(line: Line) -> str:
    if line.held_from is None:
        return ""
    used = _("、").join(method(code) for code in line.methods)
    told = _("%(begun)s 至 %(ended)s", begun=moment(line.held_from), ended=moment(line.held_until))
    return told + (_("，方法：%(methods)s", methods=used) if used else "")


def size(count: int) -> str:
    """A size as people read it: 12.3 KB, 1.4 MB."""
    unit, value = ("MB", count / 1024**2) if count >= 1024**2 else ("KB", max(count / 1024, 0.1))
    return f"{format_decimal(value, '0.#', locale=get_locale())} {unit}"
