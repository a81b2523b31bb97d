"""A party's right name, with everything that repeats it: the lists' columns and the words one searches by."""

from __future__ import annotations

from mediation.disputes import search_index
from mediation.parties.models import Party
from mediation.procedure.case import Case
from mediation.procedure.claims.filing import searchable


def rename(case: Case, party: Party, name: str) -> None:
    """Put the name right everywhere, inside the caller's transaction."""
    was, party.name, dispute = party.name, name, case.dispute
    if party.side == "applicant" and dispute.applicant_name == was:
        dispute.applicant_name = name
    if party.side == "respondent" and dispute.respondent_name == was:
        dispute.respondent_name = name
    find_by(case)


def find_by(case: Case) -> None:
    """Let the dispute be found by the names that its parties have now."""
    search_index.write(case.session, case.dispute.id, searchable(case.dispute, case.parties))
