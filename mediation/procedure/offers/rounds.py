"""Rounds of sealed offers: opened by the mediator, sealed by both sides, told at once when both have sealed.

A seal touches no joint row: neither the other side nor the mediator can see whether somebody sealed. Only the
second one lets the round be told, under the name of the system, so that the order stays untold too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel import clock
from mediation.kernel.actor import Actor, timer
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.offers import changes, ladder, queries, rules
from mediation.offers.models import BlindMethod, BlindRound
from mediation.offers.queries import OwnFigures
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from mediation.procedure.offers.method import side_of
from mediation.procedure.offers.stopping import open_method, stop_row, tell_both
from mediation.procedure.offers.telling import things_of, told_of
from mediation.talks.queries import mediators_compartment

TELLER = timer("tell_sealed_offers")
_NOT_YET = {"asked": "not_agreed_yet", "sealing": "round_open"}
LAPSER = timer("close_sealed_offers")
OPENED = "新一轮“密封报价”已经开始，请在期限内登录封存您的数额。对方和调解员都看不到。"
TOLD = "本轮“密封报价”有了结果，请登录查看。"
NOTHING = "本轮“密封报价”已到期，没有结果可以公布，请登录查看。"


@dataclass(frozen=True)
class Figures:
    """What a side seals: fen by thing (a claim item in hex, or `total`), and weights 1 to 5 where asked."""

    figures: Mapping[str, int]
    weights: Mapping[str, int] = field(default_factory=dict)


def open_round(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    method_id: UUID,
    days: int,
    figures: Mapping[str, int] | None = None,
) -> UUID:
    """Open a round, to be sealed within so many days; with the mediator's own figures where that was agreed.

    Raises Invalid, NotFound, NotAllowed, Refused, NotPossible("offers_over", "offers_met", "rounds_used",
    "round_open", "not_agreed_yet").
    """
    if days not in rules.DAYS:
        raise Invalid(days="unknown")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.MANAGE_OFFERS)
        row = open_method(case, method_id)
        held = rounds_of(case, row)
        _close_if_over(case, row, held)
        _refuse_another(row, held)
        made = changes.add_round(session, actor, row, len(held) + 1, clock.today() + timedelta(days=days))
        if row.figure == rules.MEDIATOR:
            _fix(case, row, held, made, figures or {})
        changes.step(session, actor, case.chain, row, "open_round", ground, after={"round": made.number})
        tell_both(case, row, OPENED)
        return made.id


def _refuse_another(row: BlindMethod, held: list[BlindRound]) -> None:
    if row.state not in ("agreed", "told"):
        raise NotPossible(_NOT_YET.get(row.state, "offers_over"))
    if held and rules.is_last(held[-1].number):
        raise NotPossible("rounds_used")
    if not things_of(row, held):
        raise NotPossible("offers_met")


def _fix(
    case: Case, row: BlindMethod, held: list[BlindRound], made: BlindRound, figures: Mapping[str, int]
) -> None:
    wanted = set(things_of(row, held))
    missing = [thing for thing in wanted if not 0 < figures.get(thing, 0) <= ladder.RUNGS[-1]]
    if missing or set(figures) != wanted:
        raise Invalid(**dict.fromkeys(missing or ["figures"], "missing"))
    notes = mediators_compartment(case.session, case.dispute.id, lock=True)
    changes.fix_figures(case.session, case.actor, notes, made, figures)


def seal(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    round_id: UUID,
    given: Figures,
    party_id: UUID | None = None,
) -> str:
    """A side seals its figures for this round, once and for good; gives the sum that commits to them.

    The second side's seal lets the round be told. Raises Invalid with the things as fields, NotFound,
    NotAllowed, NotPossible("round_over", "already_sealed").
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        case.require(Permission.SEAL_OFFER)
        row, held = _open(case, round_id)
        party = side_of(case, row, party_id)
        place = queries.own_place(session, actor, dispute_id, party.id)
        mine = queries.sealed_in(session, place)
        if round_id in mine:
            raise NotPossible("already_sealed")
        before = rounds_of(case, row)
        _check(row, before, given, "worker" if party.id == row.worker_id else "payer", mine)
        committed = changes.seal(session, actor, place, held, given.figures, given.weights)
        session.flush()
        _tell_if_both(case, row, before, held)
        return committed


def _open(case: Case, round_id: UUID) -> tuple[BlindMethod, BlindRound]:
    held = case.session.get(BlindRound, round_id)
    if held is None or held.dispute_id != case.dispute.id:
        raise NotFound()
    row = queries.method(case.session, case.dispute.id, held.method_id)
    if not {row.worker_id, row.payer_id} & case.own_parties:
        raise NotFound()
    if held.closed_at is not None or row.state != "sealing" or rules.is_over(held.due_on, clock.today()):
        raise NotPossible("round_over")
    return row, held


def _check(
    row: BlindMethod, held: list[BlindRound], given: Figures, side: str, mine: Mapping[UUID, OwnFigures]
) -> None:
    things = things_of(row, held)
    found = rules.faults_of_figures(side, things, given.figures, last_told(held, mine))
    if rules.weighs(row.scope, row.figure):
        for thing in things:
            if given.weights.get(thing) not in rules.WEIGHTS:
                found.setdefault(f"weight_{thing}", "missing")
    elif given.weights:
        found["weights"] = "unknown"
    if found:
        raise Invalid(**found)


def last_told(held: list[BlindRound], mine: Mapping[UUID, OwnFigures]) -> dict[str, int]:
    """A side's own figures as they stand in the rounds that were told; the newest for each thing."""
    before: dict[str, int] = {}
    for each in held:
        if each.told and each.id in mine:
            before.update(mine[each.id].figures)
    return before


def rounds_of(case: Case, row: BlindMethod) -> list[BlindRound]:
    """The rounds of this manner, oldest first."""
    return [held for held in queries.rounds(case.session, case.dispute.id) if held.method_id == row.id]


def _tell_if_both(case: Case, row: BlindMethod, before: list[BlindRound], held: BlindRound) -> None:
    """Open both sides' figures, compare them and tell the answer, once; nothing while one is missing."""
    session = case.session
    there = queries.places(session, case.dispute.id, (row.worker_id, row.payer_id))
    worker = queries.sealed_in(session, there[row.worker_id])
    payer = queries.sealed_in(session, there[row.payer_id])
    if held.id not in worker or held.id not in payer:
        return
    notes = mediators_compartment(session, case.dispute.id) if row.figure == rules.MEDIATOR else None
    fixed = queries.mediators_figures(session, notes) if notes is not None else {}
    changes.close_round(held, told_of(row, before, held, (worker, payer), fixed))
    changes.step(session, TELLER, case.chain, row, "tell", after={"round": held.number})
    tell_both(case, row, TOLD)


def lapse(session: Session, today: date) -> int:
    """Close what was not sealed or answered in time, dispute by dispute; gives how many disputes."""
    found = queries.overdue(session, today)
    session.rollback()
    for dispute_id in found:
        with transaction(session):
            case = take(session, LAPSER, dispute_id)
            for row in queries.methods(session, dispute_id):
                _close_if_over(case, row, rounds_of(case, row))
    return len(found)


def _close_if_over(case: Case, row: BlindMethod, held: list[BlindRound]) -> None:
    """Nothing is told of a round that not both sealed: the same, whether one of them did or nobody."""
    if row.state == "asked" and rules.is_over(row.answer_by, clock.today()):
        stop_row(case, row, "no_answer")
    if row.state != "sealing" or not rules.is_over(held[-1].due_on, clock.today()):
        return
    changes.close_round(held[-1], None)
    changes.step(case.session, LAPSER, case.chain, row, "lapse", after={"round": held[-1].number})
    tell_both(case, row, NOTHING)
