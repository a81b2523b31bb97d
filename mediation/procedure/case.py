"""A dispute taken in hand for one use case: locked, with all that policy and guards must know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditHead
from mediation.audit.record import Chain, Subject, compartment_chain, hold, record
from mediation.deadlines import calendars
from mediation.disputes.models import Dispute
from mediation.identity.standing import stands_so, values_of
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.errors import NotAllowed, NotFound
from mediation.parties.models import Party
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.policy.relations import DisputeSubject, own_member
from mediation.procedure.facts import DisputeFacts, gather
from mediation.procedure.standing import subject_of


@dataclass
class Case:
    """One dispute in the hands of one actor, inside one transaction."""

    session: Session
    actor: Actor
    dispute: Dispute
    subject: DisputeSubject
    told: list[str] = field(default_factory=list)

    @cached_property
    def facts(self) -> DisputeFacts:
        """Gathered when first asked, in one statement; `look_again` after writing what guards ask about."""
        return gather(self.session, self.actor, self.dispute)

    def look_again(self) -> None:
        """Flush what was written and let the facts be gathered anew."""
        self.session.flush()
        self.__dict__.pop("facts", None)

    def learn(self, **known: Any) -> None:
        """Let the facts say what the actor has just done, without asking the store again."""
        self.__dict__["facts"] = replace(self.facts, **known)

    @cached_property
    def parties(self) -> list[Party]:
        """All parties, applicant first."""
        query = select(Party).where(Party.dispute_id == self.dispute.id)
        return list(self.session.scalars(query.order_by(Party.side, Party.position)))

    def party(self, party_id: UUID) -> Party:
        """One party of this dispute. Raises NotFound."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise NotFound()

    def own_party(self, side: str | None = None) -> Party:
        """The party for which the actor acts; of several the one its page speaks of. Raises NotFound."""
        member = own_member(self.actor, self.subject, side)
        if member is None:
            raise NotFound()
        return self.party(member.party_id)

    @property
    def own_parties(self) -> frozenset[UUID]:
        """Every party for which the actor acts."""
        return frozenset(
            each.party_id for each in self.subject.members if each.person_id == self.actor.person_id
        )

    @property
    def stream(self) -> str:
        return self.actor.stream(self.dispute.id)

    @property
    def chain(self) -> Chain:
        """The joint chain of the dispute."""
        return compartment_chain(self.dispute.id, self.dispute.id)

    def require(self, permission: Permission) -> Ground:
        """The ground on which the actor may. Raises NotFound or NotAllowed."""
        return require(self.actor, permission, self.subject)

    def record(
        self,
        verb: str,
        subject: Subject,
        ground: Ground,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        reason: str | None = None,
        on_behalf_of: UUID | None = None,
    ) -> None:
        """An entry in the joint chain for an act that moves no dispute."""
        record(
            self.session, self.actor, verb, subject, self.chain,
            before=before, after=after, reason=reason, ground=ground, on_behalf_of=on_behalf_of,
        )  # fmt: skip


def take(session: Session, actor: Actor, dispute_id: UUID, *, lock: bool = True) -> Case:
    """Lock a dispute for a use case, and see whether the actor's sign-in and posts still stand.

    Without `lock` the dispute is read only: a private act touches no joint row. Raises NotFound,
    NotAllowed("session").
    """
    asked = {
        "dispute": dispute_id,
        "chain": compartment_chain(dispute_id, dispute_id).name,
        **values_of(actor),
    }
    row = session.execute(
        _taking(actor.person_id is not None, actor.session_id is not None, lock), asked
    ).one_or_none()
    if row is None:
        raise NotFound()
    if not row.stands:
        raise NotAllowed("session")
    calendars.know(session, row.calendar_stand)
    if lock:
        hold(session, row.AuditHead)
    return Case(session, actor, row.Dispute, subject_of(session, row.Dispute))


@cache
def _taking(known: bool, signed_in: bool, lock: bool) -> Any:
    """The dispute, and under a lock the head of its joint chain, which every step appends to.

    One statement and two locks, built once for each way to stand.
    """
    query: Any = select(Dispute, stands_so(known, signed_in).label("stands"), calendars.stand()).where(
        Dispute.id == bindparam("dispute", type_=Uuid())
    )
    if not lock:
        return query
    joined = query.add_columns(AuditHead).join(AuditHead, AuditHead.chain == bindparam("chain"))
    return joined.with_for_update(of=(Dispute, AuditHead))
