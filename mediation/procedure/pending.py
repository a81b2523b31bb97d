"""Steps of two people: asked for by one, taken under the name of whoever gives the last consent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from mediation.identity.models import Person
from mediation.kernel import clock
from mediation.kernel.actor import Ground, timer
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotPossible
from mediation.pending import changes, queries, rules
from mediation.pending.models import PendingAct, PendingNeed
from mediation.pending.rules import AGREES, WAITS, Need
from mediation.procedure import colleagues, notices
from mediation.procedure.case import Case, take

TIMER = timer("expire_pending_acts")
ASKED = "有一件事需要您同意，请登录查看并答复。"
ANSWERED = "您提出的一件事有了结果，请登录查看。"
TAKEN_BACK = "此前请您同意的一件事已经收回，不用再答复。"


def ask(
    case: Case,
    trigger: str,
    ground: Ground,
    needs: Iterable[Need],
    *,
    given: Mapping[str, Any] | None = None,
    reason: str,
    waits: timedelta = WAITS,
) -> PendingAct:
    """Put a step before those whose consent it needs, inside the caller's transaction.

    The caller has asked `permit`. A party that asks for itself has consented by asking. Raises
    Invalid(reason="missing"), NotPossible("already_asked") while the same step is waited for.
    """
    if not reason.strip():
        raise Invalid(reason="missing")
    now, earlier = clock.now(), queries.waiting(case.session, case.dispute.id, trigger)
    if earlier is not None and not rules.over(earlier.expires_at, now):
        raise NotPossible("already_asked")
    if earlier is not None:
        changes.step(case.session, case.actor, earlier, "expire")
    act, rows = changes.ask(
        case.session, case.actor, case.dispute.id, trigger, case.dispute.version, needs, ground,
        expires_at=now + waits, given=given or {}, reason=reason.strip(),
    )  # fmt: skip
    _own_consent(case, rows)
    _tell_asked(case, rows)
    return act


def _own_consent(case: Case, rows: list[PendingNeed]) -> None:
    for row in rows:
        if row.kind == "party" and rules.speaks_for(row.party_id, case.actor.person_id, case.subject.members):
            changes.answer(row, case.actor, AGREES)


def _tell_asked(case: Case, rows: list[PendingNeed]) -> None:
    # Whom nobody has identified cannot answer online; staff ask him and enter what he says.
    asked = {row.party_id for row in rows if row.kind == "party" and row.answer is None} - case.own_parties
    for party in case.parties:
        if party.id in asked and party.state == "identified" and party.phone_index:
            notices.send(case, party, ASKED)
    for row in rows:
        if row.kind == "officer":
            colleagues.tell(case, case.dispute.office_id, colleagues.OFFICERS, ASKED)
        elif row.office_id is not None:
            colleagues.tell(case, row.office_id, colleagues.MANAGERS, ASKED)


def tell_asker(case: Case, act: PendingAct) -> None:
    """A message to whoever asked, that there is an answer."""
    colleagues.tell_person(case, case.session.get_one(Person, act.asked_by), ANSWERED)


def tell_parties_asked(case: Case, needs: Iterable[PendingNeed], sentence: str) -> None:
    """A message to the parties whose consent was asked for, that it is asked for no more."""
    asked = {row.party_id for row in needs if row.kind == "party"} - case.own_parties
    for party in case.parties:
        if party.id in asked and party.state == "identified" and party.phone_index:
            notices.send(case, party, sentence)


def lapse_others(case: Case, act: PendingAct, ground: Ground) -> None:
    """Whatever else was asked for in this dispute was asked for in a situation that is over."""
    for other in queries.all_waiting(case.session, case.dispute.id):
        if other.id != act.id:
            changes.step(case.session, case.actor, other, "expire", ground)
            tell_asker(case, other)


def expire(session: Session, now: datetime) -> int:
    """Close what was waited for long enough, dispute by dispute; gives how many there were."""
    found = queries.disputes_with_old(session, now)
    session.rollback()
    count = 0
    for dispute_id in found:
        with transaction(session):
            case = take(session, TIMER, dispute_id)
            rows = queries.old(session, dispute_id, now)
            for act in rows:
                changes.step(session, TIMER, act, "expire")
                tell_asker(case, act)
            count += len(rows)
    return count


def asker(act: PendingAct) -> Mapping[str, Any]:
    """Who asked, for the audit entry of the step that is taken by the last consent."""
    return {"asked_by": act.asked_by, "pending_act": act.id}
