"""Change what is known of an office: its names, legal basis, scope, where it is and whether it is open."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, office_chain, record
from mediation.identity.models import Office
from mediation.identity.standing import must_stand
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound
from mediation.law.clocks import Profile
from mediation.law.value import NATION, is_place
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission

BODY_PROFILES = tuple(each.value for each in Profile if each.of_body)
"""Clock profiles that an office can be given; the others come with a case that was sent in."""


@dataclass(frozen=True)
class Basics:
    """What may be changed. Code, place in the tree and seal stand in numbers and papers."""

    name: str
    name_en: str
    legal_basis: str
    scope: tuple[str, ...]
    """Kinds of claim the office may take in (claims/kinds.py)."""
    address: str
    phone: str
    is_open: bool
    region: str
    """Administrative-division code of where it is: the published figures of that place apply."""
    profile: str
    """Which mediation clock its new cases have (law/clocks.Profile); running cases keep theirs."""


def change(
    session: Session, actor: Actor, office_id: UUID, basics: Basics, known_kinds: frozenset[str]
) -> None:
    """Write down what changed, with the former values in the log. Disputes filed before keep their own.

    Raises NotFound for an office the actor's post does not cover, Invalid for an empty name or
    legal basis, a region that is no place, a kind of claim not among `known_kinds`, and a profile that no
    body has by what it is, or not in this place.
    """
    require_by_role(actor, Permission.MANAGE_OFFICES)
    with transaction(session):
        must_stand(session, actor)
        office = session.get(Office, office_id, with_for_update=True)
        if office is None or office.id not in actor.covered(Role.SYSTEM_ADMIN):
            raise NotFound()
        _refuse_bad(basics, known_kinds)
        before, after = _changed(office, basics)
        if not after:
            return
        for name, value in after.items():
            setattr(office, name, value)
        chain = office_chain(office.id)
        record(
            session, actor, "office.changed", Subject("office", office.id), chain, before=before, after=after
        )


def _refuse_bad(basics: Basics, known_kinds: frozenset[str]) -> None:
    missing = {
        name: "missing" for name in ("name", "name_en", "legal_basis") if not getattr(basics, name).strip()
    }
    if missing:
        raise Invalid(**missing)
    if basics.region == NATION or not is_place(basics.region):
        raise Invalid(region="not_an_office_place")
    if basics.profile not in BODY_PROFILES:
        raise Invalid(profile="unknown")
    if not Profile(basics.profile).fits(basics.region):
        raise Invalid(profile="rule_of_another_place")
    if not known_kinds.issuperset(basics.scope):
        raise Invalid(scope="unknown")


def _changed(office: Office, basics: Basics) -> tuple[dict[str, Any], dict[str, Any]]:
    wanted = {**asdict(basics), "scope": list(basics.scope)}
    after = {name: value for name, value in wanted.items() if getattr(office, name) != value}
    return {name: getattr(office, name) for name in after}, after
