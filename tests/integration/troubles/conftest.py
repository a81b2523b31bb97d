"""A party in front of the form for papers, and what must hold after something went wrong beneath it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.audit.verify import verify
from mediation.cli.paper_rows import without_paper
from mediation.config import Config
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.documents.models import Document
from mediation.procedure.confide.speak import SEALS
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page
from tests.wall.inside import PDF
from tests.world import World

NAME = "工资条.pdf"
TEXT = "每月二十号发上月工资，有时拖到月底。"


@dataclass
class Party:
    """The worker of a dispute, with the pages on which papers and words are handed in."""

    told: Told
    browser: Browser
    session: Session
    files: Path

    def fill_in(self) -> None:
        """Open the form for papers."""
        self.browser.get(f"/my/disputes/{self.told.id.hex}/papers")

    def send(self, body: bytes = PDF) -> Page:
        """Send the open form with a paper; the same form again when it is sent again."""
        form = self.page
        given = {"files": (BytesIO(body), NAME), "kind": "evidence"}
        answer = self.browser.send(given, form=form.form("/papers"))
        self.browser.page = form
        return answer

    def say(self) -> Page:
        """Send the open form of the party's own room with words in it."""
        form = self.page
        answer = self.browser.send({"text": TEXT, "seal": SEALS[0]}, form=form.form("/channel"))
        self.browser.page = form
        return answer

    @property
    def page(self) -> Page:
        assert self.browser.page is not None
        return self.browser.page

    def papers(self) -> int:
        """How many papers of the name the store holds."""
        self.session.rollback()
        return self.session.scalar(select(func.count()).where(Document.title == NAME)) or 0

    def kept(self) -> list[str]:
        """The names of all files in the folder of papers, those on the way in, too."""
        return sorted(path.name for path in self.files.rglob("*") if path.is_file())

    def is_sound(self) -> bool:
        """Whether every row has its paper and the log is whole."""
        self.session.rollback()
        whole = not list(without_paper(self.session.connection(), self.files))
        return whole and verify(self.session).faults == ()


@pytest.fixture
def party(world: World, client_for: Callable[..., Browser], session: Session, config: Config) -> Party:
    """The worker of a dispute that was taken in."""
    told = world.at(Upto.ACCEPTED)
    return Party(told, client_for(world.worker), session, config.files)
