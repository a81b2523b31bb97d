"""A party's own words, entered by staff as they were said: how, when, with a note or a paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mediation.documents import changes as documents
from mediation.documents.uploads import Upload
from mediation.kernel import clock, identifiers
from mediation.kernel.errors import Invalid, NotAllowed
from mediation.parties.models import Party, Utterance
from mediation.parties.rules import ONLINE, SPOKEN
from mediation.procedure.case import Case
from mediation.procedure.notices import tell_party


@dataclass(frozen=True)
class Said:
    """How staff heard something from a party; `said_at` is an aware moment.

    What shows it is a document of the joint file, `paper` by its key, or a fresh `scan` that is
    kept there together with the words.
    """

    how: str
    said_at: datetime
    note: str = ""
    paper: UUID | None = None
    scan: Upload | None = None

    @property
    def is_shown(self) -> bool:
        """Whether something beside the bare word of the clerk stands behind it."""
        return bool(self.note.strip()) or self.paper is not None or self.scan is not None


def hear(
    case: Case, party: Party, kind: str, said: Said, *, value: str = "", subject_id: UUID | None = None
) -> Utterance:
    """Write down what a party said, inside the caller's transaction; the party sees it and may contradict.

    Raises Invalid(said_at="in_the_future", how="unknown"), NotAllowed for who can neither say nor enter it.
    """
    _refuse_wrong_speaker(case, party, said.how)
    at, paper = clock.now(), said.paper
    if said.said_at > at:
        raise Invalid(said_at="in_the_future")
    if said.scan is not None:
        paper = documents.keep(case.session, case, said.scan, "paper_record", "", party.id).id
    row = Utterance(
        id=identifiers.new(case.stream), dispute_id=case.dispute.id, party_id=party.id, kind=kind,
        value=value, subject_id=subject_id, how=said.how, said_at=said.said_at, entered_at=at,
        entered_by=case.actor.person_id, note=said.note, document_id=paper,
    )  # fmt: skip
    case.session.add(row)
    if said.how != ONLINE:
        tell_party(case, party, "entered_for_you")
    return row


def _refuse_wrong_speaker(case: Case, party: Party, how: str) -> None:
    """Words come online from the party itself; words as told are entered by nobody who stands on a side."""
    if how != ONLINE and how not in SPOKEN:
        raise Invalid(how="unknown")
    own = case.own_parties
    if (party.id not in own) if how == ONLINE else own:
        raise NotAllowed(f"consent.{how}")


def own_words(case: Case, party: Party, kind: str, words: str, subject_id: UUID | None = None) -> Utterance:
    """Keep what a party itself wrote online, as its own words."""
    said = Said(ONLINE, clock.now(), words)
    return hear(case, party, kind, said, value="given", subject_id=subject_id)
