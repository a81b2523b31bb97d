"""The model of a dispute's facts told in the words of the program, so that the real guards can be walked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from mediation.procedure.facts import DisputeFacts
from mediation.procedure.guards import FORM_GUARDS, GUARDS
from tests.unit.workflows.dispute_model import BINDING, PREDICATES, Facts

WORKER, EMPLOYER, ITEM = "worker-key", "employer-key", "item-key"
TODAY = date(2026, 11, 2)
TERM = {
    "claim_item_id": ITEM, "disposition": "pay", "payer_id": EMPLOYER, "payee_id": WORKER, "manner": "cash",
    "instalments": [{"amount_fen": 100, "due_on": "2026-11-09"}],
}  # fmt: skip


@cache
def told(model: Facts) -> DisputeFacts:
    """What the program would gather of a dispute that stands as the model says."""
    signed = {WORKER} if model.worker in BINDING else set()
    signed |= ({EMPLOYER} if model.employer else set()) | ({"mediator"} if model.mediator_signed else set())
    return DisputeFacts(
        profile=model.profile,
        awaiting_completion=model.awaiting,
        suspended=model.suspended,
        in_group=model.grouped,
        scope=("wages_owed",) if model.in_scope else (),
        claim_kinds=("wages_owed",) if model.has_item else (),
        claim_item_ids=(ITEM,) if model.has_item else (),
        applicant_reachable=model.reachable,
        respondents=0 if model.respondent == "unnamed" else 1,
        respondents_named_only=int(model.respondent == "named"),
        respondents_refusing=int(model.respondent == "refused"),
        respondents_agreeing=int(model.respondent == "agreed"),
        mediators=int(model.mediator is not None),
        actor_has_open_conflict=model.conflict,
        applicant_spoken=model.prepared,
        respondent_spoken=model.prepared,
        issues_noted=model.prepared,
        way="back_to_back_first" if model.prepared else None,
        applicant_meets=model.meets,
        accepted_terms=(TERM,) if model.terms else (),
        terms_accepted=model.terms,
        signatories=(WORKER, EMPLOYER),
        signed=frozenset(signed),
        sealed=model.sealed,
        agreement_declined=model.signing_failed,
        agreement_stands=model.in_force,
        obligations=int(model.in_force),
        obligations_open=int(model.obligation in ("due", "overdue", "paid")),
        obligations_overdue=int(model.obligation == "overdue"),
        payments_to_confirm=int(model.obligation == "paid"),
        breaches=int(model.breach),
        period_ends_on=TODAY,
        today=TODAY,
    )


def _real(name: str) -> Callable[[Facts], bool]:
    return lambda model: GUARDS[name](told(model))


REAL: Mapping[str, Callable[[Facts], bool]] = {
    **{name: _real(name) for name in GUARDS},
    **{name: PREDICATES[name] for name in FORM_GUARDS},
}
"""Guard → the predicate that the program asks, over the model's facts."""
