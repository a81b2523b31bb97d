"""The text of an agreement for reading: each line in words, each signature with what it proves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import force_locale

from mediation.agreements.text import Instalment, Line, PayeeAccount, replacement_of, result_of
from mediation.kernel.clock import day_of
from mediation.projections.agreement_draft import Draft
from mediation.projections.agreement_lines import LineShown
from mediation.projections.agreement_page import AgreementShown, SignerShown
from mediation.web import filters
from mediation.web.labels import agreements as words
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.people import side
from mediation.web.labels.talks import disposition, manner
from mediation.web.labels.workflows import state
from mediation.web.translate import gettext as _

PAPER_LANGUAGE = "zh_Hans_CN"
"""An agreement is a Chinese paper whatever language its reader chose."""


@dataclass(frozen=True)
class Row:
    """A line of a summary list."""

    key: str
    value: str


@dataclass(frozen=True)
class Signed:
    """One who must sign, in words."""

    name: str
    side: str
    done: bool
    text: str
    meaning: str


@dataclass(frozen=True)
class AgreementText:
    """Everything an agreement says, in words."""

    state: str
    state_label: str
    number: int
    amended: bool
    """It replaces, or is to replace, an agreement in force (变更协议)."""
    digest: str
    lines: tuple[Row, ...]
    clauses: tuple[Row, ...]
    total: str
    signed: tuple[Signed, ...]
    steps: tuple[Row, ...]
    declined: str


def text_of(shown: AgreementShown) -> AgreementText:
    """An agreement in the reader's language; what the mediator wrote stands as it was written."""
    return AgreementText(
        shown.state, state(shown.state, "agreement"), shown.number,
        shown.replaces is not None, shown.digest,
        line_rows(shown.lines), _clauses(shown),
        filters.money(shown.total_fen), tuple(_signed(each) for each in shown.signers), _steps(shown),
        _declined(shown),
    )  # fmt: skip


def line_rows(lines: Iterable[LineShown]) -> tuple[Row, ...]:
    """What becomes of each claim item, in words."""
    return tuple(Row(claim_kind(line.kind), _line(line)) for line in lines)


def _line(line: LineShown) -> str:
    told = _paid(line) if line.disposition == "pay" else disposition(line.disposition)
    return "\n".join((told, _("另外：%(duties)s", duties=line.duties))) if line.duties else told


def _paid(line: LineShown) -> str:
    first = _(
        "%(payer)s 付给 %(payee)s，共 %(total)s（%(manner)s）",
        payer=line.payer, payee=line.payee, total=filters.money(line.total_fen), manner=manner(line.manner),
    )  # fmt: skip
    parts = (
        _("%(day)s 前付 %(sum)s", day=filters.day(due_on), sum=filters.money(fen))
        for fen, due_on in line.instalments
    )
    return "\n".join([first, *parts, *([line.note] if line.note else [])])


def _clauses(shown: AgreementShown) -> tuple[Row, ...]:
    rows = (
        Row(_("主要事实"), shown.main_facts), Row(_("调解结果"), shown.result),
        Row(_("违约责任"), shown.default_clause), Row(_("了结的范围"), shown.release_scope),
        Row(_("其他义务"), shown.other_duties), Row(_("收款账户"), _accounts(shown)),
        Row(_("与原协议的关系"), _replacement(shown)),
    )  # fmt: skip
    return tuple(row for row in rows if row.value)


def _accounts(shown: AgreementShown) -> str:
    """One line for each payee, with the authority of whoever collects in the payee's place."""
    return "\n".join(
        _("%(payee)s：%(account)s", payee=shown.payees.get(each.payee_id, ""), account=_account(each))
        for each in shown.accounts
    )


def _account(each: PayeeAccount) -> str:
    return _("；").join(filter(None, (each.holder, each.bank, each.number, each.authority)))


def _replacement(shown: AgreementShown) -> str:
    """As the paper says it, in Chinese whatever the reader's language: it is part of what is signed."""
    old = shown.replaces
    return replacement_of(old.number, day_of(old.in_force_at)) if old else ""


def _signed(signer: SignerShown) -> Signed:
    name, given = signer.name or _("承办调解员"), signer.signature
    if given is None:
        return Signed(name, side(signer.side), False, _("还没有签署"), "")
    text = _(
        "%(who)s（%(capacity)s）于 %(at)s 签署，%(method)s",
        who=given.person_name, capacity=words.capacity(given.capacity),
        at=filters.moment(given.at), method=words.method(given.method),
    )  # fmt: skip
    return Signed(name, side(signer.side), True, text, words.level(given.level))


def _steps(shown: AgreementShown) -> tuple[Row, ...]:
    rows = [Row(_("签署期限"), filters.day(shown.sign_by))]
    if shown.sealed_at:
        rows.append(Row(_("盖章"), f"{filters.moment(shown.sealed_at)} · {shown.register_number}"))
    if shown.in_force_at:
        rows.append(Row(_("生效时间"), filters.moment(shown.in_force_at)))
    return tuple(rows)


def _declined(shown: AgreementShown) -> str:
    if shown.declined_at is None:
        return ""
    told = _("%(who)s 于 %(at)s 表示不签署", who=shown.declined_by, at=filters.moment(shown.declined_at))
    return _("%(told)s：%(words)s", told=told, words=shown.declined_words) if shown.declined_words else told


def suggested_result(draft: Draft) -> str:
    """The result in the words of a paper, to be edited by the mediator."""
    with force_locale(PAPER_LANGUAGE):
        return result_of([_as_line(line) for line in draft.lines])


def _as_line(line: LineShown) -> Line:
    parts = tuple(Instalment(fen, due_on) for fen, due_on in line.instalments)
    how = manner(line.manner) if line.manner else ""
    return Line(
        claim_kind(line.kind), line.disposition, line.payer, line.payee, how, parts, line.note, line.duties
    )
