"""A party denies words put down as its own; the caller's transaction and entry hold the writes."""

from __future__ import annotations

from mediation.kernel import clock
from mediation.parties.models import Party, Utterance


def contradict(said: Utterance, words: str) -> None:
    """Put the contradiction beside what was written; nothing is taken away."""
    said.contradicted_at, said.contradiction = clock.now(), words


def take_back_answer(party: Party, said: Utterance) -> bool:
    """Without its words an answer to the invitation does not stand; gives whether one was taken back."""
    if said.kind != "invitation" or party.answered_at != said.said_at or party.answer != said.value:
        return False
    party.answer = party.answered_at = None
    return True
