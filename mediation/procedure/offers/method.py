"""The manner of sealed offers: the mediator asks for it, and both sides agree before anything is sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from mediation.claims.models import ClaimItem
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.offers import changes, queries, rules
from mediation.offers.changes import Manner
from mediation.offers.models import BlindMethod
from mediation.offers.rules import CONSENT
from mediation.parties.models import Party, Utterance
from mediation.parties.queries import agreed_to
from mediation.parties.rules import ONLINE
from mediation.policy.permissions import Permission
from mediation.policy.relations import settled_for_by
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from mediation.procedure.offers.stopping import stop_row, tell_both
from mediation.procedure.said import Said, hear

AGREES, REFUSES = "agrees", "refuses"
ASKED = "调解员建议用“密封报价”比较双方的数额，请登录查看办法，并答复是否同意。"
AGREED = "双方都同意了“密封报价”的办法，请等调解员开始第一轮。"


@dataclass(frozen=True)
class Wanted:
    """What a mediator asks for: total or items, how a figure is found, the items (hex), days to answer."""

    scope: str
    figure: str
    items: tuple[str, ...]
    payer_id: UUID
    days: int


def ask(session: Session, actor: Actor, dispute_id: UUID, wanted: Wanted) -> UUID:
    """Put a manner before both sides and tell them.

    There is one series in a dispute: none begins after a round was told. Raises Invalid, NotFound,
    NotAllowed, Refused, NotPossible("offers_under_way", "offers_used", "offers_need_identified").
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.MANAGE_OFFERS)
        worker = _worker(case)
        _check(case, wanted, worker)
        earlier = queries.methods(session, dispute_id)
        if any(row.state in queries.OPEN for row in earlier):
            raise NotPossible("offers_under_way")
        if any(held.told for held in queries.rounds(session, dispute_id)):
            # A second series would begin without any movement, and be asked again and again.
            raise NotPossible("offers_used")
        payer = case.party(wanted.payer_id)
        if not all(party.state == "identified" for party in (worker, payer)):
            raise NotPossible("offers_need_identified")
        manner = Manner(
            wanted.scope, wanted.figure, wanted.items, worker.id, payer.id,
            clock.today() + timedelta(days=wanted.days),
        )  # fmt: skip
        number = earlier[0].number + 1 if earlier else 1
        row = changes.ask(session, actor, case.chain, ground, dispute_id, number, manner)
        tell_both(case, row, ASKED)
        return row.id


def _worker(case: Case) -> Party:
    for party in case.parties:
        if party.kind == "worker":
            return party
    raise NotFound()


def _check(case: Case, wanted: Wanted, worker: Party) -> None:
    wrong = {}
    if wanted.scope not in rules.SCOPES:
        wrong["scope"] = "unknown"
    if wanted.figure not in rules.FIGURES:
        wrong["figure"] = "unknown"
    if wanted.days not in rules.DAYS:
        wrong["days"] = "unknown"
    others = {party.id for party in case.parties if party.side != worker.side}
    if wanted.payer_id not in others:
        wrong["payer"] = "unknown"
    money = set(case.session.scalars(_money_items(case.dispute.id)))
    if not wanted.items or len(set(wanted.items)) != len(wanted.items):
        wrong["items"] = "missing"
    elif not {UUID(hex=item) for item in wanted.items} <= money:
        wrong["items"] = "unknown"
    elif len(wanted.items) > rules.MOST_ITEMS:
        wrong["items"] = "too_many"
    if wrong:
        raise Invalid(**wrong)


def _money_items(dispute_id: UUID) -> Select[Any]:
    return select(ClaimItem.id).where(
        ClaimItem.dispute_id == dispute_id,
        ClaimItem.withdrawn_at.is_(None),
        ClaimItem.amount_fen.is_not(None),
    )


def answer(
    session: Session, actor: Actor, dispute_id: UUID, method_id: UUID, word: str, party_id: UUID | None = None
) -> None:
    """A side agrees to the manner or refuses it, online; the last consent settles it, a refusal ends it.

    Raises Invalid(word="unknown"), NotFound, NotAllowed, NotPossible("offers_over").
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.AGREE_TO_OFFERS)
        row = queries.method(session, dispute_id, method_id)
        party = side_of(case, row, party_id)
        _keep(case, ground, row, party, word, Said(ONLINE, clock.now()))


def enter_answer(
    session: Session, actor: Actor, dispute_id: UUID, method_id: UUID, party_id: UUID, word: str, said: Said
) -> None:
    """A mediator enters what a side said of the manner; the side sees it and can contradict it.

    Raises what `answer` raises, Invalid(note="missing") without anything that shows it, Refused.
    """
    if not said.is_shown:
        raise Invalid(note="missing")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.AGREE_TO_OFFERS)
        row = queries.method(session, dispute_id, method_id)
        if party_id not in (row.worker_id, row.payer_id):
            raise Invalid(party="unknown")
        _keep(case, ground, row, case.party(party_id), word, said)


def side_of(case: Case, row: BlindMethod, party_id: UUID | None) -> Party:
    """The side of these offers for which the actor may settle. Raises NotFound, NotAllowed."""
    both = (row.worker_id, row.payer_id)
    acts_for = [own for own in both if own in case.own_parties]
    if not acts_for or (party_id is not None and party_id not in acts_for):
        raise NotFound()
    may = [own for own in acts_for if own in settled_for_by(case.actor, case.subject)]
    if not may or (party_id is not None and party_id not in may):
        raise NotAllowed(Permission.AGREE_TO_OFFERS.value)
    return case.party(party_id or may[0])


def _keep(case: Case, ground: Ground, row: BlindMethod, party: Party, word: str, said: Said) -> None:
    if word not in (AGREES, REFUSES):
        raise Invalid(word="unknown")
    if row.state != "asked" or rules.is_over(row.answer_by, clock.today()):
        raise NotPossible("offers_over")
    hear(case, party, CONSENT, said, value=word, subject_id=row.id)
    if word == REFUSES:
        stop_row(case, row, "refused", ground, on_behalf_of=party.id)
        return
    case.session.flush()
    words = agreed_to(case.session, case.dispute.id, CONSENT, row.id)
    if all(words.get(side) == AGREES for side in (row.worker_id, row.payer_id)):
        changes.step(
            case.session, case.actor, case.chain, row, "agree", ground,
            after={"how": said.how}, on_behalf_of=party.id,
        )  # fmt: skip
        tell_both(case, row, AGREED)


def stop_if_denied(case: Case, denied: Utterance, ground: Ground) -> None:
    """A party denies the consent put down as its own: there is no manner any more, and nothing is told."""
    if denied.kind != CONSENT or denied.value != AGREES or denied.subject_id is None:
        return
    row = queries.method(case.session, case.dispute.id, denied.subject_id)
    if row.state in queries.OPEN:
        stop_row(case, row, "consent_denied", ground)
