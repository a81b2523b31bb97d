"""Those present sign the text they read: with a one-time code, as mediator, on paper (SPM 24, OMR 22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.agreements.rules import level
from mediation.documents import changes as documents
from mediation.documents.uploads import Upload
from mediation.identity import one_time_codes
from mediation.identity.models import Person
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotPossible
from mediation.minutes import changes
from mediation.minutes.changes import InHand, Word
from mediation.minutes.models import Attendee, MediationMinutes
from mediation.minutes.rules import MEDIATOR, SIGNATURE
from mediation.policy.permissions import Permission
from mediation.policy.relations import BINDING_CAPACITIES, settled_for_by
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from mediation.procedure.minutes.complete import after_signing
from mediation.procedure.minutes.signers import (
    attendee_of,
    must_be_open,
    must_not_have_signed,
    opened,
    own_attendees,
)
from mediation.procedure.proposing import own_range
from mediation.procedure.proposing.own_range import NOTHING_READ, OwnWords

METHODS = ("paper", "thumb_print")


@dataclass(frozen=True)
class Paper:
    """A signature as the mediator saw it: whose, how, when (aware), a remark, and the scan."""

    attendee_id: UUID
    method: str
    signed_at: datetime
    remark: str = ""
    """Of a thumb-print: who witnessed it."""
    scan: Upload | None = None
    own_words: str = ""
    """What a worker said in its own words where its signature accepts less than the law gives."""


def purpose_of(minutes_id: UUID) -> str:
    """What a one-time code for signing these minutes is good for, and nothing else."""
    return f"minutes:{minutes_id.hex}"


def ask_code(session: Session, actor: Actor, dispute_id: UUID, minutes_id: UUID) -> None:
    """Send the signing code to the telephone of the person who asks.

    A second one within a minute is not sent. Raises NotFound, NotAllowed, NotPossible.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        case.require(Permission.SIGN_MINUTES)
        row = opened(case, minutes_id)
        own_attendees(case, row)
        one_time_codes.issue(session, actor, _phone(session, actor), purpose_of(row.id))


def _phone(session: Session, actor: Actor) -> str:
    phone = session.get_one(Person, actor.person_id).phone
    if not phone:
        raise NotPossible("no_phone_for_code")
    return phone


def sign(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    minutes_id: UUID,
    digest: str,
    typed_name: str,
    code: str,
    read: OwnWords = NOTHING_READ,
) -> bool:
    """Somebody present signs the text with this digest; says whether the minutes are complete by it.

    A signature says that the record is right; who has no authority to settle binds nobody by it. Raises
    NotFound, NotAllowed, NotPossible, Invalid for another's name, for a range not read where the signature
    accepts terms (own_words), and for a wrong code, which counts even so.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.SIGN_MINUTES)
        row = opened(case, minutes_id)
        must_be_open(row, digest)
        own = own_attendees(case, row)
        if typed_name.replace(" ", "") != actor.name.replace(" ", ""):
            raise Invalid(typed_name="not_your_name")
        _read_range(case, row, own, read)
        right = one_time_codes.use(session, actor, _phone(session, actor), purpose_of(row.id), code)
        done = False
        if right:
            hand, at = InHand(actor, ground, case.chain), clock.now()
            for each in own:
                party = case.party(each.party_id) if each.party_id else None
                assured = level(party.identified_how if party else None, "code")
                word = Word(SIGNATURE, "one_time_code", at, assured, person_id=actor.person_id)
                changes.say(session, hand, row, each, word)
            done = after_signing(case, hand, row)
    if not right:
        raise Invalid(code="wrong_code")
    return done


def _read_range(case: Case, row: MediationMinutes, own: list[Attendee], read: OwnWords) -> None:
    """Whoever may settle accepts the terms in the minutes by its signature, and reads its range before."""
    if row.proposal_id is None:
        return
    for each in own:
        if each.party_id is not None and each.party_id in settled_for_by(case.actor, case.subject):
            party = case.party(each.party_id)
            own_range.read_before_signing(case, row.proposal_id, row.id, party, read)


def _told_range(case: Case, row: MediationMinutes, who: Attendee, words: str) -> None:
    if row.proposal_id is not None and who.party_id is not None and who.capacity in BINDING_CAPACITIES:
        party = case.party(who.party_id)
        own_range.told_before_signing(case, row.proposal_id, row.id, party, words)


def sign_as_mediator(session: Session, actor: Actor, dispute_id: UUID, minutes_id: UUID, digest: str) -> bool:
    """The mediator who wrote them signs; says whether the minutes are complete by it.

    Raises NotFound, NotAllowed, NotPossible, Refused(("no_open_conflict",)).
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.SIGN_MINUTES_AS_MEDIATOR)
        row = opened(case, minutes_id)
        must_be_open(row, digest)
        hand = InHand(actor, ground, case.chain)
        for each in own_attendees(case, row, MEDIATOR):
            word = Word(SIGNATURE, "signed_in", clock.now(), "L1", person_id=actor.person_id)
            changes.say(session, hand, row, each, word)
        return after_signing(case, hand, row)


def record_paper(
    session: Session, actor: Actor, dispute_id: UUID, minutes_id: UUID, digest: str, paper: Paper
) -> bool:
    """The mediator puts down a signature or thumb-print on the printed text (电子签名法 3: paper is equal).

    Says whether the minutes are complete by it. Raises NotFound, NotAllowed, NotPossible, Refused and
    Invalid: a thumb-print needs a remark who witnessed it (law.md, 3).
    """
    _check(paper)
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.WRITE_MINUTES)
        row = opened(case, minutes_id)
        must_be_open(row, digest)
        who = attendee_of(case, row, paper.attendee_id)
        must_not_have_signed(case, row, who)
        if paper.signed_at < row.laid_out_at:
            raise Invalid(signed_at="before_the_minutes")
        _told_range(case, row, who, paper.own_words)
        hand = InHand(actor, ground, case.chain)
        word = Word(
            SIGNATURE, paper.method, paper.signed_at, "paper", paper.remark, None, _scan(case, paper, hand)
        )
        changes.say(session, hand, row, who, word)
        return after_signing(case, hand, row)


def _scan(case: Case, paper: Paper, hand: InHand) -> UUID | None:
    if paper.scan is None:
        return None
    return documents.keep(case.session, case, paper.scan, "paper_record", "", ground=hand.ground).id


def _check(paper: Paper) -> None:
    errors = {}
    if paper.method not in METHODS:
        errors["method"] = "unknown"
    if paper.signed_at > clock.now():
        errors["signed_at"] = "in_the_future"
    if paper.method == "thumb_print" and not paper.remark.strip():
        errors["remark"] = "witness_missing"
    if errors:
        raise Invalid(**errors)
