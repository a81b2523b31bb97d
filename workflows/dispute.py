"""The life of a dispute: from filing through talks and agreement to performance, and every way it can end.

The guard `no_open_conflict` asks about the person who acts: nobody with an open conflict of interest in this
dispute takes a mediator's step. Guards in `form_guards` are answered by the step's own form. An agreement
stands from the day it is in force until another one replaces it, while it is talked over anew as well: it
goes on to be performed (`agreement_stands`), and nothing but its performance or its breach ends the dispute
(`no_agreement_stands`).
"""
from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

BEFORE_FORCE = ("intake", "preparation", "back_to_back", "face_to_face", "agreement")
ACCEPTED = ("preparation", "back_to_back", "face_to_face", "agreement")
BEFORE_AGREEMENT = ("preparation", "back_to_back", "face_to_face")
RENEGOTIATING = ("back_to_back", "face_to_face", "agreement")
ANY_OPEN = (*BEFORE_FORCE, "enforcement")
STANDING = (*RENEGOTIATING, "enforcement")

STATES = (
    State("draft", Kind.DRAFT, "填写中", "Draft"),
    State("intake", Kind.OPEN, "待受理（收件审查）", "Intake"),
    State("preparation", Kind.OPEN, "调解准备", "Preparation"),
    State("back_to_back", Kind.OPEN, "背靠背调解", "Back-to-back talks"),
    State("face_to_face", Kind.OPEN, "面对面调解", "Face-to-face talks"),
    State("agreement", Kind.OPEN, "协议签订", "Agreement"),
    State("enforcement", Kind.OPEN, "协议履行", "Enforcement"),
    State("performed", Kind.FINAL, "履行完毕", "Performed"),
    State("not_accepted", Kind.FINAL, "不予受理", "Not accepted"),
    State("withdrawn", Kind.FINAL, "撤回", "Withdrawn"),
    State("terminated", Kind.CLOSED, "终止调解", "Terminated"),
    State("handed_over", Kind.FINAL, "转其他途径", "Handed over"),
)

INTAKE_STEPS = (
    Step("file", ("draft",), "intake", "dispute.file", "dispute.filed",
         "提交申请", "File the claim", guards=("applicant_reachable", "has_claim_item"), starts=("filed",)),
    Step("request_completion", ("intake",), None, "dispute.request_completion",
         "dispute.completion_requested",
         "要求补正", "Ask for completion", guards=("not_awaiting_completion",),
         starts=("completion_requested",)),
    Step("complete_filing", ("intake",), None, "dispute.complete_filing", "dispute.filing_completed",
         "提交补正", "Complete the filing", guards=("awaiting_completion",), starts=("completion_filed",)),
    Step("invite", BEFORE_FORCE, None, "dispute.invite", "dispute.invited",
         "邀请被申请人", "Invite the respondent", guards=("respondent_named",)),
    Step("answer_invitation", BEFORE_FORCE, None, "dispute.answer_invitation", "dispute.invitation_answered",
         "答复邀请", "Answer the invitation", guards=("respondent_invited",)),
    Step("accept", ("intake",), "preparation", "dispute.accept", "dispute.accepted",
         "受理", "Accept", guards=("in_scope", "respondent_invited", "parties_willing"),
         starts=("accepted",)),
    Step("amend", ("intake", *BEFORE_AGREEMENT), None, "dispute.amend", "dispute.amended",
         "变更请求或当事人", "Amend the claim", guards=("no_agreement_stands",),
         form_guards=("item_remains", "amendment_in_scope")),
    Step("decline", ("intake",), "not_accepted", "dispute.decline", "dispute.declined",
         "不予受理", "Decline", form_guards=("reason_given",), starts=("declined",)),
)

MEDIATOR_STEPS = (
    Step("assign", ANY_OPEN, None, "dispute.assign", "dispute.mediator_assigned",
         "指派调解员", "Assign a mediator", form_guards=("mediator_eligible", "mediator_not_yet_assigned"),
         effects=("opens_grant",)),
    Step("replace", ANY_OPEN, None, "dispute.replace", "dispute.mediator_replaced",
         "更换调解员", "Replace the mediator", guards=("has_mediator",),
         form_guards=("mediator_eligible", "mediator_not_yet_assigned", "reason_given"),
         effects=("opens_grant", "closes_grant")),
    Step("recuse", ANY_OPEN, None, "dispute.recuse", "dispute.mediator_recused",
         "回避", "Recuse the mediator", guards=("has_mediator",), form_guards=("reason_given",),
         effects=("closes_grant",)),
)

TALK_STEPS = (
    Step("begin_back_to_back", ("preparation",), "back_to_back", "dispute.begin_back_to_back",
         "dispute.back_to_back_begun",
         "开始背靠背调解", "Begin back-to-back talks",
         guards=("applicant_contacted", "respondent_contacted_or_tried", "issues_noted", "way_chosen",
                 "not_suspended", "no_open_conflict")),
    Step("begin_face_to_face", ("preparation", "back_to_back"), "face_to_face", "dispute.begin_face_to_face",
         "dispute.face_to_face_begun",
         "开始面对面调解", "Begin face-to-face talks",
         guards=("respondent_invited", "nobody_refuses_to_meet", "not_suspended", "no_open_conflict"),
         form_guards=("notice_given_or_waived", "heard_apart_or_reason")),
    Step("return_to_back_to_back", ("face_to_face",), "back_to_back", "dispute.return_to_back_to_back",
         "dispute.returned_to_back_to_back",
         "转回背靠背调解", "Return to back-to-back talks", guards=("not_suspended", "no_open_conflict")),
    # A step, so that a form opened before it is told of it: nobody overtakes terms that he has not seen.
    Step("put_proposal", BEFORE_AGREEMENT, None, "dispute.put_proposal", "dispute.proposal_put",
         "提出调解方案", "Put a proposal to the parties", guards=("not_suspended", "no_open_conflict")),
)

AGREEMENT_STEPS = (
    Step("reach_agreement", BEFORE_AGREEMENT, "agreement", "dispute.reach_agreement",
         "dispute.agreement_reached",
         "达成协议", "Reach agreement",
         guards=("respondent_invited", "same_terms_accepted", "claim_items_all_answered", "terms_complete",
                 "not_suspended", "no_open_conflict"),
         form_guards=("findings_explained",),
         starts=("agreement_reached",)),
    Step("reopen_talks", ("agreement",), "face_to_face", "dispute.reopen_talks", "dispute.talks_reopened",
         "重新商谈", "Reopen the talks", guards=("signing_failed", "not_suspended", "no_open_conflict"),
         starts=("talks_reopened",)),
    # Sealed in enforcement too: a court-delegated agreement is in force from both parties' signing (SPM 24).
    Step("seal", ("agreement", "enforcement"), None, "dispute.seal", "dispute.agreement_sealed",
         "盖章", "Seal the agreement", guards=("signed_by_parties", "signed_by_mediator", "not_sealed"),
         form_guards=("register_number_given",)),
    Step("bring_into_force", ("agreement",), "enforcement", "dispute.bring_into_force",
         "dispute.agreement_in_force",
         "协议生效", "Bring the agreement into force", guards=("signatures_complete_for_profile",),
         starts=("agreement_in_force",)),
)

# New talks about an agreement in force: asked for by the mediator, taken under the name of whichever party
# consents last. Any party ends them by its word, whoever has a conflict: the agreement goes on as it stands.
RENEGOTIATION_STEPS = (
    Step("renegotiate", ("enforcement",), "face_to_face", "dispute.renegotiate", "dispute.renegotiated",
         "重新协商（变更协议）", "Renegotiate the agreement",
         guards=("agreement_stands", "not_suspended", "no_open_conflict"), form_guards=("reason_given",)),
    Step("resume_enforcement", RENEGOTIATING, "enforcement", "dispute.resume_enforcement",
         "dispute.enforcement_resumed",
         "按原协议履行", "Go on with the agreement as it stands", guards=("agreement_stands",),
         starts=("renegotiation_over",)),
)

PERFORMANCE_STEPS = (
    Step("record_performance", STANDING, None, "dispute.record_performance",
         "dispute.performance_recorded",
         "登记履行", "Record performance", guards=("agreement_stands",), form_guards=("obligation_open",)),
    Step("confirm_performance", STANDING, None, "dispute.confirm_performance",
         "dispute.performance_confirmed",
         "确认收到", "Confirm performance", guards=("agreement_stands", "performance_recorded")),
    Step("report_breach", STANDING, None, "dispute.report_breach", "dispute.breach_reported",
         "报告未履行", "Report a breach", guards=("agreement_stands", "obligation_overdue")),
)

STANDING_STILL = (
    # Barred meanwhile are the talks and nothing else: parties may refuse, withdraw, sign and pay, and the
    # road to arbitration stays open. Which clocks rest is the profile's rule (law/clocks.py).
    Step("suspend", ANY_OPEN, None, "dispute.suspend", "dispute.suspended",
         "中止办理", "Suspend", guards=("not_suspended", "no_open_conflict"),
         form_guards=("suspension_ground_given",)),
    Step("resume", ANY_OPEN, None, "dispute.resume", "dispute.resumed",
         "恢复办理", "Resume", guards=("suspended", "no_open_conflict")),
)

# Asked for by one person and taken under the name of whoever consents last (workflows/pending_act.py).
SHARED_STEPS = (
    Step("extend", ANY_OPEN, None, "dispute.extend", "dispute.period_extended",
         "延长调解期限", "Extend the mediation period",
         guards=("extension_provided", "period_running", "extension_left", "respondent_invited",
                 "no_open_conflict"),
         form_guards=("extension_days_allowed", "reason_given")),
    Step("revoke_acceptance", BEFORE_AGREEMENT, "not_accepted", "dispute.revoke_acceptance",
         "dispute.acceptance_revoked",
         "撤销受理", "Revoke the acceptance", guards=("no_agreement_stands",),
         form_guards=("ground_given", "reason_given"),
         starts=("closed",)),
    Step("transfer", ANY_OPEN, None, "dispute.transfer", "dispute.transferred",
         "转由其他机构办理", "Transfer to another office",
         form_guards=("receiving_office_named", "receiving_office_in_scope", "reason_given"),
         effects=("closes_grant",)),
)

GROUP_STEPS = (
    # Asked for by the office, taken under the name of the worker who consents; to leave asks nobody.
    # Nothing of the dispute itself moves: it keeps its number, state, claims, channel, dates and sums.
    Step("join_group", ANY_OPEN, None, "dispute.join_group", "dispute.group_joined",
         "参加集体办理", "Join a group", guards=("not_in_group",), form_guards=("group_fits",)),
    Step("leave_group", ANY_OPEN, None, "dispute.leave_group", "dispute.group_left",
         "退出集体办理", "Leave the group", guards=("in_group",)),
)

ENDING_STEPS = (
    Step("complete", ("enforcement",), "performed", "dispute.complete", "dispute.completed",
         "结案（履行完毕）", "Close as performed", guards=("obligations_settled", "no_open_conflict"),
         starts=("closed",)),
    Step("withdraw", BEFORE_FORCE, "withdrawn", "dispute.withdraw", "dispute.withdrawn",
         "撤回申请", "Withdraw", guards=("no_agreement_stands",), starts=("closed",)),
    Step("refuse_mediation", ACCEPTED, "terminated", "dispute.refuse_mediation", "dispute.mediation_refused",
         "拒绝调解", "Refuse mediation", guards=("no_agreement_stands",), starts=("closed",)),
    Step("terminate", ACCEPTED, "terminated", "dispute.terminate", "dispute.terminated",
         "终止调解", "Terminate", guards=("no_agreement_stands", "no_open_conflict"),
         form_guards=("result_given",),
         starts=("closed",)),
    # Not guarded by no_open_conflict: nobody can be replaced once the mediation is over, and a mediator's
    # conflict must not hold up the person's road to arbitration. The policy says who hands over instead.
    Step("hand_over", ("terminated", "enforcement"), "handed_over", "dispute.hand_over",
         "dispute.handed_over", "转其他途径", "Hand over", guards=("breach_reported_if_in_force",),
         form_guards=("wish_signed", "receiver_named"), starts=("closed",)),
)

DISPUTE = Workflow(
    name="dispute",
    label="劳动争议",
    label_en="Labour dispute",
    states=STATES,
    initial="draft",
    steps=(*INTAKE_STEPS, *MEDIATOR_STEPS, *TALK_STEPS, *AGREEMENT_STEPS, *RENEGOTIATION_STEPS,
           *PERFORMANCE_STEPS, *STANDING_STILL, *SHARED_STEPS, *GROUP_STEPS, *ENDING_STEPS),
    named_groups={
        "before_force": BEFORE_FORCE,
        "accepted": ACCEPTED,
        "before_agreement": BEFORE_AGREEMENT,
        "talks": ("back_to_back", "face_to_face"),
        "in_force": ("enforcement", "performed"),
    },
)
