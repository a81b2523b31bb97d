"""What can be chosen in the form of minutes, in words: people with authority, items, facts, proposals."""

from __future__ import annotations

from wtforms import SelectChoice

from mediation.law.entitlements.table import KINDS
from mediation.projections.minutes.draft import CanCome, DraftPage, PartyThere, StatedFact
from mediation.web import fact_fields, figures
from mediation.web.filters import day, money
from mediation.web.labels import minutes, people
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.facts import in_reader_language
from mediation.web.labels.facts import side as said_by
from mediation.web.translate import gettext as _


def people_of(page: DraftPage) -> list[SelectChoice]:
    """Who acts for a party: for whom, since when, and what the authority covers."""
    return [SelectChoice(each.key, _person(party, each)) for party in page.parties for each in party.people]


def _person(party: PartyThere, each: CanCome) -> str:
    return _(
        "%(name)s：%(side)s %(party)s 的%(capacity)s（%(day)s 起）。%(authority)s", name=each.name,
        side=people.side(party.side), party=party.name, capacity=people.capacity(each.capacity),
        day=day(each.since), authority=minutes.authority(each.capacity),
    )  # fmt: skip


def themselves(page: DraftPage) -> list[SelectChoice]:
    """Workers who have no account and can come in person."""
    return [SelectChoice(party.id.hex, party.name) for party in page.parties if party.may_come_itself]


def items(page: DraftPage) -> list[SelectChoice]:
    """The claim items to which an issue can be linked."""
    asked = [SelectChoice(item.id.hex, _item(item.kind, item.amount_fen)) for item in page.items]
    return [SelectChoice("", _("不对应哪一项")), *asked]


def _item(kind: str, amount_fen: int | None) -> str:
    return (
        _("%(kind)s（请求 %(sum)s）", kind=claim_kind(kind), sum=money(amount_fen))
        if amount_fen
        else claim_kind(kind)
    )


def stated(page: DraftPage) -> dict[str, str]:
    """Facts that a side has stated, by their names in the form."""
    return {fact.key: _fact(fact) for fact in page.stated}


def _fact(fact: StatedFact) -> str:
    field = next((each for each in KINDS[fact.law_kind].fields if each.name == fact.fact), None)
    name = in_reader_language(field) if field else figures.kind_name(fact.law_kind)
    value = fact_fields.shown(field, fact.raw) if field else str(fact.raw)
    return _(
        "%(kind)s，%(name)s：%(value)s（%(side)s说）", kind=claim_kind(fact.kind), name=name, value=value,
        side=said_by(fact.side),
    )  # fmt: skip


def proposals(page: DraftPage) -> list[SelectChoice]:
    """The proposals whose terms can be agreed in the session."""
    offered = [
        SelectChoice(each.id.hex, _("第 %(number)s 号方案", number=each.number)) for each in page.proposals
    ]
    return [SelectChoice("", _("没有当场接受方案")), *offered]
