"""What every page of a step at the desk begins with: the case, whether the step is open, its clocks."""

from __future__ import annotations

from collections.abc import Sequence

from flask import request

from mediation.kernel.errors import NotPossible, Refused
from mediation.law import clock_table
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.projections import desk_case
from mediation.projections.desk_case import DeskHeader
from mediation.projections.steps import why_closed
from mediation.store import reading
from mediation.web.afterwards import Afterwards
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import is_english
from workflows.dispute import DISPUTE


def step_page(number: str, trigger: str) -> DeskHeader:
    """The case for the page of a step.

    Opened while the step is not open, the page says why: raises NotFound, NotAllowed, Refused with
    every reason or NotPossible. A form that was sent is answered by the use case.
    """
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    require(actor, Permission(DISPUTE.step(trigger).permission), head.subject)
    if request.method == "POST":
        return head
    offer = next((each for each in head.steps if each.trigger == trigger), None)
    if offer is None:
        refuse(why_closed(trigger, head.facts) if head.state in DISPUTE.step(trigger).sources else ())
        raise NotPossible("step_not_in_state")
    refuse(offer.refusals)
    return head


def refuse(codes: tuple[str, ...]) -> None:
    """Raises Refused where there is a reason."""
    if codes:
        raise Refused(codes)


def clock_lines(head: DeskHeader, trigger: str) -> Sequence[str]:
    """Which clocks of this case's profile the step starts, rests, lets run on or stops."""
    return Afterwards(lambda: _clock_lines(head, trigger))


def _clock_lines(head: DeskHeader, trigger: str) -> list[str]:
    acts = (
        (clock_table.clocks_started_by, _("开始")),
        (clock_table.clocks_paused_by, _("暂停")),
        (clock_table.clocks_resumed_by, _("恢复计算")),
        (clock_table.clocks_stopped_by, _("停止")),
    )
    running = {clock.clock.code for clock in head.clocks if clock.state != "stopped"}
    return [
        _("%(clock)s：%(what)s", clock=_name(clock), what=word)
        for event in DISPUTE.step(trigger).starts
        for asked, word in acts
        for clock in asked(event, head.profile)
        if asked is clock_table.clocks_started_by or clock.code in running
    ]


def _name(clock: object) -> str:
    return str(getattr(clock, "name_en" if is_english() else "name_zh"))
