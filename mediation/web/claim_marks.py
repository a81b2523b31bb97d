"""On what day a thing asked for was added, changed or withdrawn, in words."""

from __future__ import annotations

from mediation.projections.overview import ClaimShown
from mediation.web.filters import day
from mediation.web.translate import gettext as _


def marks(item: ClaimShown) -> str:
    """What happened to it since filing; empty for what stands as it was filed."""
    told = []
    if item.added_at:
        told.append(_("%(day)s追加", day=day(item.added_at)))
    if item.changed_at:
        told.append(_("%(day)s改过金额", day=day(item.changed_at)))
    if item.withdrawn_at:
        told.append(_("%(day)s撤回，不再要求", day=day(item.withdrawn_at)))
    return _("；").join(told)
