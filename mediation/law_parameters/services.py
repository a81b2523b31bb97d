"""Add a published figure, or say that one was wrong; what stands is never touched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, office_chain, record
from mediation.identity.models import Office
from mediation.identity.standing import must_stand
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, Stale
from mediation.law.value_files import shipped_at
from mediation.law_parameters import queries
from mediation.law_parameters.models import LawParameter
from mediation.law_parameters.rules import Figure, faults, is_among
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission


@dataclass(frozen=True)
class Key:
    """Which figure: name, place and first day."""

    name: str
    place: str
    since: date


def add(session: Session, actor: Actor, figure: Figure) -> UUID:
    """Write down a newer figure. The one before it holds until the day before.

    Raises NotFound for who may not, Invalid for what cannot be, for a place that has nothing to do with the
    actor's offices, and for a name, place and day of which there is a figure already (it is corrected).
    """
    ground = require_by_role(actor, Permission.MANAGE_PARAMETERS)
    _refuse(faults(figure, clock.today()))
    with transaction(session):
        _must_be_own_place(session, actor, figure.place)
        if revisions_of(session, Key(figure.name, figure.place, figure.since)):
            raise Invalid(since="figure_known")
        try:
            return _write(session, actor, ground, "law_parameter.added", _row(figure))
        except IntegrityError:
            raise Invalid(since="figure_known") from None


def correct(session: Session, actor: Actor, seen: int, figure: Figure, reason: str) -> UUID:
    """Put another figure in the place of one of the same name, place and day, and say why.

    Raises NotFound when there is none, Stale when somebody corrected it since `seen` revisions, Invalid.
    """
    ground = require_by_role(actor, Permission.MANAGE_PARAMETERS)
    _refuse(faults(figure, clock.today()) | _missing(reason))
    return _supersede(session, actor, ground, seen, _row(figure), reason)


def withdraw(session: Session, actor: Actor, seen: int, key: Key, place_name: str, reason: str) -> UUID:
    """Say that there is no such figure, and why: the one before it holds on. Raises as `correct` does."""
    ground = require_by_role(actor, Permission.MANAGE_PARAMETERS)
    _refuse(_missing(reason))
    row = {
        "name": key.name, "place": key.place, "since": key.since, "until": None, "amount": None,
        "place_name": place_name, "source": "", "read_in": "", "checked_on": clock.today(), "own_text": False,
        "series": "",
    }  # fmt: skip
    return _supersede(session, actor, ground, seen, row, reason)


def revisions_of(session: Session, key: Key) -> int:
    """How often this figure was written down: what the product brings counts once."""
    brought = any(value.since == key.since for value in shipped_at().get((key.name, key.place), ()))
    return brought + queries.revisions(session, key.name, key.place, key.since)


def _supersede(
    session: Session, actor: Actor, ground: Ground, seen: int, row: dict[str, Any], reason: str
) -> UUID:
    key = Key(row["name"], row["place"], row["since"])
    verb = "law_parameter.withdrawn" if row["amount"] is None else "law_parameter.corrected"
    with transaction(session):
        _must_be_own_place(session, actor, key.place)
        known = revisions_of(session, key)
        if not known:
            raise NotFound()
        if known != seen:
            raise Stale(())
        try:
            return _write(session, actor, ground, verb, row, known, reason.strip())
        except IntegrityError:
            raise Stale(()) from None


def _write(
    session: Session,
    actor: Actor,
    ground: Ground,
    verb: str,
    row: dict[str, Any],
    revision: int = 0,
    reason: str = "",
) -> UUID:
    key = identifiers.new(actor.stream("law_parameters"))
    session.add(
        LawParameter(
            id=key, revision=revision, reason=reason, added_by=actor.person_id, added_name=actor.name,
            added_at=clock.now(), **row,
        )
    )  # fmt: skip
    session.flush()
    after = {name: str(value) for name, value in row.items() if value not in (None, "")}
    record(
        session, actor, verb, Subject("law_parameter", key), office_chain(ground.office_id),
        after=after, reason=reason or None, ground=ground,
    )  # fmt: skip
    return key


def _row(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name, "place": figure.place, "place_name": figure.place_name.strip(),
        "since": figure.since, "until": figure.until, "amount": format(figure.amount, "f"),
        "source": figure.source.strip(), "read_in": figure.read_in.strip(), "checked_on": figure.checked_on,
        "own_text": figure.own_text, "series": figure.series.strip(),
    }  # fmt: skip


def _must_be_own_place(session: Session, actor: Actor, place: str) -> None:
    must_stand(session, actor)
    own = select(Office.region).where(Office.id.in_(sorted(actor.covered(Role.SYSTEM_ADMIN))))
    if not is_among(place, session.scalars(own)):
        raise Invalid(place="place_elsewhere")


def _missing(reason: str) -> dict[str, str]:
    return {} if reason.strip() else {"reason": "missing"}


def _refuse(wrong: dict[str, str]) -> None:
    if wrong:
        raise Invalid(**wrong)
