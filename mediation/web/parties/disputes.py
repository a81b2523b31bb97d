"""The list of a party's disputes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.projections import party_list
from mediation.projections.party_list import PartyRow
from mediation.store import reading
from mediation.web.access import page
from mediation.web.filters import day, money
from mediation.web.labels import people
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.workflows import state as state_label
from mediation.web.parties import words
from mediation.web.parties.blueprint import blueprint
from mediation.web.signed_in import current_actor
from mediation.web.standing_still import short
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class RowShown:
    """One dispute as the list shows it."""

    href: str
    heading: str
    number: str
    state: str
    state_label: str
    mark: str
    """Why it stands still, in words; empty while it does not."""
    side: str
    about: str
    filed: str
    due: str
    to_do: tuple[str, ...]
    """What waits for the reader, one line each."""
    news_href: str
    """Where a mediator said something new; empty where none did."""


@page(blueprint, "/disputes", permission=Permission.OWN_ACCOUNT)
def disputes() -> ResponseReturnValue:
    """All disputes in which the reader acts for a party, the newest first."""
    after = request.args.get("after", "")
    listed = party_list.of(reading(), current_actor(), after)
    return render_template(
        "parties/disputes.html",
        rows=[_shown(row) for row in listed.rows],
        newer=url_for("parties.disputes") if after else None,
        older=url_for("parties.disputes", after=listed.after) if listed.after else None,
    )


def _shown(row: PartyRow) -> RowShown:
    kind = claim_kind(row.cause)
    return RowShown(
        href=url_for("parties.case", reference=row.id.hex),
        heading=_("与%(name)s的争议", name=row.other_name),
        number=row.number,
        state=row.state,
        state_label=state_label(row.state),
        mark=short(row),
        side=people.side(row.side),
        about=f"{kind} {money(row.claimed_fen)}" if row.claimed_fen else kind,
        filed=day(row.filed_at),
        due=day(row.due_on),
        to_do=tuple(_to_do(row)),
        news_href=url_for("parties.channel", reference=row.id.hex) if row.has_news else "",
    )


def _to_do(row: PartyRow) -> Iterator[str]:
    if row.move:
        yield words.list_move(row.move)
    # Facts are confirmed on the page on which the minutes are read and signed.
    waits = [code for code in row.waits if code != "confirm_facts" or "sign_minutes" not in row.waits]
    yield from (words.list_waits(code) for code in waits)
