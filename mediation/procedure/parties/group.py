"""Disputes of several workers against one employer are handled together: asked for by the office, joined by
each worker's own consent, left by the worker's own word.

Each member keeps its own dispute, dates and sums; what is settled binds only who consented (LMAL 7).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.disputes import groups
from mediation.disputes.group_models import Group
from mediation.disputes.group_rules import Employer
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused
from mediation.parties.models import Party
from mediation.pending.models import PendingAct
from mediation.pending.rules import of_party, speaks_for
from mediation.policy.permissions import Permission
from mediation.procedure import pending
from mediation.procedure.advance import advance, permit, permit_consented
from mediation.procedure.case import Case, take
from mediation.procedure.of_each import Outcome, of_each
from mediation.procedure.said import Said, hear

JOIN, LEAVE = "join_group", "leave_group"
LEAVING = "leaving_group"
"""Kind of the words with which a worker leaves, as staff heard them."""
MOST_NAME = 60
AT_ONCE = 100
"""Workers asked by one sending."""
OF_THE_OFFICE = ("registrar", "manager")


@dataclass(frozen=True)
class Chosen:
    """A group that there is, by its key, or the name of a new one."""

    group_id: UUID | None = None
    name: str = ""


def ask(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, chosen: Chosen, reason: str
) -> UUID:
    """Ask a worker to let the dispute be handled together with others; nothing changes until he consents.

    A new group is opened where none is chosen. Gives the group's key. Raises NotFound, NotAllowed, Stale,
    NotPossible("already_asked"), Refused(("group_fits", …)), Invalid(name=…, reason="missing").
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        found = _chosen(case, chosen)
        ground = permit(case, JOIN, seen, {"group_fits": found is not None or chosen.group_id is None})
        group = found or _opened(case, chosen.name, ground)
        _ask(case, group, ground, reason)
        return group.id


def ask_many(
    session: Session, actor: Actor, group_id: UUID, dispute_ids: Iterable[UUID], reason: str
) -> tuple[Outcome, ...]:
    """Take the same step in each of these disputes; where one cannot be asked, the others are.

    Raises Invalid(disputes="nobody_chosen"), Invalid(reason="missing"). What a reader may not see is
    left out.
    """
    wanted = set(dispute_ids)
    if not wanted or len(wanted) > AT_ONCE:
        raise Invalid(disputes="nobody_chosen")
    if not reason.strip():
        raise Invalid(reason="missing")
    with transaction(session):
        return of_each(session, actor, wanted, lambda case: _ask_into(case, group_id, reason))


def _ask_into(case: Case, group_id: UUID, reason: str) -> None:
    group = _chosen(case, Chosen(group_id))
    ground = permit(case, JOIN, None, {"group_fits": group is not None})
    if group is not None:
        _ask(case, group, ground, reason)


def carry(case: Case, act: PendingAct, ground: Ground) -> None:
    """The worker consented: the dispute belongs to the group, and nothing else of it changes."""
    group = _chosen(case, Chosen(UUID(hex=act.given["group"])))
    permit_consented(case, JOIN, {"group_fits": group is not None})
    if group is None:
        raise NotFound()
    groups.join(case.session, case.stream, group.id, case.dispute.id)
    after = {"group": group.id, **pending.asker(act)}
    advance(case, JOIN, ground, note=f"参加“{group.name}”。各案分别调解、分别签署。", after=after)


def leave(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, said: Said | None = None
) -> None:
    """The worker leaves the group, whenever he likes and without a reason; or staff enter that he said so.

    Raises NotFound, NotAllowed, Stale, NotPossible, Refused(("in_group",)), Invalid(how="missing") and
    Invalid(note="missing") where staff do not say how they heard it.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, LEAVE, seen)
        told_for = _heard_from(case, said)
        left = groups.leave(session, dispute_id)
        if left is None:
            raise NotPossible("step_not_in_state")
        before = {"group": left.id}
        advance(case, LEAVE, ground, note=f"退出“{left.name}”。", before=before, on_behalf_of=told_for)


def _heard_from(case: Case, said: Said | None) -> UUID | None:
    """Whose words staff enter; None for whoever speaks for the worker. The employer takes nobody out."""
    worker = worker_of(case)
    if speaks_for(worker.id, case.actor.person_id, case.subject.members):
        return None
    if case.own_parties:
        raise NotAllowed(Permission.LEAVE_GROUP.value)
    if said is None:
        raise Invalid(how="missing")
    if not said.is_shown:
        raise Invalid(note="missing")
    hear(case, worker, LEAVING, said, value="given")
    return worker.id


def worker_of(case: Case) -> Party:
    """The worker of the dispute, on whichever side. Raises NotFound."""
    for party in case.parties:
        if party.kind == "worker":
            return party
    raise NotFound()


def _employers(case: Case) -> list[Employer]:
    return [Employer(each.name, each.credit_code) for each in case.parties if each.kind == "employer"]


def _chosen(case: Case, chosen: Chosen) -> Group | None:
    """The chosen group, where this dispute may join it."""
    if chosen.group_id is None:
        return None
    found = groups.fitting(case.session, case.dispute, _employers(case))
    return next((group for group in found if group.id == chosen.group_id), None)


def _opened(case: Case, name: str, ground: Ground) -> Group:
    if not name.strip():
        raise Invalid(name="missing")
    if len(name.strip()) > MOST_NAME:
        raise Invalid(name="too_long")
    employers = _employers(case)
    if not employers:
        raise Refused(("group_fits",))
    # A registrar or manager above opens it for every office below; a mediator for the office of the case.
    own = ground.office_id if ground.relation in OF_THE_OFFICE else None
    office_id = own or case.dispute.office_id
    return groups.open_group(case.session, case.actor, office_id, name, employers[0], ground)


def _ask(case: Case, group: Group, ground: Ground, reason: str) -> None:
    needs = [of_party(worker_of(case).id)]
    given: dict[str, str] = {"group": group.id.hex, "name": group.name}
    pending.ask(case, JOIN, ground, needs, given=given, reason=reason)
