"""Who of the sample looks round, one of each kind, and where each begins."""

from __future__ import annotations

from collections.abc import Mapping

from mediation.demo.stories import STORIES

STAFF = {
    "mediator": "/desk",
    "manager": "/desk",
    "seal": "/desk",
    "arbitration": "/liaison/disputes",
    "auditor": "/audit",
    "system-admin": "/office/people",
}


def starts(story: int) -> Mapping[str, str]:
    """The staff, and the two parties of one story.

    A telephone gets one code a minute, so each test takes a story of its own.
    """
    plan = STORIES[story]
    return {**STAFF, plan.worker.phone: "/my/disputes", plan.employer.chief.phone: "/my/disputes"}
