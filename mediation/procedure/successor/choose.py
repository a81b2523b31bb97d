"""A party chooses what a later mediator may read of its channel: keep, rewrite or withdraw.

Private acts: the choice lies in the channel, and nothing joint moves by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import changes as channels
from mediation.channels.readers import grant_row
from mediation.channels.rules import CHOICES as CHOICES
from mediation.channels.rules import KEEP, may_choose
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Invalid, NotPossible
from mediation.parties.rules import SPOKEN
from mediation.procedure.inside import inside, of_mediators, of_party

IN_WRITING = ("paper", "wechat")
"""How a party lets whoever enters it read more: as with a conflict of interest, not by word of mouth."""


@dataclass(frozen=True)
class Chosen:
    """A party's choice as it was told to the mediator: how, when (UTC), and in which words."""

    choice: str
    how: str
    said_at: datetime
    words: str


def choose(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, grant_id: UUID, choice: str
) -> UUID:
    """The party's own choice about one mediator.

    Raises Invalid(choice="unknown"), NotFound, NotPossible("already_answered", "wrong_state").
    """
    if choice not in CHOICES:
        raise Invalid(choice="unknown")
    with inside(session, actor, dispute_id, party_id) as channel:
        of_party(channel)
        grant = grant_row(session, channel, grant_id=grant_id)
        if not may_choose(grant.choice) or grant.choice == choice:
            raise NotPossible("already_answered")
        return channels.choose(session, actor, channel, grant, choice, {}).id


def enter(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, chosen: Chosen) -> UUID:
    """The mediator enters what the party chose about it; the party sees it and can contradict it.

    Raises Invalid, with how="paper_only" for a word by mouth that would open what is closed, NotFound,
    NotPossible("already_answered", "wrong_state").
    """
    _check(chosen)
    said = {"how": chosen.how, "said_at": chosen.said_at.isoformat(), "words": chosen.words.strip()}
    with inside(session, actor, dispute_id, party_id) as channel:
        of_mediators(channel)
        grant = grant_row(session, channel, person_id=actor.person_id)
        if not may_choose(grant.choice) or grant.choice == chosen.choice:
            raise NotPossible("already_answered")
        return channels.choose(session, actor, channel, grant, chosen.choice, said, on_behalf_of=party_id).id


def _check(chosen: Chosen) -> None:
    wrong = {}
    if chosen.choice not in CHOICES:
        wrong["choice"] = "unknown"
    if chosen.how not in SPOKEN:
        wrong["how"] = "unknown"
    elif chosen.choice == KEEP and chosen.how not in IN_WRITING:
        wrong["how"] = "paper_only"
    if chosen.said_at > clock.now():
        wrong["said_at"] = "in_the_future"
    if not chosen.words.strip():
        wrong["words"] = "missing"
    if wrong:
        raise Invalid(**wrong)
