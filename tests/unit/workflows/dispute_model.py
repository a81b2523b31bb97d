"""A small model of what a dispute's guards look at: enough to prove the eight rules, small enough to exhaust.

One mediator is on the case at a time; a second one stands ready, so that replacement can be told from return.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from mediation.disputes.rules import OWN_WORD, LastStep, Since, obstacles
from workflows.correction import CORRECT
from workflows.vocabulary import Step, Workflow

PROFILES = ("statutory", "enterprise_committee", "court_delegated")
MEDIATORS = ("first", "second")
BINDING = ("self", "special")  # a general power of attorney does not bind the worker to a settlement


class Facts(NamedTuple):
    """What is known of one dispute. `worker` is who signed for the worker, and by what authority."""

    profile: str
    reachable: bool = False
    has_item: bool = False
    in_scope: bool = False
    awaiting: bool = False
    suspended: bool = False
    grouped: bool = False  # handled together with the disputes of other workers
    respondent: str = "unnamed"  # then named, invited, agreed, refused
    mediator: str | None = None
    conflict: bool = False
    prepared: bool = False
    meets: bool = True
    terms: bool = False
    worker: str = ""  # then self, special, general
    employer: bool = False
    mediator_signed: bool = False
    sealed: bool = False
    signing_failed: bool = False
    in_force: bool = False  # an agreement stands, while it is talked over anew as well
    stood: bool = False  # there are new talks about it; who signed is said of the new text
    obligation: str = "none"  # then due, overdue, paid, settled
    breach: bool = False
    readers: frozenset[str] = frozenset()  # who, beside the party itself, reads its channel
    road_open: bool = True  # to arbitration and to court
    gates: tuple[str, ...] = ()  # arbitration review, judicial confirmation
    last: LastStep | None = None  # the step that moved it here, while no other step has followed


def signed_by_parties(facts: Facts) -> bool:
    return facts.worker in BINDING and facts.employer


def _signatures_complete(facts: Facts) -> bool:
    if facts.profile == "court_delegated":
        return signed_by_parties(facts)
    return signed_by_parties(facts) and facts.mediator_signed and facts.sealed


def _parties_willing(facts: Facts) -> bool:
    if facts.profile == "enterprise_committee":
        return facts.respondent == "agreed"
    return facts.respondent != "refused"


def _answerable(facts: Facts) -> bool:
    """What a form asks can always be filled in; the walk takes it as filled in."""
    return True


PREDICATES: Mapping[str, Callable[[Facts], bool]] = {
    "applicant_reachable": lambda facts: facts.reachable,
    "has_claim_item": lambda facts: facts.has_item,
    "not_awaiting_completion": lambda facts: not facts.awaiting,
    "awaiting_completion": lambda facts: facts.awaiting,
    "respondent_named": lambda facts: facts.respondent != "unnamed",
    "respondent_invited": lambda facts: facts.respondent in ("invited", "agreed", "refused"),
    "in_scope": lambda facts: facts.in_scope,
    "parties_willing": _parties_willing,
    "suspended": lambda facts: facts.suspended,
    "not_suspended": lambda facts: not facts.suspended,
    "suspension_ground_given": _answerable,
    "item_remains": _answerable,
    "amendment_in_scope": _answerable,
    "reason_given": _answerable,
    "mediator_eligible": _answerable,
    "mediator_not_yet_assigned": _answerable,
    "has_mediator": lambda facts: facts.mediator is not None,
    "no_open_conflict": lambda facts: not facts.conflict,
    "applicant_contacted": lambda facts: facts.prepared,
    "respondent_contacted_or_tried": lambda facts: facts.prepared,
    "issues_noted": lambda facts: facts.prepared,
    "way_chosen": lambda facts: facts.prepared,
    "nobody_refuses_to_meet": lambda facts: facts.meets,
    "notice_given_or_waived": _answerable,
    "heard_apart_or_reason": _answerable,
    "same_terms_accepted": lambda facts: facts.terms,
    "claim_items_all_answered": lambda facts: facts.terms,
    "terms_complete": lambda facts: facts.terms,
    "findings_explained": _answerable,
    "signing_failed": lambda facts: facts.signing_failed,
    "signed_by_parties": signed_by_parties,
    "signed_by_mediator": lambda facts: facts.mediator_signed,
    "not_sealed": lambda facts: not facts.sealed,
    "register_number_given": _answerable,
    "signatures_complete_for_profile": _signatures_complete,
    "obligation_open": lambda facts: facts.obligation in ("due", "overdue"),
    "performance_recorded": lambda facts: facts.obligation == "paid",
    "obligation_overdue": lambda facts: facts.obligation == "overdue",
    "obligations_settled": lambda facts: facts.obligation == "settled",
    # The days of the period are beside the model: it runs on, and something is left of it to add.
    "extension_provided": lambda facts: facts.profile != "statutory",
    "period_running": _answerable,
    "extension_left": _answerable,
    "extension_days_allowed": _answerable,
    "ground_given": _answerable,
    "receiving_office_named": _answerable,
    "receiving_office_in_scope": _answerable,
    "result_given": _answerable,
    "agreement_stands": lambda facts: facts.in_force,
    "no_agreement_stands": lambda facts: not facts.in_force,
    "breach_reported_if_in_force": lambda facts: facts.breach or not facts.in_force,
    "wish_signed": _answerable,
    "receiver_named": _answerable,
    "group_fits": _answerable,
    "in_group": lambda facts: facts.grouped,
    "not_in_group": lambda facts: not facts.grouped,
}


def _unsigned(facts: Facts) -> Facts:
    blank = facts._replace(worker="", employer=False, mediator_signed=False)
    return blank._replace(sealed=False, signing_failed=False)


def _anew(facts: Facts) -> Facts:
    """New terms are sought, and nobody has signed them; the agreement that stands is signed as it was.

    Of what has no bearing on the new talks (who was invited, prepared or joined) one case is walked.
    """
    fresh = _unsigned(facts)._replace(stood=True, terms=False, respondent="agreed", prepared=True, meets=True)
    return fresh._replace(grouped=False)


def _as_it_stood(facts: Facts) -> Facts:
    """Nobody can have touched what was signed: of the ways to have signed it in full, one is walked on."""
    signed = facts._replace(worker="self", employer=True, mediator_signed=True, sealed=True)
    return signed._replace(signing_failed=False, stood=False, terms=True)


def _unless_anew(change: Callable[[Facts], Iterable[Facts]]) -> Callable[[Facts], Iterable[Facts]]:
    return lambda facts: [facts] if facts.stood else change(facts)


def _others(facts: Facts) -> Iterator[str]:
    return (name for name in MEDIATORS if name != facts.mediator)


CHANGES: Mapping[str, Callable[[Facts], Iterable[Facts]]] = {
    "request_completion": lambda facts: [facts._replace(awaiting=True)],
    "complete_filing": lambda facts: [facts._replace(awaiting=False)],
    "accept": lambda facts: [facts._replace(awaiting=False)],
    "invite": lambda facts: [facts._replace(respondent="invited") if facts.respondent == "named" else facts],
    # Another respondent is named and not invited yet; terms accepted before do not answer another item.
    "amend": lambda facts: [facts, facts._replace(respondent="named"), facts._replace(terms=False)],
    "answer_invitation": _unless_anew(
        lambda facts: [facts._replace(respondent=said) for said in ("agreed", "refused")]
    ),
    "assign": lambda facts: [] if facts.mediator else [facts._replace(mediator=new) for new in MEDIATORS],
    "replace": lambda facts: [facts._replace(mediator=new, conflict=False) for new in _others(facts)],
    "recuse": lambda facts: [facts._replace(mediator=None, conflict=False)],
    "transfer": lambda facts: [facts._replace(mediator=None, conflict=False)],
    # What was prepared and who would meet is asked no more from here on, or afresh: told apart no longer.
    "reach_agreement": lambda facts: [facts._replace(prepared=True, meets=True)],
    "reopen_talks": lambda facts: [_unsigned(facts)._replace(terms=False)],
    "suspend": lambda facts: [facts._replace(suspended=True)],
    "resume": lambda facts: [facts._replace(suspended=False)],
    "join_group": _unless_anew(lambda facts: [facts._replace(grouped=True)]),
    "leave_group": lambda facts: [facts._replace(grouped=False)],
    "seal": lambda facts: [facts._replace(sealed=True)],
    "bring_into_force": lambda facts: [
        facts._replace(in_force=True, stood=False, obligation="due", breach=False)
    ],
    "renegotiate": lambda facts: [_anew(facts)],
    "resume_enforcement": lambda facts: [_as_it_stood(facts)],
    "record_performance": lambda facts: [facts._replace(obligation="paid")],
    "confirm_performance": lambda facts: [facts._replace(obligation="settled")],
    "report_breach": lambda facts: [facts._replace(breach=True)],
}


def effects_of(table: Workflow) -> dict[str, Callable[[Facts], Iterable[Facts]]]:
    """What each step does: the change of the model, and what the table itself says the step affects."""

    def effect(trigger: str, named: tuple[str, ...]) -> Callable[[Facts], Iterable[Facts]]:
        change = CHANGES.get(trigger, _unchanged)
        return lambda facts: [_affected(facts, after, named) for after in change(facts)]

    return {step.trigger: effect(step.trigger, step.effects) for step in table.steps}


def _unchanged(facts: Facts) -> Iterable[Facts]:
    return (facts,)


def _affected(before: Facts, after: Facts, named: tuple[str, ...]) -> Facts:
    readers = after.readers
    if "closes_grant" in named:
        readers = readers - {before.mediator or "nobody"}
    if "opens_grant" in named:
        readers = readers | {after.mediator or "somebody new"}
    # An effect the model has never heard of is taken as the worst: that it closes the road.
    unknown = set(named) - {"opens_grant", "closes_grant"}
    return after._replace(readers=readers, road_open=after.road_open and not unknown)


def acts(state: str, facts: Facts) -> Iterator[Facts]:
    """What the people may do in a state without a step of the dispute's table."""
    if state == "draft":
        yield facts._replace(reachable=True)
        yield facts._replace(has_item=True)
    if state in ("draft", "intake") and facts.respondent == "unnamed":
        yield facts._replace(respondent="named")
    if state == "intake":
        yield facts._replace(in_scope=True)
    if facts.mediator and state not in ("draft", "performed", "withdrawn", "terminated", "handed_over"):
        yield facts._replace(conflict=not facts.conflict)  # disclosed, or waived by all in writing
    if state in ("preparation", "back_to_back", "face_to_face"):
        yield facts._replace(prepared=True)
        yield facts._replace(meets=facts.stood or not facts.meets)
        yield facts._replace(terms=not facts.terms)
    if state == "agreement":
        yield from _signing(facts)
    if state == "enforcement":
        yield from _mediator_signs(facts)
    if facts.in_force and state in ("back_to_back", "face_to_face", "agreement", "enforcement"):
        yield from _as_days_pass(facts)


def _signing(facts: Facts) -> Iterator[Facts]:
    if not facts.worker:
        yield from (facts._replace(worker=authority) for authority in (*BINDING, "general"))
    if not (facts.worker and facts.employer):
        yield facts._replace(signing_failed=True)
    yield facts._replace(employer=True)
    yield from _mediator_signs(facts)


def _mediator_signs(facts: Facts) -> Iterator[Facts]:
    if facts.mediator and not facts.conflict:
        yield facts._replace(mediator_signed=True)


def _as_days_pass(facts: Facts) -> Iterator[Facts]:
    if facts.obligation in ("due", "overdue"):
        yield facts._replace(obligation="overdue")
        yield facts._replace(obligation="settled")  # waived with informed consent


def remember(step: Step, source: str, facts: Facts) -> Iterator[Facts]:
    """The step just taken; what a party says it may have said itself, or staff may have entered it."""
    target = step.leads_to(source)
    if target == source:
        yield facts._replace(last=None)
        return
    for entered in (False, True) if step.trigger in OWN_WORD else (False,):
        yield facts._replace(last=LastStep(step.trigger, source, target, entered))


Rule = Callable[[LastStep, Since], tuple[str, ...]]


def corrections(rule: Rule = obstacles) -> Callable[[str, Facts], Iterator[tuple[str, str, Facts]]]:
    """The way back by the last step, wherever the rule leaves it open."""

    def aside(_state: str, facts: Facts) -> Iterator[tuple[str, str, Facts]]:
        signed = bool(facts.worker) or facts.employer or facts.mediator_signed
        if facts.last is not None and not rule(facts.last, Since(signed=signed)):
            yield CORRECT.trigger, facts.last.from_state, _taken_back(facts, facts.last)

    return aside


def _taken_back(facts: Facts, last: LastStep) -> Facts:
    if last.trigger == "reach_agreement":
        facts = _unsigned(facts)
    if last.trigger == "bring_into_force":
        facts = facts._replace(in_force=False, obligation="none")
    # A correction is not corrected; what stood still when it ended goes on.
    was_over = last.to_state in ("not_accepted", "withdrawn", "terminated", "performed", "handed_over")
    return facts._replace(last=None, suspended=facts.suspended and not was_over)
