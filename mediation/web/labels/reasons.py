"""Every reason of an error at once, as sentences for a form or an error page."""

from __future__ import annotations

from datetime import datetime

from mediation.kernel.errors import Change, NotPossible, Refused, Stale
from mediation.web import filters
from mediation.web.labels import workflows
from mediation.web.labels.impossible import impossible
from mediation.web.labels.invalid import invalid
from mediation.web.labels.refusals import refusal
from mediation.web.translate import gettext as _

__all__ = ["changes", "invalid", "reasons"]


def reasons(error: NotPossible | Refused | Stale) -> list[dict[str, str]]:
    """(code, text) of each reason; of a stale form, what happened meanwhile."""
    if isinstance(error, Refused):
        return [{"code": code, "text": refusal(code)} for code in error.codes]
    if isinstance(error, NotPossible):
        return [{"code": error.code, "text": impossible(error.code)}]
    told = [
        {"code": "stale", "text": _("您打开这一页之后，情况有了变化，您的这一步没有办理。请看清后再提交一次")}
    ]
    return told + [{"code": "stale", "text": _sentence(change)} for change in error.changes]


def changes(error: Stale) -> list[dict[str, str]]:
    """(text, byline, at) of each thing that happened meanwhile."""
    return [
        {"text": workflows.step(change.trigger), "byline": change.by, "at": _moment(change)}
        for change in error.changes
    ]


def _sentence(change: Change) -> str:
    return _(
        "%(who)s 在 %(when)s 办理了“%(step)s”",
        who=change.by,
        when=_moment(change),
        step=workflows.step(change.trigger),
    )


def _moment(change: Change) -> str:
    return filters.moment(datetime.fromisoformat(change.at))
