"""What a dispute has in common with a mediator, found by keyed indexes; nothing but its kind comes out.

Compared are the names, company codes, addresses and telephones of this dispute's parties and of those who act
for them with what each mediator declared once, with its own telephone, and with the parties it acted for in
other disputes. The number of statements does not depend on how many mediators are asked about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mediation.assignments.register_models import Tie, name_index
from mediation.identity.models import Person
from mediation.parties.models import Party, PartyMember

KINDS = ("relative", "employer", "address", "telephone", "represented")
"""A relative or an employer that the mediator declared, an address in common, a telephone in common, a party
that it acted for in another dispute."""


@dataclass(frozen=True)
class _OfDispute:
    """By what this dispute's people are told: keyed indexes, and what stands open in the rows."""

    names: frozenset[str]
    phones: frozenset[str]
    codes: frozenset[str]
    identities: frozenset[str]
    employers: frozenset[str]


def found(session: Session, dispute_id: UUID, people: Collection[UUID]) -> Mapping[UUID, tuple[str, ...]]:
    """Mediator → the kinds of what it has in common with the dispute, in the order of `KINDS`.

    Five statements at most; a mediator of whom nothing was found is left out.
    """
    if not people:
        return {}
    told = _of_dispute(session, dispute_id)
    kinds: dict[UUID, set[str]] = {}
    pairs: list[tuple[UUID, str]] = [
        *_declared(session, told, people),
        *_same_phone(session, told, people),
        *_acted_for(session, told, dispute_id, people),
    ]
    for person_id, kind in pairs:
        kinds.setdefault(person_id, set()).add(kind)
    return {who: tuple(kind for kind in KINDS if kind in of_who) for who, of_who in kinds.items()}


def _of_dispute(session: Session, dispute_id: UUID) -> _OfDispute:
    parties = session.execute(
        select(
            Party.name, Party.legal_representative, Party.contact_name, Party.address, Party.credit_code,
            Party.phone_index, Party.identity_number_index, Party.kind,
        ).where(Party.dispute_id == dispute_id)
    ).all()  # fmt: skip
    members = session.execute(
        select(Person.name, Person.phone_index)
        .join(PartyMember, PartyMember.person_id == Person.id)
        .where(PartyMember.dispute_id == dispute_id, PartyMember.until_at.is_(None))
    ).all()
    said = [text for row in parties for text in (row.name, row.legal_representative, row.contact_name,
                                                 row.address, row.credit_code)]  # fmt: skip
    return _OfDispute(
        names=frozenset(map(name_index, _given([*said, *(row.name for row in members)]))),
        phones=_given(row.phone_index for row in (*parties, *members)),
        codes=_given(row.credit_code for row in parties),
        identities=_given(row.identity_number_index for row in parties),
        employers=_given(row.name for row in parties if row.kind != "worker"),
    )


def _given(values: Iterable[str | None]) -> frozenset[str]:
    return frozenset(value for value in values if value and value.strip())


def _declared(session: Session, told: _OfDispute, people: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    same = [Tie.name_index.in_(sorted(told.names))]
    if told.phones:
        same.append(Tie.phone_index.in_(sorted(told.phones)))
    query = select(Tie.person_id, Tie.kind).where(or_(*same), Tie.ended_at.is_(None))
    return [(row.person_id, row.kind) for row in session.execute(query) if row.person_id in people]


def _same_phone(session: Session, told: _OfDispute, people: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    if not told.phones:
        return []
    query = select(Person.id).where(Person.phone_index.in_(sorted(told.phones)))
    return [(key, "telephone") for key in session.scalars(query) if key in people]


def _acted_for(
    session: Session, told: _OfDispute, dispute_id: UUID, people: Collection[UUID]
) -> Iterable[tuple[UUID, str]]:
    """Mediators who act or acted for one of these parties elsewhere: few of them ever act for anybody."""
    same: list[Any] = [
        column.in_(sorted(values))
        for column, values in (
            (Party.phone_index, told.phones), (Party.credit_code, told.codes),
            (Party.identity_number_index, told.identities), (Party.name, told.employers),
        )
        if values
    ]  # fmt: skip
    if not same:
        return []
    query = (
        select(PartyMember.person_id)
        .join(Party, Party.id == PartyMember.party_id)
        .where(
            PartyMember.person_id.in_(sorted(people)), PartyMember.dispute_id != dispute_id,
            PartyMember.mistaken_at.is_(None), or_(*same),
        )
        .distinct()
    )  # fmt: skip
    return [(key, "represented") for key in session.scalars(query)]
