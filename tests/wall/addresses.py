"""Every address somebody can try: each GET page of the application, filled with the keys of a dispute."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote
from uuid import UUID

from flask import Flask
from sqlalchemy import select

from mediation.agreements.models import Agreement
from mediation.audit.models import AuditEntry
from mediation.channels.models import ChannelGrant, Compartment
from mediation.claims.models import ClaimItem
from mediation.claims.stated import STATED_BY
from mediation.demo.acts import Told
from mediation.disputes.models import Dispute
from mediation.documents.models import Document
from mediation.enforcement.models import Obligation
from mediation.identity.models import Person
from mediation.law.gates.table import ROWS
from mediation.offers.models import BlindMethod, BlindRound
from mediation.parties.models import PartyMember, Utterance
from mediation.projections.queue import SHOWS
from mediation.proposals.models import Proposal
from mediation.talks.models import Talk
from mediation.web.access import DECLARED
from tests.wall.inside import FILE_NAME, SECRETS
from tests.world import WORKER

JOINT_WORDS = (WORKER.name, "拖欠三个月计件工资", "13857510101")
"""Found by whoever may see the dispute."""
ASKED: Mapping[str, tuple[str, ...]] = {
    "/desk/search": tuple(f"q={quote(words)}" for words in (*SECRETS, FILE_NAME, *JOINT_WORDS)),
    "/desk": ("sort=newest", *(f"show={show}" for show in SHOWS)),
    "/audit": ("verb=channel.statement_added", "who=mediator"),
    "/audit/export": ("verb=access.refused",),
}
"""Address → query strings to try besides none."""
LAW_KINDS = ("part_month_wage", "severance_pay")
"""What can be reckoned for the claims of the dispute."""
TRIGGERS = ("postpone", "miss")
"""What can be done with a session apart by an address of its own, and the form of the reason for it."""
NO_TOKEN = "wall-" * 8
"""A secret address that nobody made."""
SENDABLE = ("/my/disputes/", "/desk/disputes/", "/liaison/referrals/", "/audit/")
"""Beginnings of what is sent about a case; what one sends to one's own account changes nobody else's page."""


@dataclass(frozen=True)
class Keys:
    """What the blanks of the addresses are filled with; the same in both runs.

    `beside` is number and reference of the other dispute in the store: its own pages may not move either.
    """

    blanks: Mapping[str, Sequence[str]]
    beside: Mapping[str, str] = field(default_factory=dict)


def keys_of(
    told: Told, private: Sequence[UUID], tokens: Sequence[str] = (), beside: Mapping[str, str] = {}
) -> Keys:
    """Number, reference and the keys of everything that hangs on a dispute, private entries among them.

    `tokens` are secret addresses of calendars, `beside` number and reference of the other dispute.
    """
    read, mine = told.scene.read, told.id
    number: str = read(select(Dispute.number).where(Dispute.id == mine))[0]

    def of(model: Any) -> list[str]:
        return [str(key) for key in read(select(model.id).where(model.dispute_id == mine).order_by(model.id))]

    parties = [party.id.hex for party in told.parties()]
    hidden = [str(key) for key in private]
    newest = read(select(AuditEntry.id).where(AuditEntry.dispute_id == mine).order_by(AuditEntry.id))
    people = read(select(Person.id).order_by(Person.name))
    blanks = {
        "number": [number], "reference": [mine.hex], "party": parties, "entry": hidden[:4],
        "document": [*of(Document)[:1], *hidden[:1]], "proposal": of(Proposal)[:1], "talk_id": of(Talk)[:1],
        "obligation": of(Obligation)[:1], "member": of(PartyMember)[:1], "agreement": of(Agreement)[:1],
        "item": of(ClaimItem)[:1], "law_kind": LAW_KINDS, "side": STATED_BY,
        "key": [*of(Utterance)[:1], *map(str, newest[:1]), *map(str, people[:1]), *hidden[:1]],
        "code": ["YCFS"], "method_id": of(BlindMethod)[:1], "round_id": of(BlindRound)[:1],
        "session_id": [*_told_session(told), *hidden[-2:]], "trigger": TRIGGERS,
        "grant": [str(key) for key in read(_grants(mine))][:2], "gate": sorted(ROWS)[:1],
        "token": [*tokens, NO_TOKEN], "proof": hidden[:1] or parties[:1],
        "training": hidden[:1] or parties[:1], "holding": hidden[:1] or parties[:1],
    }  # fmt: skip
    return Keys(blanks, beside)


def _told_session(told: Told) -> list[str]:
    return [str(told.session_id)] if told.session_id else []


def _grants(dispute_id: UUID) -> Any:
    return (
        select(ChannelGrant.id)
        .join(Compartment, Compartment.id == ChannelGrant.compartment_id)
        .where(Compartment.dispute_id == dispute_id)
        .order_by(ChannelGrant.id)
    )


def addresses(app: Flask, keys: Keys, method: str = "GET") -> Iterator[str]:
    """Every page that declared itself, with each value for its blanks, in a fixed order.

    With POST: every form about a case.
    """
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if rule.endpoint not in DECLARED or method not in (rule.methods or ()):
            continue
        if method == "POST" and not rule.rule.startswith(SENDABLE):
            continue
        blanks = sorted(rule.arguments)
        for values in itertools.product(*(keys.blanks[blank] for blank in blanks)):
            path = _filled(rule.rule, dict(zip(blanks, values, strict=True)))
            yield path
            if method == "GET":
                yield from (f"{path}?{query}" for query in ASKED.get(path, ()))
        if method == "GET" and rule.arguments and rule.arguments <= keys.beside.keys():
            yield _filled(rule.rule, keys.beside)


def _filled(rule: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        # A key is written with dashes where the address says that it is one, and else without.
        rule = rule.replace(f"<uuid:{name}>", value).replace(f"<{name}>", _plain(value))
    return rule


def _plain(value: str) -> str:
    try:
        return UUID(value).hex
    except ValueError:
        return value
