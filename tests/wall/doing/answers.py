"""What a party says to a proposal, and the figures it seals, before the other side has answered."""

from __future__ import annotations

from dataclasses import replace

from mediation.kernel import clock
from mediation.procedure.confide.speak import SEALS
from mediation.procedure.proposing import propose
from mediation.procedure.proposing.propose import Answer
from mediation.proposals.counters import Counter, CounterItem, Wanted
from tests.wall import offers
from tests.wall.inside import SECRETS, Inside


def answer(inside: Inside, choice: int) -> None:
    """The party's answer to a proposal that the other has not answered."""
    binding = inside.told.scene.known(inside.told.plan.employer.chief)
    person = inside.person if inside.side == "applicant" else binding
    assert person is not None
    words = SECRETS[choice % len(SECRETS)]
    given = Answer(propose.ANSWERS[choice % 2], words, own_words=words)
    inside.told.do(propose.answer, person, inside.told.proposal.id, given)


def enter_answer(inside: Inside, choice: int) -> None:
    """The same, entered by the mediator as it was said."""
    words = SECRETS[choice % len(SECRETS)]
    given = Answer(propose.ANSWERS[choice % 2], words, "telephone", clock.now(), own_words=words)
    told = inside.told
    told.do(propose.enter_answer, told.mediator, inside.party_id, told.proposal.id, given)


def _wanted(inside: Inside, choice: int) -> Answer:
    """Another sum, in words that stand nowhere else."""
    item = inside.told.proposal.terms[0]["claim_item_id"]
    wanted = CounterItem(item, payments=(Wanted(1_800_000 + choice),))
    counter = Counter((wanted,), SEALS[choice % len(SEALS)])
    return Answer("counter", SECRETS[choice % len(SECRETS)], counter=counter)


def counter(inside: Inside, choice: int) -> None:
    """The party says what it would agree to instead."""
    binding = inside.told.scene.known(inside.told.plan.employer.chief)
    person = inside.person if inside.side == "applicant" else binding
    assert person is not None
    inside.told.do(propose.answer, person, inside.told.proposal.id, _wanted(inside, choice))


def enter_counter(inside: Inside, choice: int) -> None:
    """The same, entered by the mediator as it was said."""
    told, given = inside.told, replace(_wanted(inside, choice), how="telephone", said_at=clock.now())
    told.do(propose.enter_answer, told.mediator, inside.party_id, told.proposal.id, given)


def seal_offer(inside: Inside, choice: int) -> None:
    """The side seals its figure in a round that the other has not sealed."""
    binding = inside.told.scene.known(inside.told.plan.employer.chief)
    person = inside.person if inside.side == "applicant" else binding
    assert person is not None
    offers.seal(inside.told, person, choice)


def answer_on_page(inside: Inside, choice: int) -> None:
    """The worker reads its own range beside the proposal and answers on its telephone, in its own words."""
    if inside.side != "applicant":
        return
    proposal = inside.told.proposal.id
    inside.browser.get(f"/my/disputes/{inside.told.id.hex}/proposals/{proposal.hex}/answer")
    words = SECRETS[choice % len(SECRETS)]
    said = {"answer": propose.ANSWERS[choice % 2], "words": words, "own_words": words}
    assert inside.browser.send(said).status == 200
