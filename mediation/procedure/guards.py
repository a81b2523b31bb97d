"""Guard name → rule. A refused guard's code is its own name; web/labels has the sentence for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mediation.agreements import rules as agreements
from mediation.claims import rules as claims
from mediation.deadlines import rules as deadlines
from mediation.enforcement import rules as enforcement
from mediation.parties import rules as parties
from mediation.procedure.facts import DisputeFacts
from mediation.proposals import rules as proposals
from workflows.vocabulary import Step

Given = Mapping[str, bool]
"""What a step's own form answers: form guard → whether it is satisfied."""

Guard = Callable[[DisputeFacts], bool]

GUARDS: Mapping[str, Guard] = MappingProxyType({
    "applicant_reachable": lambda f: f.applicant_reachable,
    "has_claim_item": lambda f: bool(f.claim_item_ids),
    "not_awaiting_completion": lambda f: not f.awaiting_completion,
    "awaiting_completion": lambda f: f.awaiting_completion,
    "respondent_named": lambda f: f.respondents > 0,
    "respondent_invited": lambda f: f.respondents > 0 and f.respondents_named_only == 0,
    "in_scope": lambda f: claims.in_scope(f.claim_kinds, f.scope),
    "parties_willing": lambda f: parties.willing(
        f.profile, f.respondents, f.respondents_agreeing, f.respondents_refusing
    ),
    "has_mediator": lambda f: f.mediators > 0,
    "no_open_conflict": lambda f: not f.actor_has_open_conflict,
    "applicant_contacted": lambda f: f.applicant_spoken,
    "respondent_contacted_or_tried": lambda f: f.respondent_spoken or f.respondent_tried,
    "issues_noted": lambda f: f.issues_noted,
    "way_chosen": lambda f: f.way is not None,
    "nobody_refuses_to_meet": lambda f: f.applicant_meets and f.respondent_meets,
    "same_terms_accepted": lambda f: f.terms_accepted,
    "claim_items_all_answered": lambda f: proposals.answers_every_item(f.accepted_terms, f.claim_item_ids),
    "terms_complete": lambda f: proposals.complete(f.accepted_terms),
    "signed_by_parties": lambda f: agreements.signed_by_parties(f.signatories, f.signed),
    "signed_by_mediator": lambda f: agreements.MEDIATOR in f.signed,
    "not_sealed": lambda f: not f.sealed,
    "signatures_complete_for_profile": lambda f: agreements.takes_effect(
        f.profile, f.signatories, f.signed, f.sealed
    ),
    "signing_failed": lambda f: agreements.signing_failed(
        f.agreement_declined, f.sign_by, f.today, agreements.signed_by_parties(f.signatories, f.signed)
    ),
    "suspended": lambda f: f.suspended,
    "not_suspended": lambda f: not f.suspended,
    "not_in_group": lambda f: not f.in_group,
    "in_group": lambda f: f.in_group,
    "extension_provided": lambda f: deadlines.extension_provided(f.profile),
    "period_running": lambda f: f.period_ends_on is not None and f.period_ends_on >= f.today,
    "extension_left": lambda f: (
        not deadlines.extension_provided(f.profile)
        or deadlines.days_to_extend(f.profile, f.period_extended_by) > 0
    ),
    "agreement_stands": lambda f: f.agreement_stands,
    "no_agreement_stands": lambda f: not f.agreement_stands,
    "performance_recorded": lambda f: f.payments_to_confirm > 0,
    "obligation_overdue": lambda f: enforcement.breachable(
        f.agreement_stands, f.obligations, f.obligations_overdue
    ),
    "obligations_settled": lambda f: enforcement.settled(f.obligations_open),
    "breach_reported_if_in_force": lambda f: not f.agreement_stands or f.breaches > 0,
})  # fmt: skip

FORM_GUARDS = frozenset({
    "reason_given", "mediator_eligible", "mediator_not_yet_assigned", "notice_given_or_waived",
    "heard_apart_or_reason", "register_number_given", "obligation_open", "result_given", "wish_signed",
    "receiver_named", "suspension_ground_given", "extension_days_allowed", "ground_given",
    "item_remains", "amendment_in_scope", "receiving_office_named", "receiving_office_in_scope",
    "group_fits", "findings_explained",
})  # fmt: skip
"""Guards that the step's form answers; asked when the form comes, not shown as "not open yet"."""


def refusals(step: Step, facts: DisputeFacts) -> tuple[str, ...]:
    """Every reason why the step is not open yet, all at once; empty when its form may be opened."""
    return tuple(name for name in step.guards if not GUARDS[name](facts))


def refusals_of_form(step: Step, given: Given) -> tuple[str, ...]:
    """What the step's form left unanswered."""
    return tuple(name for name in step.form_guards if not given.get(name, False))
