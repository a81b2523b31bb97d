"""What lies in a channel, in words: for its party and for a mediator with a grant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from babel.numbers import format_decimal

from mediation.projections.channel_of_party import ChannelPage, Line
from mediation.web.citing import cards_cited, likes_cited
from mediation.web.filters import moment
from mediation.web.labels.disputes import release
from mediation.web.labels.people import how
from mediation.web.labels.talks import answer, entry_kind, method
from mediation.web.translate import get_locale
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
    can_be_contradicted: bool
    can_be_taken_back: bool


def messages(page: ChannelPage, file_href: Callable[[UUID], str], *, for_party: bool) -> tuple[Message, ...]:
    """Every line of a channel; `own` is the reader's own side of the talk."""
    return tuple(_message(line, file_href, for_party) for line in page.lines)


def _message(line: Line, file_href: Callable[[UUID], str], for_party: bool) -> Message:
    author = _("调解员 %(name)s", name=line.author) if line.by_mediator else line.author
    return Message(
        line.id, author, moment(line.at), line.at.isoformat(), _text(line),
        line.by_mediator != for_party, entry_kind(line.kind), line.seal, release(line.seal),
        (Attached(line.file_name, file_href(line.id), size(line.file_size)),) if line.file_name else (),
        for_party and line.can_be_contradicted,
        for_party and line.can_be_taken_back,
    )  # fmt: skip


def _text(line: Line) -> str:
    parts = [_answer(line), _span(line), line.text]
    parts += _cited(line)
    if line.kind == "taken_back":
        parts.append(_("一段陈述不再允许转达，改为保密。"))
    if line.contradicted:
        parts.append(_("（当事人已说明这不是自己的意思，见下文“更正”）"))
    return "\n".join(part for part in parts if part)


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
