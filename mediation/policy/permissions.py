"""Every permission by name, with the one line that says what it lets somebody do."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """`<thing>.<what>`; a step of the dispute is `dispute.<trigger>` as its workflow table has it."""

    def __new__(cls, value: str, meaning: str = "") -> Permission:
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning  # type: ignore[attr-defined]
        return member

    FILE = "dispute.file", "file a claim, for oneself or as told by somebody"
    REQUEST_COMPLETION = "dispute.request_completion", "ask the applicant for what is missing"
    COMPLETE_FILING = "dispute.complete_filing", "hand in what was missing"
    INVITE = "dispute.invite", "invite the respondent to the mediation"
    ANSWER_INVITATION = "dispute.answer_invitation", "agree to the mediation or refuse it"
    ACCEPT = "dispute.accept", "accept a dispute for mediation"
    AMEND = "dispute.amend", "change what is asked for, or name somebody else as liable"
    DECLINE = "dispute.decline", "decline a dispute with the right road named"
    ASSIGN = "dispute.assign", "assign a mediator"
    REPLACE = "dispute.replace", "put another mediator in the place of one"
    RECUSE = "dispute.recuse", "release a mediator from a dispute"
    BEGIN_BACK_TO_BACK = "dispute.begin_back_to_back", "begin the talks with each party apart"
    BEGIN_FACE_TO_FACE = "dispute.begin_face_to_face", "begin the talks with both parties together"
    RETURN_TO_BACK_TO_BACK = "dispute.return_to_back_to_back", "go back to talks apart"
    PUT_PROPOSAL = "dispute.put_proposal", "put a mediator's proposal to both parties"
    REACH_AGREEMENT = "dispute.reach_agreement", "record that both accepted the same terms"
    REOPEN_TALKS = "dispute.reopen_talks", "go back to talks when an agreement was not signed"
    SEAL = "dispute.seal", "put the office's seal to an agreement"
    BRING_INTO_FORCE = "dispute.bring_into_force", "complete the last act that brings an agreement into force"
    RECORD_PERFORMANCE = "dispute.record_performance", "report a payment"
    CONFIRM_PERFORMANCE = "dispute.confirm_performance", "confirm that a payment arrived"
    REPORT_BREACH = "dispute.report_breach", "report that an obligation was not performed"
    RENEGOTIATE = "dispute.renegotiate", "ask for new talks about an agreement in force, to which all consent"
    RESUME_ENFORCEMENT = "dispute.resume_enforcement", "end new talks: the agreement goes on as it stands"
    SUSPEND = "dispute.suspend", "let a dispute stand still for a ground of the list"
    RESUME = "dispute.resume", "go on with a dispute that stood still"
    COMPLETE = "dispute.complete", "close a dispute as performed"
    WITHDRAW = "dispute.withdraw", "withdraw the claim"
    REFUSE_MEDIATION = "dispute.refuse_mediation", "end the mediation by refusing it"
    TERMINATE = "dispute.terminate", "end the mediation with its result"
    HAND_OVER = "dispute.hand_over", "hand the dispute over to another road"

    REPORT_BACK = "dispute.report_back", "tell whoever sent a dispute in what came of it"

    EXTEND = "dispute.extend", "ask for more days of mediation, to which both parties consent"
    REVOKE_ACCEPTANCE = (
        "dispute.revoke_acceptance",
        "ask that an acceptance be revoked, with a second officer",
    )
    TRANSFER = "dispute.transfer", "ask another office to take a dispute over"
    UNDO = "dispute.undo", "take back alone, within minutes, the step that one took last oneself"
    CORRECT = "dispute.correct", "ask that the last step be taken back, with a second officer"

    JOIN_GROUP = "dispute.join_group", "ask a worker to let the dispute be handled together with others"
    LEAVE_GROUP = "dispute.leave_group", "take a dispute out of its group, as its worker wishes"

    RELATE = "dispute.relate", "link two filings of one worker against one employer"
    STATE_FACTS = "claim.state_facts", "say what the facts of a claim are, or enter what a side said of them"
    FIND_UNDISPUTED = "claim.find_undisputed", "record which facts of a claim are undisputed"
    READ_NOTICE = "dispute.read_notice", "see the notice: who invites, about what, until when"
    READ_OWN = "dispute.read_own", "see one's own dispute with the claim and the joint record"
    READ_AT_DESK = "dispute.read_at_desk", "see the joint file at the desk"
    READ_AS_AGENCY = "dispute.read_as_agency", "see what concerns one's agency"
    READ_MEDIATOR_NOTES = "dispute.read_mediator_notes", "see the mediator's own notes of a dispute"
    READ_AGREEMENT = "agreement.read", "see the agreement"

    IDENTIFY_PARTY = "party.identify", "record who a party is and how that was seen"
    REPAIR_PARTY = "party.repair", "put right a telephone that led a stranger into a party's place"
    ADD_REPRESENTATIVE = "party.add_representative", "record who acts for a party, with what authority"
    ANSWER_ASSIGNMENT = "assignment.answer", "take on an assignment or refuse it, declaring conflicts"
    AGREE_TO_CONFLICT = "assignment.agree_to_conflict", "agree to a mediator who disclosed a conflict"
    CONTRADICT = "consent.contradict", "contradict what was recorded as one's own words"
    CONFIRM_PAPERS = "referral.confirm_papers", "confirm the receipt of the court's papers"
    PREPARE = "talk.prepare", "keep the contact log and the three preparations"
    ANNOUNCE = "talk.announce", "announce that a party was heard apart"
    SCHEDULE_TALK = "talk.schedule", "schedule a talk"
    RECORD_TALK = "talk.record", "write the record of a talk"
    ANSWER_PROPOSAL = "proposal.answer", "accept or decline a proposal in one's own channel"
    USE_OWN_CHANNEL = "channel.use_own", "read and write one's own channel"
    END_NEW_TALKS = "talk.end_new", "end talks about an agreement in force that lead nowhere, as mediator"
    SIGN_AS_PARTY = "agreement.sign_as_party", "sign an agreement, or decline to"
    SIGN_AS_MEDIATOR = "agreement.sign_as_mediator", "sign an agreement as its mediator"
    RECORD_SIGNATURE = "agreement.record_signature", "record a signature on paper, or a party's not signing"
    NOTE_GATE = "agreement.note_gate", "note that both applied for review or confirmation, and the outcome"
    ADD_DOCUMENT = "document.add", "add a paper to the joint file"
    RECEIVE_REFERRAL = "referral.receive", "confirm that a hand-over arrived"

    CONSENT_AS_PARTY = "pending_act.consent_as_party", "consent for one's party to a step that needs it"
    CONSENT_AS_OFFICER = "pending_act.consent_as_officer", "consent as second officer to what another asked"
    CONSENT_AS_RECEIVER = "pending_act.consent_as_receiver", "take a dispute over from another office"
    ENTER_CONSENT = "pending_act.enter_consent", "enter a party's consent as it was said"
    TAKE_BACK_ASKED = "pending_act.take_back_asked", "take back what one asked for"

    USE_GROUPS = "group.use", "see groups of disputes of one's own, and ask more workers to join"
    REASSIGN_LOAD = "assignment.reassign_load", "give the open disputes of one mediator to others at once"
    SEE_PEOPLE = "office.people", "see who works at an office"
    MANAGE_PEOPLE = "office.manage_people", "invite people, give and end roles, end sessions"
    MANAGE_OFFICES = "office.manage_offices", "change what is known of offices"
    SET_CALENDAR = "office.set_calendar", "enter a year's notice of holidays, by which every clock is counted"
    MANAGE_PARAMETERS = "office.manage_parameters", "see the published figures of the law and add newer ones"
    SEE_FIGURES = "office.figures", "see figures by state and month"
    READ_AUDIT = "audit.read", "read the audit log"
    EXPORT_AUDIT = "audit.export", "take entries of the audit log away as a file"
    VERIFY_AUDIT = "audit.verify", "recompute the chains of the audit log"
    USE_DESK = "desk.use", "open the desk"
    FILE_AT_DESK = "desk.file", "enter a claim at the desk as it was told, written or sent"
    SEND_IN = "liaison.send_in", "send a dispute in from an agency"
    USE_LIAISON = "liaison.use", "open the liaison's pages"
    OWN_ACCOUNT = "account.own", "use one's own account"
    OWN_SAFETY = "account.own_safety", "change by what one signs in"
