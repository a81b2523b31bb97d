"""The eight rules a dispute's workflow must keep, each as a search for places or moves that break it.

Each function gives the breaches it finds; none at all is the proof, for the walk was exhaustive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tests.unit.workflows.dispute_model import Facts
from tests.unit.workflows.explore import Explored
from workflows.correction import CORRECT
from workflows.vocabulary import Kind

Walk = Explored[Facts]

OWN = frozenset({"withdraw", "refuse_mediation"})
BEFORE_FORCE = ("intake", "preparation", "back_to_back", "face_to_face", "agreement")

# The steps domain knowledge gives to a mediator alone or to mediator and manager; `hand_over` carries out a
# party's own signed wish, and the records of performance are the payer's and the payee's.
MEDIATORS_STEPS = frozenset(
    {
        "begin_back_to_back",
        "begin_face_to_face",
        "return_to_back_to_back",
        "reach_agreement",
        "reopen_talks",
        "complete",
        "terminate",
        "put_proposal",
        "suspend",
        "resume",
        "renegotiate",
    }
)


def in_force_unsigned(walk: Walk) -> Iterator[str]:
    """(i) No agreement in force without every signature its profile asks for (LMAL 14; SPM 24).

    New talks are only about one that was in force before; the signatures are then those under the new text.
    """
    yield from (
        f"{state}: {facts}"
        for state, facts in walk.moves
        if (state in ("enforcement", "performed") or facts.in_force)
        and not facts.stood
        and not _every_signature(facts)
    )
    yield from (
        f"{edge.trigger} in {state}: {facts}"
        for state, facts, edge in walk.edges()
        if edge.facts.stood and not facts.stood and not (facts.in_force and _every_signature(facts))
    )


def _every_signature(facts: Facts) -> bool:
    parties = bool(facts.worker) and facts.employer
    return parties and (facts.profile == "court_delegated" or (facts.mediator_signed and facts.sealed))


def refusal_without_end(walk: Walk) -> Iterator[str]:
    """(ii) Before force, the applicant's withdrawal and either party's refusal lead to an end in one step.

    At intake the respondent's refusal keeps the case from being accepted, and the office can only decline it.
    New talks about an agreement in force end in one step, too: it goes on to be performed as it stands.
    """
    for (state, facts), edges in walk.moves.items():
        if state not in BEFORE_FORCE:
            continue
        if facts.in_force:
            if ("resume_enforcement", "enforcement") not in {(edge.trigger, edge.state) for edge in edges}:
                yield f"{state}: {facts}"
            continue
        ends = {edge.trigger for edge in edges if not walk.table.is_open(edge.state)}
        wanted = {"withdraw", "decline" if state == "intake" else "refuse_mediation"}
        goes_on = facts.respondent == "refused" and any(edge.trigger == "accept" for edge in edges)
        if not wanted <= ends or goes_on:
            yield f"{state}: {facts}"


def road_taken_away(walk: Walk) -> Iterator[str]:
    """(iii) No step takes away or delays the right to arbitrate or sue.

    The road stays open everywhere, and whoever's mediation was terminated can be handed over at once.
    """
    for (state, facts), edges in walk.moves.items():
        held_up = state == "terminated" and "hand_over" not in {edge.trigger for edge in edges}
        if held_up or not facts.road_open:
            yield f"{state}: {facts}"


def open_without_end(walk: Walk) -> Iterator[str]:
    """(iv) From every open place an end can be reached."""
    ending = walk.reaching(lambda state: state in walk.table.groups["closed"])
    yield from (f"{state}: {facts}" for state, facts in walk.moves if (state, facts) not in ending)


def both_gates(walk: Walk) -> Iterator[str]:
    """(v) Arbitration review and judicial confirmation exclude each other (CHR 74, CPL 205).

    This table has no step to either gate yet, so what can be proved is that no place records more than one.
    """
    yield from (f"{state}: {facts}" for state, facts in walk.moves if len(facts.gates) > 1)


def acting_in_conflict(walk: Walk) -> Iterator[str]:
    """(vi) While the mediator's conflict of interest is open, none of a mediator's steps can be taken."""
    yield from (
        f"{edge.trigger} in {state}: {facts}"
        for state, facts, edge in walk.edges()
        if facts.conflict and edge.trigger in MEDIATORS_STEPS
    )


def bound_without_consent(walk: Walk) -> Iterator[str]:
    """(vii) A settlement binds only the worker who consented (LMAL 7; CHR 62-65).

    One dispute has one worker, so a group is proved member by member: in force only with that worker's own
    signature, or that of somebody with special authority from this worker.
    """
    yield from (
        f"{state}: {facts}"
        for state, facts in walk.moves
        if facts.in_force and not facts.stood and facts.worker not in ("self", "special")
    )


def seen_by_somebody_new(walk: Walk) -> Iterator[str]:
    """(viii) No step shows confidential talk to anyone new but the mediator whom it puts on the case."""
    for state, facts, edge in walk.edges():
        new = edge.facts.readers - facts.readers
        brought = {edge.facts.mediator} if edge.trigger in ("assign", "replace") else set()
        stays = edge.facts.readers - {edge.facts.mediator} if edge.trigger in ("replace", "recuse") else set()
        if new - brought or stays:
            yield f"{edge.trigger} in {state}: {facts}"


def given_up_while_it_stands(walk: Walk) -> Iterator[str]:
    """Beside the eight: an agreement in force is not ended by a word; it is performed, broken or replaced."""
    for state, facts, edge in walk.edges():
        given_up = edge.state in ("not_accepted", "withdrawn", "terminated") or not edge.facts.in_force
        if facts.in_force and given_up:
            yield f"{edge.trigger} in {state}: {facts}"


def closed_opened_again(walk: Walk) -> Iterator[str]:
    """Beside the eight: what is over stays over; a hand-over leads to another ending, a correction back."""
    yield from (
        f"{edge.trigger} in {state}: {facts}"
        for state, facts, edge in walk.edges()
        if state in walk.table.groups["closed"]
        and walk.table.state(edge.state).kind is Kind.OPEN
        and edge.trigger != CORRECT.trigger
    )


def irreversible_undone(walk: Walk) -> Iterator[str]:
    """Beside the eight: no correction takes a signature, an agreement in force or a payment away."""
    for state, facts, edge in walk.edges():
        if edge.trigger == CORRECT.trigger and _lasting(edge.facts) != _lasting(facts):
            yield f"{state}: {facts}"


def _lasting(facts: Facts) -> tuple[object, ...]:
    signed = (facts.worker, facts.employer, facts.mediator_signed, facts.sealed)
    return (*signed, facts.stood, facts.in_force, facts.obligation, facts.breach)


def own_word_undone(walk: Walk) -> Iterator[str]:
    """Beside the eight: nobody takes back for a party what it said itself (mediation is voluntary)."""
    for state, facts, edge in walk.edges():
        last = facts.last
        if edge.trigger == CORRECT.trigger and last and last.trigger in OWN and not last.entered_for_party:
            yield f"{state}: {facts}"


RULES: Mapping[str, Callable[[Walk], Iterator[str]]] = {
    "i": in_force_unsigned,
    "ii": refusal_without_end,
    "iii": road_taken_away,
    "iv": open_without_end,
    "v": both_gates,
    "vi": acting_in_conflict,
    "vii": bound_without_consent,
    "viii": seen_by_somebody_new,
    "stands": given_up_while_it_stands,
    "closed": closed_opened_again,
    "lasting": irreversible_undone,
    "own": own_word_undone,
}
