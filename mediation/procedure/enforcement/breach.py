"""When an agreement is not performed: the breach reported, or what is owed given up by its payee."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.enforcement import changes as enforcement
from mediation.enforcement.rules import PAYABLE, WAIVABLE
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, Refused
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.procedure.advance import advance, permit
from mediation.procedure.case import Case, take
from mediation.procedure.enforcement.owed import as_told, owed_to, stop_clock, tell, tell_of
from mediation.procedure.mediating import mediate
from mediation.procedure.said import Said, hear, own_words


def report_breach(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    seen: int | None,
    obligation_id: UUID,
    note: str,
    said: Said | None = None,
) -> None:
    """The payee, or staff as told by it, report that an obligation was not performed in time.

    Raises NotFound, NotAllowed, Stale, NotPossible, Refused(("obligation_overdue",)). LMAL 15.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        owed, payee = owed_to(case, obligation_id, Permission.REPORT_BREACH)
        ground = permit(case, "report_breach", seen)
        if owed.state not in PAYABLE or owed.due_on >= clock.today():
            raise Refused(("obligation_overdue",))
        told_for = as_told(case, payee, "breach", said, owed)
        if owed.state == "due":
            enforcement.step(session, actor, owed, "fall_overdue", ground)
        enforcement.breach(session, actor, owed, note, ground)
        advance(case, "report_breach", ground, note=note, on_behalf_of=told_for)
        tell_of(case, owed.payer_id, "report_breach")


def report_duty(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    seen: int | None,
    note: str,
    said: Said | None = None,
    party_id: UUID | None = None,
) -> None:
    """A party, or staff as told by it, report that a duty of an agreement without payments was not kept.

    Such a duty has no day of its own, so nothing has to run out first. Raises NotFound, NotAllowed,
    Stale, NotPossible, Refused(("obligation_overdue",)) where something is to be paid,
    Invalid(what="missing", party="missing", how="missing"). LMAL 15.
    """
    if not note.strip():
        raise Invalid(what="missing")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "report_breach", seen)
        if case.facts.obligations:
            raise Refused(("obligation_overdue",))
        party = _who_reports(case, party_id)
        told_for = _heard(case, party, said, note)
        enforcement.breach_of_duty(session, actor, dispute_id, note)
        advance(case, "report_breach", ground, note=note, on_behalf_of=told_for)
        for other in case.parties:
            if other.id != party.id:
                tell(case, other.id, "对方报告协议约定的事项没有履行，请登录查看。")


def _who_reports(case: Case, party_id: UUID | None) -> Party:
    """The party whose report it is: the actor's own, or the one that staff heard."""
    if case.own_parties:
        return case.own_party()
    mediate(case, Permission.REPORT_BREACH)
    if party_id is None:
        raise Invalid(party="missing")
    return case.party(party_id)


def _heard(case: Case, party: Party, said: Said | None, note: str) -> UUID | None:
    if case.own_parties:
        return None
    if said is None:
        raise Invalid(how="missing")
    hear(case, party, "breach", replace(said, note="\n".join(filter(None, (note, said.note)))))
    return party.id


def waive(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    obligation_id: UUID,
    words: str,
    said: Said | None = None,
) -> None:
    """The payee gives up one obligation, in its own words and knowing what that means.

    Only who may settle for the payee, or staff with the payee's words as they were said.
    Raises NotFound, NotAllowed, Refused(("obligation_open",)), Invalid(words="missing").
    """
    if not words.strip():
        raise Invalid(words="missing")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.CONFIRM_PERFORMANCE)
        owed, payee = owed_to(case, obligation_id, Permission.CONFIRM_PERFORMANCE, binding=True)
        if owed.state not in WAIVABLE:
            raise Refused(("obligation_open",))
        told_for = as_told(case, payee, "waiver", said, owed, words)
        if told_for is None:
            own_words(case, payee, "waiver", words, owed.id)
        told = {"position": owed.position, "fen": owed.amount_fen}
        enforcement.step(
            session, actor, owed, "waive", ground, after=told, reason=words, on_behalf_of=told_for
        )
        stop_clock(case, owed)
        tell(case, owed.payer_id, "对方放弃了一笔约定的履行，请登录查看。")
