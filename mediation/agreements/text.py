"""The wording of an agreement and the digest of what is signed. Pure.

An agreement is a Chinese paper whatever language its reader chose, so its wording stands here.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from mediation.kernel.money import shown
from mediation.proposals.terms import Instalment as Instalment

DEFAULT_CLAUSE = (
    "任何一期逾期未付的，未到期的各期款项视为全部到期，"
    "权利人可以就全部未付款项依法申请支付令、申请仲裁或者提起诉讼。"
)
RELEASE_SCOPE = "本协议履行完毕后，双方就本案请求事项不再有其他争议；未列入本案的其他权利不受影响。"


@dataclass(frozen=True)
class Words:
    """What the mediator writes into an agreement; `sign_by` is the last day to sign."""

    main_facts: str
    result: str
    default_clause: str
    release_scope: str
    other_duties: str
    sign_by: date


@dataclass(frozen=True)
class PayeeAccount:
    """The account into which a payee (key in hex) is paid; `authority` where its holder is somebody else."""

    payee_id: str
    holder: str
    bank: str
    number: str
    authority: str = ""


@dataclass(frozen=True)
class Line:
    """One claim item of the result, in words: what was asked, and what becomes of it."""

    item: str
    disposition: str
    """pay, withdrawn, other_road."""
    payer: str = ""
    payee: str = ""
    manner: str = ""
    instalments: tuple[Instalment, ...] = ()
    note: str = ""
    duties: str = ""
    """What else is to be done about the item."""


def result_of(lines: Sequence[Line]) -> str:
    """The result as numbered sentences, from the terms that both accepted."""
    return "\n".join(f"{at}. {_sentence(line)}{_besides(line)}" for at, line in enumerate(lines, 1))


def _besides(line: Line) -> str:
    return f"另外：{line.duties.rstrip('。')}。" if line.duties else ""


def _sentence(line: Line) -> str:
    if line.disposition == "withdrawn":
        return f"{line.item}：申请人不再主张。"
    if line.disposition == "other_road":
        return f"{line.item}：本协议不作处理，当事人可以通过其他途径主张。"
    parts = "；".join(
        f"{chinese_day(part.due_on)}前支付 {shown(part.amount_fen)} 元" for part in line.instalments
    )
    total = shown(sum(part.amount_fen for part in line.instalments))
    paid = f"{line.item}：{line.payer}向{line.payee}支付共计 {total} 元，以{line.manner}方式，{parts}。"
    return paid + line.note


def chinese_day(day: date) -> str:
    """2026年11月21日, as papers write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def digest_of(
    case_number: str,
    agreement_number: int,
    parties: Sequence[tuple[str, str]],
    words: Words,
    terms: Sequence[Mapping[str, Any]],
    replaces: int | None = None,
    accounts: Sequence[PayeeAccount] = (),
) -> str:
    """SHA-256 of the canonical text; `parties` are (side, name) as they stand in the agreement.

    `replaces` is the number of the agreement that an amended one replaces; `accounts` where money goes.
    """
    text: dict[str, Any] = {
        "case": case_number,
        "agreement": agreement_number,
        "parties": [list(party) for party in parties],
        "words": {name: _plain(value) for name, value in asdict(words).items()},
        "terms": list(terms),
    }
    if replaces is not None:
        text["replaces"] = replaces
    if accounts:
        text["accounts"] = [asdict(account) for account in accounts]
    canonical = json.dumps(text, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", canonical).encode()).hexdigest()


def replacement_of(number: int, in_force_on: date) -> str:
    """What an amended agreement (变更协议) says of the one it replaces."""
    return (
        f"本协议生效前，{chinese_day(in_force_on)}生效的第 {number} 份调解协议继续有效并照常履行；"
        "本协议生效时由本协议代替，已经支付的款项不再重复支付，此前登记、等待确认的款项仍须确认。"
    )


def _plain(value: str | date) -> str:
    return value.isoformat() if isinstance(value, date) else value.replace("\r\n", "\n").strip()
