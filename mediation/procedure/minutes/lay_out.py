"""From the draft to a text that no one changes any more: laid out for all to read, or laid out corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotPossible, Refused, Stale
from mediation.lifecycle.move import move
from mediation.minutes import changes, queries, rules
from mediation.minutes.changes import Found, InHand, Written
from mediation.minutes.models import MediationMinutes
from mediation.minutes.text import Content, Fact, Issue, read
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate, tell_everybody
from mediation.procedure.minutes.drafting import must_be_writable
from mediation.procedure.minutes.present import came
from mediation.procedure.minutes.wording import about, found, text_of
from mediation.talks import queries as sessions
from mediation.talks.models import Talk
from mediation.talks.queries import mediators_compartment
from mediation.talks.rules import faults_of_span
from workflows.talk import TALK

LAID_OUT = "会面笔录已经整理好，请登录核对、签名。记录与您的意思不一致的，可以提出。"
CORRECTED = "会面笔录有更正，原来的签名不再有用，请登录重新核对、签名。"


def lay_out(session: Session, actor: Actor, dispute_id: UUID, talk_id: UUID, seen: int) -> UUID:
    """Fix the text of the draft for all to read and sign, and tell both; gives the key of the minutes.

    A session that was only arranged counts as held by it. Where minutes were laid out before, this is their
    correction and signatures are asked again. Raises Refused with everything that is missing, Stale for a
    draft that is not the one that was read, NotPossible("nothing_written", "wrong_state"), NotFound,
    NotAllowed.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.WRITE_MINUTES)
        talk = sessions.session_of(session, dispute_id, talk_id)
        must_be_writable(talk)
        content = _draft(case, talk, seen)
        before = queries.standing(session, talk_id)
        codes = faults(content, correcting=before is not None)
        if codes:
            raise Refused(codes)
        hand = InHand(actor, ground, case.chain)
        written = _written(case, talk, before, content)
        _held(case, talk, ground, content, written)
        row = changes.lay_out(session, hand, talk, before, written)
        tell_everybody(case, CORRECTED if before else LAID_OUT)
        return row.id


def faults(content: Content, *, correcting: bool) -> tuple[str, ...]:
    """Why a draft cannot be laid out yet, as codes of web/labels/refusals."""
    codes = [f"minutes_{name}" for name in rules.missing(content, correcting=correcting)]
    begun, ended = content.held_from, content.held_until
    if begun and ended and faults_of_span(begun, ended, clock.now()):
        codes.append("minutes_span")
    return tuple(codes)


def begun(session: Session, talk: Talk) -> Content:
    """With what a draft begins: the version to be corrected, a short record of the session, or its time.

    Joint rows alone: nothing that was said apart, nor the mediators' own notes, comes into joint minutes.
    """
    standing = queries.standing(session, talk.id)
    if standing is not None:
        return replace(read(standing.written), change_note="")
    if talk.state == "held":
        facts = tuple(Fact(line) for line in talk.undisputed_facts.splitlines() if line.strip())
        issues = (Issue(talk.issues),) if talk.issues else ()
        return Content(
            talk.held_from, talk.held_until, issues=issues, facts=facts[: rules.MOST_FACTS],
            methods=tuple(talk.methods), cited=talk.cited or {}, left_open=talk.outcome,
        )  # fmt: skip
    return Content(held_from=min(talk.starts_at, clock.now()))


def _draft(case: Case, talk: Talk, seen: int) -> Content:
    place = mediators_compartment(case.session, case.dispute.id, lock=True)
    row = queries.draft(case.session, talk.id)
    if row is None:
        raise NotPossible("nothing_written")
    if row.version != seen:
        raise Stale(())
    content = changes.content_of(place, row)
    case.session.delete(row)
    return content


def _written(case: Case, talk: Talk, before: MediationMinutes | None, content: Content) -> Written:
    people = came(case, content)
    number = before.number + 1 if before else 1
    proposal = UUID(hex=content.proposal) if content.proposal else None
    names = {party.id: party.name for party in case.parties}
    text = text_of(about(case.session, case.dispute.number, talk, names, content), number, content, people)
    known = _confirmed(case, before) if before else {}
    facts = [_still_confirmed(each, known) for each in found(case, content)]
    return Written(text, content, people, facts, proposal)


def _confirmed(case: Case, before: MediationMinutes) -> dict[str, datetime]:
    facts = queries.facts(case.session, before.id)
    return {fact.text: fact.confirmed_at for fact in facts if fact.confirmed_at is not None}


def _still_confirmed(fact: Found, known: Mapping[str, datetime]) -> Found:
    """What all confirmed word for word is not asked again."""
    return replace(fact, confirmed_at=known.get(fact.text))


def _held(case: Case, talk: Talk, ground: Ground, content: Content, written: Written) -> None:
    """What lists of sessions say of it; a session that was only arranged was held."""
    told = written.text
    talk.held_from, talk.held_until, talk.recorded_by = (
        content.held_from,
        content.held_until,
        case.actor.person_id,
    )
    talk.present = "、".join(each.name for each in written.came)
    talk.issues = _lines(each["text"] for each in told["issues"])
    talk.positions = _lines(_position(each) for each in told["issues"])
    talk.undisputed_facts = _lines(told["facts"])
    talk.methods, talk.cited = list(content.methods), dict(content.cited) or None
    talk.outcome = _lines(part for part in (content.agreed, content.left_open, content.next_step) if part)
    if talk.state == "scheduled":
        after = {"starts_at": talk.starts_at.isoformat(), "mode": talk.mode, "place": talk.place}
        move(case.session, talk, TALK, "hold", actor=case.actor, chain=case.chain, ground=ground, after=after)


def _lines(parts: Any) -> str:
    return "\n".join(filter(None, parts))


def _position(issue: Mapping[str, str]) -> str:
    sides = (("申请人：", issue["applicant"]), ("被申请人：", issue["respondent"]))
    return _lines(f"{who}{said}" for who, said in sides if said)
