"""Parties are told that another mediator has come, and that they choose what it may read."""

from __future__ import annotations

from uuid import UUID

from mediation.assignments import queries
from mediation.procedure import notices
from mediation.procedure.case import Case

COMES = "新的调解员已接手本案。您以前单独说过的话能不能给新调解员看，由您决定，请登录查看。"


def tell_of_successor(case: Case, person_id: UUID) -> None:
    """To every identified party alike, whatever lies in its channel; to nobody when this is the first one."""
    if not queries.had_another(case.session, case.dispute.id, person_id):
        return
    for party in case.parties:
        if party.phone_index and party.state == "identified":
            notices.send(case, party, COMES)
