"""What a party may complain of, to whom, and for how long it may open its channel. Pure."""

from __future__ import annotations

from datetime import date, timedelta

ABOUT = ("slow", "pressed", "partial", "told_secrets", "not_explained", "conduct", "other")
"""What a complaint is about; grounds on which a mediator must step aside are an objection's (SPM 15)."""

USUAL_ANSWER_DAYS = 10
"""Working days within which an office answers unless it promises another time: its own promise, since no
law names a term."""
MOST_ANSWER_DAYS = 60
MOST_OPEN = timedelta(days=60)
"""For how long at most a party opens its channel at one time."""


def faults(about: str, words: str) -> dict[str, str]:
    """What is wrong with a complaint, by field."""
    wrong = {}
    if about not in ABOUT:
        wrong["about"] = "unknown"
    if not words.strip():
        wrong["words"] = "missing"
    return wrong


def faults_of_opening(until: date, since: date | None, today: date) -> dict[str, str]:
    """What is wrong with how long, and from which day on, a party opens its channel."""
    wrong = {}
    if until < today:
        wrong["until"] = "in_the_past"
    elif until > today + MOST_OPEN:
        wrong["until"] = "too_late"
    if since is not None and since > today:
        wrong["since"] = "in_the_future"
    return wrong
