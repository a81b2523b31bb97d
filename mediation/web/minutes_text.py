"""Minutes in words, part by part: for the desk, for a party on its phone and for the printed paper alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mediation.minutes.rules import Seat, warning_of
from mediation.projections.minutes.paper import MinutesShown, PersonShown, WordShown
from mediation.web.citing import cards_cited, likes_cited
from mediation.web.filters import day, moment, money
from mediation.web.labels import agreements, minutes, people
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.talks import disposition, manner, method, mode
from mediation.web.labels.workflows import state
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class Row:
    """One line of a part."""

    key: str
    value: str


@dataclass(frozen=True)
class IssueText:
    """One issue with what each side says of it."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class MinutesText:
    """The text that is signed, part by part."""

    number: int
    change_note: str
    about: tuple[Row, ...]
    people: tuple[Row, ...]
    issues: tuple[IssueText, ...]
    facts: tuple[str, ...]
    outcome: tuple[Row, ...]
    terms: tuple[Row, ...]
    terms_title: str
    used: tuple[Row, ...]


def in_words(text: Mapping[str, Any]) -> MinutesText:
    """The parts in the reader's language; what was written stays as it was written."""
    return MinutesText(
        text["number"], text["change_note"], _about(text), tuple(_person(each) for each in text["people"]),
        tuple(_issue(at, each) for at, each in enumerate(text["issues"], 1)), tuple(text["facts"]),
        _filled(
            Row(_("商定的事项"), text["agreed"]), Row(_("没有谈成、留待以后的事项"), text["left_open"]),
            Row(_("下一步"), text["next_step"]),
        ),
        _terms(text["terms"]),
        _("按第 %(number)s 号方案达成的条款", number=text["terms"]["number"]) if text["terms"] else "",
        _used(text),
    )  # fmt: skip


def _filled(*rows: Row) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.value)


def _about(text: Mapping[str, Any]) -> tuple[Row, ...]:
    held = text["session"]
    span = _("%(begun)s 至 %(ended)s", begun=_moment(held["from"]), ended=_moment(held["until"]))
    return _filled(
        Row(_("案号"), text["case"]), Row(_("时间"), span), Row(_("方式"), mode(held["mode"])),
        Row(_("地点"), held["place"]),
    )  # fmt: skip


def _moment(told: str) -> str:
    return moment(datetime.fromisoformat(told)) if told else _("（没有填写）")


def _person(each: Mapping[str, str]) -> Row:
    """Who it was, for whom, and what the person's authority covers and does not."""
    if each["role"] != "party":
        with_side = _("，随%(side)s一方到场", side=people.side(each["side"])) if each["side"] else ""
        return Row(each["name"], minutes.role(each["role"]) + with_side)
    side = people.side(each["side"])
    who = _(
        "%(side)s %(party)s：%(capacity)s",
        side=side,
        party=each["party"],
        capacity=people.capacity(each["capacity"]),
    )
    return Row(each["name"], f"{who}\n{minutes.authority(each['capacity'])}")


def _issue(at: int, each: Mapping[str, str]) -> IssueText:
    of = _("（%(kind)s）", kind=claim_kind(each["item"])) if each["item"] else ""
    rows = (Row(_("申请人的意见"), each["applicant"]), Row(_("被申请人的意见"), each["respondent"]))
    return IssueText(f"{at}. {each['text']}{of}", rows)


def _terms(terms: Mapping[str, Any] | None) -> tuple[Row, ...]:
    if terms is None:
        return ()
    rows = [Row(claim_kind(line["kind"]), _line(line)) for line in terms["lines"]]
    return (*rows, *_filled(Row(_("其他义务"), terms["other_duties"])))


def _line(line: Mapping[str, Any]) -> str:
    if line["disposition"] != "pay":
        return disposition(line["disposition"])
    total = money(sum(fen for fen, _due in line["parts"]))
    told = _(
        "%(payer)s 向 %(payee)s 支付 %(sum)s，%(manner)s", payer=line["payer"], payee=line["payee"],
        sum=total, manner=manner(line["manner"]),
    )  # fmt: skip
    parts = [
        _("%(day)s 前 %(sum)s", day=day(date.fromisoformat(due)), sum=money(fen))
        for fen, due in line["parts"]
    ]
    return "\n".join(filter(None, [told, *parts, line["note"]]))


def _used(text: Mapping[str, Any]) -> tuple[Row, ...]:
    return _filled(
        Row(_("使用的方法"), _("、").join(method(code) for code in text["methods"])),
        Row(_("引用的法条"), cards_cited(text["cited"])),
        Row(_("引用的类似案件"), likes_cited(text["cited"])),
    )


@dataclass(frozen=True)
class SignedRow:
    """What became of one person's signature."""

    who: str
    text: str
    done: bool


@dataclass(frozen=True)
class FactText:
    """A fact, what became of it, and what each party said."""

    id: str
    text: str
    verdict: str
    verdict_label: str
    answers: tuple[Row, ...]


def signed_rows(shown: MinutesShown) -> tuple[SignedRow, ...]:
    """Everybody present with signature, refusal and objection."""
    return tuple(
        SignedRow(_who(each), _said(each), each.word("signature") is not None) for each in shown.people
    )


def _who(each: PersonShown) -> str:
    what = minutes.role(each.role) if each.role != "party" else for_whom(each)
    return f"{each.name}\n{what}"


def for_whom(each: PersonShown) -> str:
    """For which party somebody was there, and in what capacity."""
    return _("%(party)s（%(capacity)s）", party=each.party, capacity=people.capacity(each.capacity))


def _said(each: PersonShown) -> str:
    if not each.words:
        return _("还没有签名")
    return "\n".join(_word(word) for word in each.words)


def _word(word: WordShown) -> str:
    told = _(
        "%(kind)s，%(when)s，%(method)s",
        kind=minutes.kind(word.kind),
        when=moment(word.at),
        method=minutes.method(word.method),
    )
    level = agreements.level(word.level) if word.level else ""
    by = _("由%(who)s登记", who=word.by) if word.by else ""
    return "\n".join(filter(None, (told, level, word.words, by)))


def facts_in_words(shown: MinutesShown) -> tuple[FactText, ...]:
    """The facts with every party's word."""
    return tuple(
        FactText(
            fact.id.hex, fact.text, fact.verdict, minutes.verdict(fact.verdict),
            () if fact.confirmed_at and not any(each.answer for each in fact.answers)
            else tuple(Row(each.party, _answer(each)) for each in fact.answers),
        )
        for fact in shown.facts
    )  # fmt: skip


def _answer(each: Any) -> str:
    if not each.answer:
        return _("还没有答复")
    how = people.how(each.how)
    told = _(
        "%(answer)s（%(how)s，%(when)s）",
        answer=minutes.fact_answer(each.answer),
        how=how,
        when=moment(each.at),
    )
    return "\n".join(filter(None, (told, each.note)))


def warnings(seats: Sequence[Seat], names: Mapping[Any, str]) -> tuple[str, ...]:
    """What must be told of parties for whom nobody is there, or nobody who may settle."""
    told = {
        "nobody_came": _("%(party)s没有人到场，笔录里写不进这一方的意见，也不能商定对这一方有约束力的事项。"),
        "no_authority": _(
            "%(party)s到场的人没有特别授权，不能代为承认、放弃或者变更请求，不能和解：商定的事项要由本人、"
            "法定代表人或者有特别授权的代理人签名才有约束力（《劳动争议调解仲裁法》第二十四条：委托书应当载明"
            "委托事项和权限）。"
        ),
    }
    found = ((seat, warning_of(seat)) for seat in seats)
    return tuple(told[code] % {"party": names[seat.party]} for seat, code in found if code)


def state_label(shown: MinutesShown) -> str:
    """The state of the minutes in words."""
    return state(shown.state, "minutes")


def name_facts(form: Any, asked: Sequence[Any]) -> None:
    """Let each question of a form about facts say which fact it is about."""
    for at, (fact, entry) in enumerate(zip(asked, form.facts, strict=False), 1):
        entry.form.answer.label.text = f"{at}. {fact.text}"
