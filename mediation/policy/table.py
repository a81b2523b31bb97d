"""The table a lawyer can read: which relation, in which states, gives which permission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mediation.kernel.actor import Role
from mediation.policy.permissions import Permission as P  # noqa: N817 - the table reads better
from mediation.policy.relations import Relation as R  # noqa: N817
from workflows.dispute import DISPUTE

ALL = frozenset(state.name for state in DISPUTE.states)
OPEN = frozenset(DISPUTE.groups["open"])
BEFORE_FORCE = OPEN - {"enforcement"}
ACCEPTED = OPEN - {"intake"}
TALKS = frozenset({"preparation", "back_to_back", "face_to_face"})
RENEGOTIATING = frozenset({"back_to_back", "face_to_face", "agreement"})
STANDING = RENEGOTIATING | {"enforcement"}
SIGNED = frozenset({"agreement", "enforcement", "performed", "handed_over"})
CORRECTED = ALL - {"draft", "intake"}
WRITTEN = SIGNED | {"back_to_back", "face_to_face", "terminated", "withdrawn"}


@dataclass(frozen=True)
class Clause:
    """Whoever stands in one of these relations may, while the dispute is in one of these states."""

    relations: frozenset[R]
    states: frozenset[str] = ALL


def _who(*relations: R, states: frozenset[str] = ALL) -> Clause:
    return Clause(frozenset(relations), states)


BOTH_PARTIES = (R.APPLICANT, R.RESPONDENT)
IDENTIFIED = (R.IDENTIFIED_APPLICANT, R.IDENTIFIED_RESPONDENT)
ENTRUSTED = (R.ENTRUSTED_APPLICANT, R.ENTRUSTED_RESPONDENT)
BINDING = (R.BINDING_APPLICANT, R.BINDING_RESPONDENT)
INTAKE_DESK = (R.REGISTRAR, R.MANAGER)
DESK = (R.REGISTRAR, R.MANAGER, R.MEDIATOR)

TABLE: Mapping[P, tuple[Clause, ...]] = MappingProxyType({
    P.READ_NOTICE: (_who(*BOTH_PARTIES),),
    P.READ_OWN: (_who(R.APPLICANT, R.IDENTIFIED_RESPONDENT),),
    P.READ_AT_DESK: (_who(*DESK, R.NAMED_MEDIATOR), _who(R.SEAL_KEEPER, states=SIGNED)),
    P.READ_AS_AGENCY: (_who(R.AGENCY),),
    # Whoever has a conflict of interest reads nothing that was noted before the parties agreed (SPM 15).
    P.READ_MEDIATOR_NOTES: (_who(R.FREE_MEDIATOR),),
    P.READ_AGREEMENT: (_who(*IDENTIFIED, *DESK, R.SEAL_KEEPER, R.AGENCY, states=WRITTEN),),

    P.REQUEST_COMPLETION: (_who(*INTAKE_DESK),),
    P.COMPLETE_FILING: (_who(R.APPLICANT, *INTAKE_DESK),),
    P.INVITE: (_who(*DESK),),
    P.ANSWER_INVITATION: (_who(R.RESPONDENT, *DESK),),
    P.ACCEPT: (_who(*INTAKE_DESK),),
    P.AMEND: (_who(R.APPLICANT, R.REGISTRAR),),
    P.DECLINE: (_who(*INTAKE_DESK),),
    P.ASSIGN: (_who(R.MANAGER),),
    P.REPLACE: (_who(R.MANAGER),),
    P.RECUSE: (_who(R.MANAGER, R.MEDIATOR),),
    P.BEGIN_BACK_TO_BACK: (_who(R.MEDIATOR),),
    P.BEGIN_FACE_TO_FACE: (_who(R.MEDIATOR),),
    P.RETURN_TO_BACK_TO_BACK: (_who(R.MEDIATOR),),
    P.PUT_PROPOSAL: (_who(R.MEDIATOR, states=TALKS),),
    P.REACH_AGREEMENT: (_who(R.MEDIATOR),),
    P.REOPEN_TALKS: (_who(R.MEDIATOR),),
    P.SEAL: (_who(R.SEAL_KEEPER),),
    P.BRING_INTO_FORCE: (_who(R.SEAL_KEEPER, R.MEDIATOR, R.REGISTRAR, *BINDING),),
    # Either side may have filed: who pays and who is paid stands in each obligation (enforcement/owed.py).
    P.RECORD_PERFORMANCE: (_who(*IDENTIFIED, R.REGISTRAR, R.MEDIATOR),),
    P.CONFIRM_PERFORMANCE: (_who(*IDENTIFIED, R.REGISTRAR, R.MEDIATOR),),
    P.REPORT_BREACH: (_who(*IDENTIFIED, R.REGISTRAR, R.MEDIATOR),),
    P.RENEGOTIATE: (_who(R.MEDIATOR),),
    # A party's own word, or what staff heard from it; without such a word the mediator alone (END_NEW_TALKS).
    P.RESUME_ENFORCEMENT: (_who(*BOTH_PARTIES, *DESK),),
    P.SUSPEND: (_who(R.MEDIATOR),),
    P.RESUME: (_who(R.MEDIATOR),),
    P.COMPLETE: (_who(R.MEDIATOR),),
    P.WITHDRAW: (_who(R.APPLICANT, *DESK),),
    P.REFUSE_MEDIATION: (_who(*BOTH_PARTIES, *DESK),),
    P.TERMINATE: (_who(R.MEDIATOR, R.MANAGER),),
    # Nobody is assigned once the mediation is over: without its mediator the manager sees to the road on.
    P.HAND_OVER: (_who(R.MEDIATOR), _who(R.MANAGER, states=frozenset({"terminated"}))),
    # Moves the referral, not the dispute. Registrar and manager where no mediator is (referrals/report_back).
    P.REPORT_BACK: (_who(*DESK),),
    # Steps of several people: these may ask for them; who must consent stands in the use case.
    P.EXTEND: (_who(*IDENTIFIED, R.MEDIATOR),),
    P.REVOKE_ACCEPTANCE: (_who(R.MANAGER, states=TALKS),),
    P.TRANSFER: (_who(R.MANAGER),),
    P.UNDO: (_who(*DESK, states=CORRECTED),),
    P.CORRECT: (_who(R.MANAGER, states=CORRECTED),),
    # The worker's own choice; that it is the worker who leaves, and on whichever side, asks the use case.
    P.JOIN_GROUP: (_who(*DESK),),
    P.LEAVE_GROUP: (_who(*IDENTIFIED, R.REGISTRAR, R.MEDIATOR),),

    P.STATE_FACTS: (_who(R.APPLICANT, R.IDENTIFIED_RESPONDENT, R.REGISTRAR, R.MEDIATOR, states=OPEN),),
    # Whatever becomes of the mediation, the right to go to arbitration is what it is for.
    P.TELL_LIMITATION: (_who(R.APPLICANT, *DESK),),
    P.FIND_UNDISPUTED: (_who(R.REGISTRAR, R.MEDIATOR, states=OPEN),),
    P.RELATE: (_who(*INTAKE_DESK),),
    P.IDENTIFY_PARTY: (_who(*DESK, states=OPEN),),
    # A stranger is shown out whenever it is found, even when the dispute is over.
    P.REPAIR_PARTY: (_who(*DESK),),
    P.ADD_REPRESENTATIVE: (_who(*DESK, states=OPEN),),
    P.ANSWER_ASSIGNMENT: (_who(R.NAMED_MEDIATOR, states=OPEN),),
    P.AGREE_TO_CONFLICT: (_who(*IDENTIFIED, *INTAKE_DESK, states=OPEN),),
    P.DISCLOSE_CONFLICT: (_who(R.MEDIATOR, states=OPEN),),
    P.OBJECT_TO_MEDIATOR: (_who(*IDENTIFIED, *INTAKE_DESK, states=OPEN),),
    P.DECIDE_OBJECTION: (_who(R.MANAGER, states=OPEN),),
    P.CONTRADICT: (_who(*BOTH_PARTIES),),
    P.CONFIRM_PAPERS: (_who(R.MEDIATOR, states=BEFORE_FORCE),),
    P.PREPARE: (_who(R.MEDIATOR, states=ACCEPTED),),
    P.ANNOUNCE: (_who(R.MEDIATOR, states=TALKS),),
    P.SCHEDULE_TALK: (_who(R.MEDIATOR, states=ACCEPTED),),
    P.RECORD_TALK: (_who(R.MEDIATOR, states=ACCEPTED),),
    P.WRITE_MINUTES: (_who(R.MEDIATOR, states=ACCEPTED),),
    # To confirm a fact is to admit it: who may settle does it, wherever the dispute goes on.
    P.CONFIRM_FACTS: (_who(*BINDING, states=ACCEPTED),),
    # Of whoever was present the use case asks; a signature may come when the mediation is over.
    P.SIGN_MINUTES: (_who(R.APPLICANT, R.IDENTIFIED_RESPONDENT, states=CORRECTED),),
    P.SIGN_MINUTES_AS_MEDIATOR: (_who(R.MEDIATOR, states=CORRECTED),),
    P.ANSWER_PROPOSAL: (_who(*BINDING, R.MEDIATOR, states=TALKS),),
    P.CONVEY: (_who(R.FREE_MEDIATOR, states=ACCEPTED),),
    P.READ_PROPOSALS: (_who(*IDENTIFIED),),
    P.USE_OWN_CHANNEL: (_who(*ENTRUSTED),),
    # Secrecy gives way to these alone (PML 25, SPM 18); that nobody with a part in it acts asks the use case.
    P.ASK_BREAK_GLASS: (_who(R.MANAGER),),
    P.ANSWER_BREAK_GLASS: (_who(*INTAKE_DESK),),
    P.READ_BY_LAW: (_who(R.MANAGER),),
    P.COMPLAIN: (_who(*ENTRUSTED),),
    P.REVIEW_COMPLAINT: (_who(R.MANAGER),),
    # The least one would take is a disposal of the claim: whoever may not settle does not name it (LMAL 24).
    P.SET_RESERVATION_POINT: (_who(*BINDING, states=BEFORE_FORCE),),
    P.MANAGE_OFFERS: (_who(R.MEDIATOR, states=TALKS),),
    P.AGREE_TO_OFFERS: (_who(*BINDING, R.MEDIATOR, states=TALKS),),
    # Nobody enters a sealed figure for a party: whoever did would know it.
    P.SEAL_OFFER: (_who(*BINDING, states=TALKS),),
    P.END_NEW_TALKS: (_who(R.MEDIATOR, states=RENEGOTIATING),),
    P.SIGN_AS_PARTY: (_who(*BINDING, states=frozenset({"agreement"})),),
    P.SIGN_AS_MEDIATOR: (_who(R.MEDIATOR, states=frozenset({"agreement", "enforcement"})),),
    P.RECORD_SIGNATURE: (_who(R.MEDIATOR, R.REGISTRAR, states=frozenset({"agreement"})),),
    # What both did together at a commission or court, as they told it or as the paper says.
    P.NOTE_GATE: (_who(R.MEDIATOR, R.REGISTRAR, states=STANDING | {"performed", "handed_over"}),),
    # Of an agreement that stands, and after everything was paid.
    P.NOTE_VISIT: (_who(R.MEDIATOR, R.REGISTRAR, R.MANAGER, states=STANDING | {"performed", "handed_over"}),),
    P.ADD_DOCUMENT: (_who(R.APPLICANT, R.IDENTIFIED_RESPONDENT, *DESK, states=OPEN),),
    P.RECEIVE_REFERRAL: (_who(R.AGENCY),),
    # Asked of both parties, of a second officer or of another office's manager (procedure/consent.py); who
    # asked and who stands on a side is no second officer, and a mediator judges no step of its own office.
    P.CONSENT_AS_PARTY: (_who(*IDENTIFIED),),
    P.CONSENT_AS_OFFICER: (_who(*INTAKE_DESK),),
    P.CONSENT_AS_RECEIVER: (_who(R.RECEIVING_MANAGER),),
    P.ENTER_CONSENT: (_who(R.REGISTRAR, R.MEDIATOR),),
    P.TAKE_BACK_ASKED: (_who(*DESK, *BOTH_PARTIES),),
})  # fmt: skip
"""Permissions that are about one dispute. A permission that is not here is refused."""

BY_ROLE: Mapping[P, frozenset[Role]] = MappingProxyType({
    P.USE_DESK: frozenset({Role.REGISTRAR, Role.MEDIATOR, Role.MANAGER, Role.SEAL_KEEPER}),
    P.FILE_AT_DESK: frozenset({Role.REGISTRAR, Role.MANAGER}),
    P.USE_GROUPS: frozenset({Role.REGISTRAR, Role.MEDIATOR, Role.MANAGER}),
    P.REASSIGN_LOAD: frozenset({Role.MANAGER}),
    # It decides who may mediate: kept by who answers for the office's work, not by who runs accounts.
    P.KEEP_REGISTER: frozenset({Role.MANAGER}),
    P.OWN_REGISTER_ENTRY: frozenset({Role.MEDIATOR}),
    P.MANAGE_ROOMS: frozenset({Role.MANAGER}),
    P.SEE_BREAK_GLASS: frozenset({Role.MANAGER, Role.REGISTRAR}),
    P.SEE_COMPLAINTS: frozenset({Role.MANAGER}),
    P.OWN_CALENDAR: frozenset({Role.MEDIATOR}),
    P.USE_LIAISON: frozenset({Role.LIAISON}),
    P.SEND_IN: frozenset({Role.LIAISON}),
    P.SEE_PEOPLE: frozenset({Role.MANAGER, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}),
    P.MANAGE_PEOPLE: frozenset({Role.SYSTEM_ADMIN}),
    P.MANAGE_OFFICES: frozenset({Role.SYSTEM_ADMIN}),
    P.SET_CALENDAR: frozenset({Role.SYSTEM_ADMIN}),
    P.MANAGE_PARAMETERS: frozenset({Role.SYSTEM_ADMIN}),
    P.SEE_FIGURES: frozenset({Role.MANAGER, Role.AUDITOR}),
    P.READ_AUDIT: frozenset({Role.AUDITOR}),
    P.EXPORT_AUDIT: frozenset({Role.AUDITOR}),
    P.VERIFY_AUDIT: frozenset({Role.AUDITOR}),
})  # fmt: skip
"""Permissions that follow from holding a role at all, within what the post covers."""

FOR_ANYONE = frozenset({P.FILE})
FOR_THE_SIGNED_IN = frozenset({P.OWN_ACCOUNT, P.OWN_SAFETY})

FRESH = frozenset({
    P.SIGN_AS_MEDIATOR, P.SIGN_MINUTES_AS_MEDIATOR, P.SEAL, P.MANAGE_PEOPLE, P.EXPORT_AUDIT, P.OWN_SAFETY,
    P.ASK_BREAK_GLASS, P.ANSWER_BREAK_GLASS,
})  # fmt: skip
"""What takes effect for others or leaves the house: whoever does it has shown who it is in the last minutes
(identity/rules.FRESH_FOR). A party's signature asks for a code of its own instead."""

SEPARATED = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR)
"""Administration of system, security and audit may not meet in one person (GB/T 22239)."""
