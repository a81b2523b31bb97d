"""Signing an agreement: by a party with a one-time code, by the mediator; or declining to."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.agreements import changes as agreements
from mediation.agreements import rules
from mediation.agreements.changes import Manner, Signer
from mediation.agreements.models import Agreement
from mediation.identity import one_time_codes
from mediation.identity.models import Person
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotPossible
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.procedure.agreements.force import after_signing, latest_locked
from mediation.procedure.agreements.signers import must_be_open, must_be_unchanged, must_sign, signing_party
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate, tell_everybody
from mediation.procedure.proposing import own_range
from mediation.procedure.proposing.own_range import NOTHING_READ, OwnWords
from mediation.procedure.said import Said, hear, own_words

DECLINED = "decline_to_sign"
"""Kind of the words with which a party does not sign."""


def purpose_of(agreement_id: UUID) -> str:
    """What a one-time code for signing this agreement is good for, and nothing else."""
    return f"sign:{agreement_id.hex}"


def ask_code(session: Session, actor: Actor, dispute_id: UUID) -> None:
    """Send the signing code to the telephone of the person who asks.

    A second one within a minute is not sent. Raises NotFound, NotAllowed, NotPossible.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        case.require(Permission.SIGN_AS_PARTY)
        agreement = latest_locked(case)
        must_be_open(agreement)
        signing_party(case, agreement)
        one_time_codes.issue(session, actor, _phone(session, actor), purpose_of(agreement.id))


def _phone(session: Session, actor: Actor) -> str:
    phone = session.get_one(Person, actor.person_id).phone
    if not phone:
        raise NotPossible("no_phone_for_code")
    return phone


def sign_as_party(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    digest: str,
    typed_name: str,
    code: str,
    read: OwnWords = NOTHING_READ,
) -> bool:
    """A party signs the text with this digest; says whether the agreement came into force by it.

    Only who may settle for an identified party signs; a clerk's code never binds. Raises NotFound,
    NotAllowed, NotPossible (agreement changed, closed or already signed), Invalid for a name that is
    not the signer's, for a range not read (own_words), and for a wrong code,
    which counts even so (电子签名法 13).
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.SIGN_AS_PARTY)
        agreement = latest_locked(case)
        party, capacity = _about_to_sign(case, agreement, digest)
        if typed_name.replace(" ", "") != actor.name.replace(" ", ""):
            raise Invalid(typed_name="not_your_name")
        own_range.read_before_signing(case, agreement.proposal_id, agreement.id, party, read)
        right = one_time_codes.use(session, actor, _phone(session, actor), purpose_of(agreement.id), code)
        in_force = False
        if right:
            manner = Manner(rules.level(party.identified_how, "code"), "one_time_code", clock.now())
            signer = Signer(party.id.hex, party.side, party.id, actor.person_id, actor.name, capacity)
            agreements.sign(session, actor, agreement, signer, manner, ground)
            case.learn(signed=case.facts.signed | {signer.key})
            in_force = after_signing(case, agreement, ground)
    if not right:
        raise Invalid(code="wrong_code")
    return in_force


def _about_to_sign(case: Case, agreement: Agreement, digest: str) -> tuple[Party, str]:
    must_be_open(agreement)
    must_be_unchanged(case, agreement, digest)
    return signing_party(case, agreement)


def sign_as_mediator(session: Session, actor: Actor, dispute_id: UUID, digest: str) -> bool:
    """The mediator signs the text with this digest; says whether it came into force by it.

    Raises NotFound, NotAllowed, NotPossible, Refused(("no_open_conflict",)).
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.SIGN_AS_MEDIATOR)
        agreement = latest_locked(case)
        # A court-delegated agreement is in force before its mediator has signed (SPM 24).
        must_be_open(agreement, "in_force")
        must_be_unchanged(case, agreement, digest)
        must_sign(case, agreement, rules.MEDIATOR)
        signer = Signer(rules.MEDIATOR, "mediator", None, actor.person_id, actor.name, "mediator")
        manner = Manner("L1", "signed_in", clock.now())
        agreements.sign(session, actor, agreement, signer, manner, ground)
        case.learn(signed=case.facts.signed | {signer.key})
        return after_signing(case, agreement, ground)


def decline_to_sign(session: Session, actor: Actor, dispute_id: UUID, reason: str) -> None:
    """A party says that it will not sign; all are told, and the talks may then be reopened.

    Raises NotFound, NotAllowed, NotPossible, Invalid(reason="missing").
    """
    if not reason.strip():
        raise Invalid(reason="missing")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.SIGN_AS_PARTY)
        agreement = latest_locked(case)
        must_be_open(agreement)
        party, _ = signing_party(case, agreement)
        own_words(case, party, DECLINED, reason, agreement.id)
        _decline(case, agreement, party, ground, reason)


def enter_decline(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, said: Said) -> None:
    """Staff enter that a party will not sign, as it said so; the party sees it and can contradict it.

    Raises NotFound, NotAllowed, NotPossible, Refused(("no_open_conflict",)), and Invalid(note="missing")
    where neither a note nor a paper shows it.
    """
    if not said.is_shown:
        raise Invalid(note="missing")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.RECORD_SIGNATURE)
        agreement, party = latest_locked(case), case.party(party_id)
        must_be_open(agreement)
        must_sign(case, agreement, party.id.hex)
        hear(case, party, DECLINED, said, value="given", subject_id=agreement.id)
        _decline(case, agreement, party, ground, said.note, on_behalf_of=party.id)


def _decline(
    case: Case,
    agreement: Agreement,
    party: Party,
    ground: Ground,
    reason: str,
    on_behalf_of: UUID | None = None,
) -> None:
    agreement.declined_at, agreement.declined_by = clock.now(), party.id
    agreements.step(
        case.session, case.actor, agreement, "decline", ground,
        reason=reason or None, on_behalf_of=on_behalf_of,
    )  # fmt: skip
    tell_everybody(case, "有一方不签署调解协议，请登录查看。")
