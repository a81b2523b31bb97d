"""What the desk sees before it shows a stranger out of a party's place: who it was, what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.identity.models import Person
from mediation.kernel.actor import Actor
from mediation.parties.models import Party
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.policy.table import BEFORE_FORCE
from mediation.procedure.parties.mistaken import Mistaken, find
from mediation.procedure.parties.repair import NAME_STANDS
from mediation.projections.desk_case import DeskHeader
from mediation.projections.parties_tab import PartyShown, one


@dataclass(frozen=True)
class Done:
    """One thing that was done; `what` is a code of its kind, `value` what it said."""

    kind: str
    what: str
    value: str
    at: datetime


@dataclass(frozen=True)
class RepairPage:
    """A party as it stands, and everything that the repair would set aside or leave."""

    party: PartyShown
    strangers: tuple[str, ...]
    """Names of those who came in by the telephone; empty while nobody did."""
    aside: tuple[Done, ...]
    """Set aside by the repair."""
    stays: tuple[Done, ...]
    """Done and not undone by it: people look at it again."""
    stops: str | None
    """Why it cannot be put right here; None where it can."""
    may_rename: bool
    mark: str


def page(session: Session, actor: Actor, head: DeskHeader, party: UUID) -> RepairPage:
    """One party with what was done in its name by whoever came by its telephone.

    Raises NotFound, NotAllowed.
    """
    require(actor, Permission.REPAIR_PARTY, head.subject)
    shown = one(session, actor, head, party)
    found = find(session, session.get_one(Party, party))
    names = session.execute(select(Person.id, Person.name).where(Person.id.in_(sorted(found.people))))
    return RepairPage(
        shown,
        tuple(sorted(row.name for row in names)),
        _aside(found),
        _stays(found),
        found.stops,
        head.state in BEFORE_FORCE - NAME_STANDS,
        found.mark,
    )


def _aside(found: Mistaken) -> tuple[Done, ...]:
    words = [Done("words", said.kind, said.value, said.said_at) for said in found.words]
    signed = [Done("signature", "", "", agreement.offered_at) for agreement in found.signed]
    waiting = [Done("waiting", act.trigger, "", act.asked_at) for act in found.waiting]
    return (*words, *waiting, *signed)


def _stays(found: Mistaken) -> tuple[Done, ...]:
    steps = [Done("step", row.trigger, "", row.at) for row in found.steps]
    papers = [Done("paper", row.kind, row.title, row.added_at) for row in found.papers]
    return tuple(sorted([*steps, *papers], key=lambda done: done.at))
