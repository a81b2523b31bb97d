"""The private room of one side while a script is played, and the words that are said there only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from mediation.demo.acts import Told
from mediation.kernel.actor import Actor
from tests.integration.web.client import Browser
from tests.wall.sign_in import sign_in

SECRETS = ("最低一万八可以接受", "家里等钱看病", "厂长私下答应过补发", "仓库里还有一批布可以抵账")
"""Words that stand in no joint text; every reader searches for them."""
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n"
FILE_NAME = "工资条.pdf"


@dataclass
class Inside:
    """One side's private room while a script is played: who speaks there, and what was said so far."""

    told: Told
    side: str
    person: Actor | None
    """Who acts for the side; None in the mediators' notes, and until the parties are known."""
    browser: Browser
    statements: list[UUID] = field(default_factory=list)
    conveyable: list[UUID] = field(default_factory=list)
    entered: list[UUID] = field(default_factory=list)
    files: list[UUID] = field(default_factory=list)
    others: list[UUID] = field(default_factory=list)
    arranged: list[UUID] = field(default_factory=list)
    """Sessions with this side alone of which it asked for no other time."""
    alone: list[UUID] = field(default_factory=list)
    """Those that are to take place."""
    booked: int = 0
    """How often a room was taken for a session with it."""
    wished: list[UUID] = field(default_factory=list)
    """Joint sessions of which it asked for another time."""
    room: UUID | None = None
    """A room of the office."""
    tokens: tuple[str, ...] = ()
    """Secret addresses of calendars of mediators who are outside."""
    beside: Told | None = None
    """The other dispute in the store."""
    second: Actor | None = None
    """A mediator who came later; nobody before that."""

    def come_in(self) -> None:
        """The party signs in on its telephone; a joint step, since it tells nothing of what follows."""
        assert self.person is not None
        self.browser.sign_in_with(sign_in(self.told.scene, self.person))

    @property
    def keys(self) -> list[UUID]:
        """Every private key that came into being."""
        return [*self.statements, *self.entered, *self.files, *self.others]

    @property
    def party_id(self) -> UUID:
        return self.told.party(self.side).id

    def speaks(self, act: Callable[..., Any], *said: object) -> Any:
        """The party itself, in its channel."""
        assert self.person is not None
        return self.told.do(act, self.person, self.party_id, *said)

    def notes(self, act: Callable[..., Any], *said: object, **more: object) -> Any:
        """A mediator, in the party's channel."""
        return self.told.do(act, self.told.mediator, self.party_id, *said, **more)
