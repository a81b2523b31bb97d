"""Steps as a page shows them: its name, where its form is, and every reason why it is not open yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for

from mediation.deadlines.rules import Running
from mediation.projections.steps import StepOffer
from mediation.web.labels.refusals import refusal
from mediation.web.labels.workflows import step as step_label
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class Reason:
    """One reason why a step is not open yet."""

    code: str
    text: str


@dataclass(frozen=True)
class NextStep:
    """One step of the box of next steps."""

    trigger: str
    text: str
    href: str
    refusals: tuple[Reason, ...]
    main: bool
    hint: str = ""


@dataclass(frozen=True)
class DaysLeft:
    """How long there is, for the words of a deadline; `status` is running, paused or done."""

    days_left: int
    unit: str
    status: str


def next_steps(offers: Iterable[StepOffer], audience: str, **address: Any) -> tuple[NextStep, ...]:
    """The offered steps that have a page `<audience>.step_<trigger>`, those that lead on first.

    The first open one of these is the main one.
    """
    there = [offer for offer in offers if f"{audience}.step_{offer.trigger}" in current_app.view_functions]
    there.sort(key=lambda offer: not offer.leads_on)
    main = next((offer.trigger for offer in there if offer.open and offer.leads_on), None)
    return tuple(_next_step(offer, audience, offer.trigger == main, address) for offer in there)


def _next_step(offer: StepOffer, audience: str, main: bool, address: dict[str, Any]) -> NextStep:
    return NextStep(
        offer.trigger,
        step_label(offer.trigger),
        url_for(f"{audience}.step_{offer.trigger}", **address),
        tuple(Reason(code, refusal(code)) for code in offer.refusals),
        main,
    )


def days_left(clock: Running | None) -> DaysLeft | None:
    """The time left of a clock; nothing where no clock runs."""
    if clock is None:
        return None
    return DaysLeft(clock.left, clock.counted.unit.value, STATUS[clock.state])


def between(applicant: str, respondent: str) -> str:
    """The two sides of a dispute in one text."""
    return _("%(applicant)s 与 %(respondent)s", applicant=applicant, respondent=respondent)


STATUS = {"running": "running", "paused": "paused", "stopped": "done"}
"""State of a clock → status in the component."""
