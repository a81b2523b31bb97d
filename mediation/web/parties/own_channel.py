"""Whose channel a party's page speaks of: most act for one party; who acts for several says which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import request, url_for
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import HiddenInput

from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.projections import channel_of_party, party_case
from mediation.store import reading
from mediation.web.forms import MOST_VERSIONS, StepForm
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.threads import Ways
from mediation.web.translate import gettext as _


class ReadForm(StepForm):
    """How far the reader has looked: a press of a button, or live.js when the page has been seen."""

    upto = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(0, MOST_VERSIONS)])


@dataclass(frozen=True)
class OtherChannel:
    """The channel of one of several parties for which the reader is heard."""

    name: str
    href: str
    current: bool
    has_news: bool


@dataclass(frozen=True)
class OwnChannel:
    """The case, who reads, and for which party."""

    head: party_case.PartyHeader
    actor: Actor
    party_id: UUID

    @property
    def which(self) -> dict[str, str]:
        """What an address says of the party; nothing where there is one only."""
        return {"of": self.party_id.hex} if len(self.head.entrusted_by) > 1 else {}

    def url(self, endpoint: str, **values: Any) -> str:
        """The address of a page of this channel."""
        values |= self.which
        return url_for(f"parties.{endpoint}", reference=self.head.id.hex, **values)

    def back(self, _result: Any = None) -> str:
        """The channel's own page."""
        return self.url("channel")

    def ways(self) -> Ways:
        """The addresses of its thread."""
        here: dict[str, Any] = {"reference": self.head.id.hex, "party": self.party_id.hex}
        return Ways(
            file=lambda entry: self.url("channel_file", entry=entry.hex),
            page=lambda before: self.url("channel", before=before) if before else self.url("channel"),
            look=url_for("parties.channel_news", **here),
            read=url_for("parties.channel_read", **here),
            choice=lambda grant: self.url("choose_for_mediator", grant=grant.hex),
        )

    def draw(self, template: str, **context: Any) -> str:
        """A page of this channel, which says whose it is."""
        return render_party(
            template, self.head, "channel", whose=self._whose(), others=self._others(), at=self, **context
        )

    def _whose(self) -> str:
        if not self.which:
            return _("您的页面")
        return _("%(name)s 的页面", name=self._names()[self.party_id])

    def _names(self) -> dict[UUID, str]:
        return channel_of_party.names(reading(), self.head.entrusted_by)

    def _others(self) -> list[OtherChannel]:
        if not self.which:
            return []
        news = channel_of_party.news_of(reading(), self.actor, self.head.id)
        return [
            OtherChannel(
                name, url_for("parties.channel", reference=self.head.id.hex, of=each.hex),
                each == self.party_id, each in news,
            )
            for each, name in self._names().items()
        ]  # fmt: skip


def own_channel(reference: str, party_id: UUID | None = None) -> OwnChannel:
    """The channel that the address names, or the reader's only one.

    Raises NotFound for whoever is not heard in confidence for that party.
    """
    actor = current_actor()
    head = party_case.header(reading(), actor, party_case.key_of(reference))
    asked = request.args.get("of", "")
    wanted = party_id or (party_case.key_of(asked) if asked else None)
    mine = head.entrusted_by
    if not head.may(actor, Permission.USE_OWN_CHANNEL) or not mine:
        raise NotFound()
    if wanted is None:
        wanted = head.party_id if head.party_id in mine else mine[0]
    if wanted not in mine:
        raise NotFound()
    return OwnChannel(head, actor, wanted)
