"""Which questions bear on the chain of those liable, on what was answered so far."""

from __future__ import annotations

from mediation.law.liability_words import Answers, Hirer

FIRST = ("site", "hired_by")
"""Asked before anything can be said."""
_OF_A_UNIT = (Hirer.SUBCONTRACTOR, Hirer.LABOUR_COMPANY, Hirer.UNKNOWN)
_OF_A_GIVER = (*_OF_A_UNIT, Hirer.FOREMAN)


def further_questions(answers: Answers) -> tuple[str, ...]:
    """Fields of Answers whose answer could change the chain, in the order of asking."""
    asked = []
    if answers.site and answers.hired_by in _OF_A_GIVER:
        asked.append("given_by")
    if answers.hired_by in _OF_A_UNIT:
        asked.append("licensed")
    if answers.site:
        asked += ["general_known", "transferred", "owner_paid", "unlawful_project"]
    return (*asked, "licence_lent", "related_units")
