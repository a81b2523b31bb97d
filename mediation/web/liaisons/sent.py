"""A hand-over in words, for its list and for the page of its dispute."""

from __future__ import annotations

from typing import Any

from flask import url_for

from mediation.projections.liaison_list import Sent
from mediation.web.filters import moment
from mediation.web.labels.agreements import road
from mediation.web.labels.workflows import state as state_label
from mediation.web.offers import between
from mediation.web.translate import gettext as _


def sent_shown(sent: Sent) -> dict[str, Any]:
    """Heading, facts and, while it was not confirmed, the address that confirms it."""
    rows = [
        (_("途径"), road(sent.road)),
        (_("依谁的意愿"), sent.wished_by),
        (_("随附材料"), "\n".join(sent.bundle) or _("没有")),
        (_("发出时间"), moment(sent.sent_at)),
        (_("签收时间"), moment(sent.received_at) or _("还没有签收")),
    ]
    return {
        "heading": between(sent.applicant_name, sent.respondent_name),
        "number": sent.number,
        "href": url_for("liaisons.dispute", number=sent.number),
        "state": sent.state,
        "state_label": state_label(sent.state, "referral"),
        "rows": [{"key": key, "value": value} for key, value in rows],
        "receive": None if sent.received_at else url_for("liaisons.receive", key=sent.id),
    }
