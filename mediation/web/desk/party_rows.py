"""What the desk knows of a party, as rows of question and answer with the ways to mend each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import url_for

from mediation.projections.candidates import Asked, OpenConflict
from mediation.projections.parties_tab import PartiesTab, PartyShown
from mediation.web import filters
from mediation.web.labels import assignments as mediators
from mediation.web.labels import intake as words
from mediation.web.labels import people
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class Way:
    """A way to mend a row."""

    text: str
    href: str


@dataclass(frozen=True)
class Row:
    """One question and its answer."""

    key: str
    value: str
    actions: tuple[Way, ...] = ()


def rows_of(party: PartyShown, tab: PartiesTab, number: str) -> list[Row]:
    """Everything about a party; its telephone in full only for whoever may identify it."""
    return [*_identity(party, tab, number), *_reached(party, tab, number), *_answered(party)]


def _identity(party: PartyShown, tab: PartiesTab, number: str) -> Iterator[Row]:
    yield Row(_("类别"), people.party_kind(party.kind))
    ways = (Way(_("核实"), url_for("desk.identify_party", number=number, party=party.id.hex)),)
    yield Row(_("身份"), _known_by(party), ways if tab.may_identify else ())
    if party.kind == "worker":
        yield Row(_("身份证号"), filters.mask_identity(party.identity_number))
    else:
        yield Row(_("统一社会信用代码"), party.credit_code)
        yield Row(_("法定代表人"), party.legal_representative)
        yield Row(_("行业"), people.trade(party.trade))
    if party.ground:
        yield Row(_("负责的原因"), party.ground)


def _known_by(party: PartyShown) -> str:
    if not party.identified_how:
        return people.party_state(party.state)
    return _(
        "%(state)s：%(how)s，%(by)s，%(at)s",
        state=people.party_state(party.state),
        how=words.seen_by(party.identified_how),
        by=party.identified_by,
        at=filters.day(party.identified_at),
    )


def _reached(party: PartyShown, tab: PartiesTab, number: str) -> Iterator[Row]:
    shown = party.phone if tab.may_identify else filters.mask_phone(party.phone)
    yield Row(_("电话"), shown, tuple(_ways_to_reach(party, tab, number)))
    if party.kind != "worker":
        yield Row(_("联系人"), party.contact_name)
    yield Row(_("地址"), party.address)
    ask = Way(_("登记"), url_for("desk.note_language", number=number, party=party.id.hex))
    yield Row(_("使用的语言或方言"), party.language or "", (ask,) if tab.may_identify else ())


def _ways_to_reach(party: PartyShown, tab: PartiesTab, number: str) -> Iterator[Way]:
    key = party.id.hex
    if tab.may_identify:
        yield Way(_("更正"), url_for("desk.correct_contact", number=number, party=key))
    if tab.may_repair and party.phone:
        yield Way(_("联系错了人"), url_for("desk.repair_party", number=number, party=key))


def _answered(party: PartyShown) -> Iterator[Row]:
    if party.side == "respondent":
        yield Row(_("邀请"), filters.moment(party.invited_at) or _("还没有邀请"))
        yield Row(_("答复"), answer_of(party))


def answer_of(party: PartyShown) -> str:
    """What a respondent answered, and when; silence is no refusal."""
    if not party.answer:
        return _("还没有答复（不是拒绝）")
    return _("%(answer)s，%(at)s", answer=words.answer(party.answer), at=filters.moment(party.answered_at))


def invitation_rows(party: PartyShown) -> list[Row]:
    """How a respondent can be reached, whether it was invited and what it said."""
    return [
        Row(_("电话"), filters.mask_phone(party.phone)),
        Row(_("地址"), party.address),
        *_answered(party),
    ]


def conflict_rows(conflict: OpenConflict) -> list[Row]:
    """What a mediator disclosed, and the word of each party."""
    who = conflict.assignment
    return [
        Row(_("调解员"), who.name),
        Row(_("披露的情况"), who.conflict or ""),
        *_words_of(conflict.asked),
    ]


def _words_of(asked: Iterable[Asked]) -> list[Row]:
    return [
        Row(words.party_name(each.side, each.name), mediators.word(each.word) or _("还没有答复"))
        for each in asked
    ]
