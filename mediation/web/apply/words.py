"""The answers of a claim as its filer reads them again: question, answer, a way to change it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from mediation.applications import rules
from mediation.claims.figures import Figures
from mediation.claims.law_kinds import law_kinds_of
from mediation.projections.application import Draft, DraftFile
from mediation.web import filters
from mediation.web.employment_fields import UNKNOWN
from mediation.web.figures import sum_of
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.claims import employment as employment_words
from mediation.web.labels.papers import scan
from mediation.web.labels.people import trade
from mediation.web.papers import size
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class Row:
    """One question and its answer."""

    key: str
    value: str
    actions: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True)
class Section:
    """The answers of one part of the claim."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class ItemShown:
    """One thing asked for, in words."""

    key: str
    kind: str
    amount: str
    period: str
    basis: str
    figure: str
    """What the law gives by the facts that were typed in; empty without any."""
    can_reckon: bool
    shared: bool
    """Those facts go with the claim."""


def item(written: dict[str, Any], figures: Figures | None = None) -> ItemShown:
    """One thing asked for, in words."""
    return ItemShown(
        written["key"],
        claim_kind(written["kind"]),
        filters.money(written.get("amount_fen")),
        _period(written.get("period_from"), written.get("period_until")),
        written.get("basis") or "",
        sum_of(figures) if figures else "",
        bool(law_kinds_of(written["kind"])),
        bool(written.get("share") and written.get("facts")),
    )


def _period(first: str | None, last: str | None) -> str:
    begins, ends = (filters.day(date.fromisoformat(each)) if each else "" for each in (first, last))
    if begins and ends:
        return _("%(begins)s 至 %(ends)s", begins=begins, ends=ends)
    if begins:
        return _("从 %(begins)s 起", begins=begins)
    return _("到 %(ends)s 止", ends=ends) if ends else ""


def files(added: Iterable[DraftFile]) -> list[dict[str, Any]]:
    """The papers of a draft for the list of files; they are given back by nobody before the filing."""
    return [
        {"key": file.id, "name": file.title, "href": None, "size": size(file.size), "status": scan(file.scan)}
        for file in added
    ]


def sections(draft: Draft, office_name: str) -> list[Section]:
    """Everything that was answered, to be checked before it is sent."""
    answers = draft.answers
    by_employer = rules.role_of(answers) == rules.EMPLOYER
    people = [_employer(answers), _worker(answers)] if by_employer else [_worker(answers), _employer(answers)]
    return [*people, *_others(answers), _items(answers), _story(draft, office_name)]


def _worker(answers: rules.Answers) -> Section:
    rows = [
        _row(_("姓名"), answers, "worker", "name"),
        _row(_("手机号"), answers, "worker", "phone"),
    ]
    if rules.role_of(answers) == rules.REPRESENTATIVE:
        rows.append(_row(_("代为填写的人"), answers, "representative", "name"))
    if rules.role_of(answers) != rules.EMPLOYER:
        rows.append(_row(_("身份证号"), answers, "identity", "identity_number"))
        rows.append(_row(_("住址"), answers, "identity", "address"))
    return Section(_("劳动者"), tuple(rows))


def _employer(answers: rules.Answers) -> Section:
    return Section(
        _("用人单位"),
        (
            _row(_("单位名称"), answers, "employer", "name"),
            _row(_("单位地址"), answers, "employer", "address"),
            *_employment(answers),
            Row(_("行业"), trade(answers.get("employer", {}).get("trade") or None), _change("employer")),
            _row(_("联系人"), answers, "contact", "contact_name"),
            _row(_("联系电话"), answers, "contact", "phone"),
            _row(_("统一社会信用代码"), answers, "contact", "credit_code"),
        ),
    )


def _employment(answers: rules.Answers) -> list[Row]:
    if rules.role_of(answers) == rules.EMPLOYER:
        return []
    told = answers.get("employment", {})
    left = filters.day(date.fromisoformat(told["ended_on"])) if told.get("ended_on") else ""
    said = employment_words(told.get("state") or UNKNOWN)
    value = _("%(state)s（%(day)s）", state=said, day=left) if left else said
    return [Row(_("还在这家单位上班吗？"), value, _change("employment"))]


def _others(answers: rules.Answers) -> list[Section]:
    if rules.role_of(answers) == rules.EMPLOYER:
        return []
    added = rules.listed(answers, "others")
    named = [_("%(key)s：%(value)s", key=other["name"], value=other["ground"]) for other in added]
    told = "\n".join(named) or _("没有")
    return [Section(_("其他要负责的单位或个人"), (Row(_("名称和原因"), told, _change("others")),))]


def _items(answers: rules.Answers) -> Section:
    shown = [item(written) for written in rules.listed(answers, "items")]
    rows = [Row(each.kind, _told(each), _change("items")) for each in shown]
    total = sum(written.get("amount_fen") or 0 for written in rules.listed(answers, "items"))
    return Section(_("请求事项"), (*rows, Row(_("金额合计"), filters.money(total))))


def _told(shown: ItemShown) -> str:
    shared = _("您用来算这个数的情况一起提交，对方也能看到") if shown.shared else ""
    return "\n".join(filter(None, (shown.amount, shown.period, shown.basis, shared)))


def _story(draft: Draft, office_name: str) -> Section:
    names = "\n".join(file.title for file in draft.files) or _("没有")
    return Section(
        _("事情经过和材料"),
        (
            _row(_("发生了什么事"), draft.answers, "facts", "facts"),
            Row(_("材料"), names, _change("papers")),
            Row(_("受理的调解机构"), office_name, _change("office")),
        ),
    )


def _row(key: str, answers: rules.Answers, page: str, name: str) -> Row:
    return Row(key, str(answers.get(page, {}).get(name) or ""), _change(page))


def _change(page: str) -> tuple[dict[str, str], ...]:
    return ({"text": _("修改"), "href": url_for(f"apply.{page}")},)


def spelled(code: str) -> str:
    """A code in groups of four, to be read aloud or written down."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))
