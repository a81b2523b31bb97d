"""A telephone or a name was wrong and a stranger was led into a party's place: put right at the desk.

The stranger is out at once and the party has to be identified again. What the stranger said in its name is
set aside and stays readable; what has effect for others stops the repair with the road that remains.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.agreements import changes as agreements
from mediation.audit.record import Subject
from mediation.kernel import identifiers, outbox
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.encryption import blind_index
from mediation.kernel.errors import Invalid, NotPossible, Stale
from mediation.parties import changes as parties
from mediation.parties import contradictions
from mediation.parties.models import Party, Utterance
from mediation.pending import changes as pending
from mediation.policy.permissions import Permission
from mediation.policy.table import BEFORE_FORCE
from mediation.procedure import notices
from mediation.procedure.case import Case, take
from mediation.procedure.claims.filing import tracking_hash
from mediation.procedure.mediators import conflict
from mediation.procedure.minutes.reopen import after_contradiction
from mediation.procedure.offers import method, stopping
from mediation.procedure.parties.mistaken import Mistaken, find
from mediation.procedure.parties.names import rename
from mediation.procedure.pending import tell_asker
from mediation.proposals import changes as proposals
from mediation.proposals import queries as answers

BY_MISTAKE = "【劳动争议调解】此前有短信误发到了您的手机，请忽略，您不需要做任何事。给您添麻烦了。"
"""To the stranger: no number, no name, no word of the matter."""
NEW_CONTACT = "您的联系方式已更正，今后的短信发到这个手机，请登录查看。"

NAME_STANDS = frozenset({"agreement", "enforcement"})
"""The agreement that is signed names the parties; its text may not change under a signature."""


@dataclass(frozen=True)
class Right:
    """What is right: an empty telephone is not known yet, an empty name stays as it is."""

    phone: str
    name: str
    reason: str
    new_code: bool = False
    """The tracking code, too, came to a stranger."""
    effects_stand: bool = False
    """Whoever repairs knows that what has effect for others stays; the stranger is out all the same."""


def repair(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, seen: str, right: Right
) -> str | None:
    """Put it right, show the stranger out and invite the right person; gives the new tracking code, if any.

    `seen` is the mark of what the reader saw (parties/mistaken.py). Raises NotFound, NotAllowed, Stale when
    more was done meanwhile, NotPossible("signed_in_force", "stranger_settled_money") where something has
    effect for others and nobody said that it stands, and Invalid for a telephone that is the wrong one
    itself, nothing by which an applicant could be reached, a name that stands in an agreement, or no reason.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.REPAIR_PARTY)
        party = case.party(party_id)
        found = find(session, party)
        if found.mark != seen:
            raise Stale(())
        if found.stops is not None and not right.effects_stand:
            raise NotPossible(found.stops)
        _refuse_bad_form(case, party, right)
        was = party.phone
        if found.stops is None:
            _set_aside(case, party, found, ground, right.reason)
        else:
            _stop_what_waits(case, found, ground, right.reason)
        _put_right(case, party, found, right, ground)
        code = _new_code(case, ground) if right.new_code else None
        _tell(case, party, was, anew=found.stops is None)
        return code


def _refuse_bad_form(case: Case, party: Party, right: Right) -> None:
    errors = {} if right.reason.strip() else {"reason": "missing"}
    if not party.phone_index or (right.phone and blind_index(right.phone, "phone") == party.phone_index):
        errors["phone"] = "unchanged"
    elif not right.phone and party.side == "applicant" and not party.address:
        errors["phone"] = "missing"
    if right.name not in ("", party.name) and case.dispute.state not in BEFORE_FORCE - NAME_STANDS:
        errors["name"] = "stands_in_agreement"
    if errors:
        raise Invalid(**errors)


def _set_aside(case: Case, party: Party, found: Mistaken, ground: Ground, reason: str) -> None:
    """Words, an answer to the invitation, consents, what was asked for and not yet taken, and signatures."""
    session, actor = case.session, case.actor
    for said in found.words:
        _take_words_back(case, party, said, ground, reason)
    _stop_what_waits(case, found, ground, reason)
    accepted = answers.accepted_by(session, case.dispute.id, party.id, found.people)
    if accepted or any(agreement.state in ("offered", "signed") for agreement in found.signed):
        agreements.not_signed_by(session, actor, case.dispute.id, party.id, ground, reason)
        if case.dispute.state not in NAME_STANDS:
            proposals.overtake(session, actor, case.chain, ground, case.dispute.id)


def _stop_what_waits(case: Case, found: Mistaken, ground: Ground, reason: str) -> None:
    # Whatever a stranger may have sealed is never compared.
    stopping.stop_all(case, "repaired", ground)
    for act in found.waiting:
        pending.step(case.session, case.actor, act, "expire", ground, reason=reason)
        if act.asked_by not in found.people:
            tell_asker(case, act)


def _take_words_back(case: Case, party: Party, said: Utterance, ground: Ground, reason: str) -> None:
    contradictions.contradict(said, reason)
    taken_back = contradictions.take_back_answer(party, said)
    after = {"kind": said.kind, "answer_taken_back": taken_back}
    case.record("consent.set_aside", Subject("utterance", said.id), ground, after=after, reason=reason)
    conflict.reopen_if_denied(case, said, ground)
    after_contradiction(case, ground, said)
    method.stop_if_denied(case, said, ground)


def _put_right(case: Case, party: Party, found: Mistaken, right: Right, ground: Ground) -> None:
    for member in found.members:
        parties.mark_mistaken(case.session, case.actor, member, case.chain, ground, right.reason)
    before = {"state": party.state, "invited_at": party.invited_at}
    if right.name not in ("", party.name):
        before["name"] = party.name
        rename(case, party, right.name)
    parties.begin_anew(party, right.phone)
    after = {"state": party.state, "members": len(found.members), "new_code": right.new_code}
    if found.stops is not None:
        after["stands"] = found.stops
    subject = Subject("party", party.id)
    case.record("party.repaired", subject, ground, before=before, after=after, reason=right.reason)


def _new_code(case: Case, ground: Ground) -> str:
    code = identifiers.code(case.actor.stream("tracking"))
    case.dispute.tracking_hash = tracking_hash(code)
    case.record("tracking.renewed", Subject("dispute", case.dispute.id), ground)
    return code


def _tell(case: Case, party: Party, was: str | None, *, anew: bool) -> None:
    """The stranger, and whoever it should have been: a respondent is invited anew before that."""
    if was:
        stream = case.actor.stream(party.id)
        outbox.enqueue(case.session, stream, "sms", was, BY_MISTAKE)
    if not party.phone_index:
        return
    if party.side == "applicant" or not anew:
        notices.send(case, party, NEW_CONTACT)
    elif party.invited_at is not None and case.dispute.is_open:
        notices.send(case, party, notices.TEXTS["invite"])
