"""A prepared store that other processes serve: disputes, people signed in, and what must always hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.audit.verify import verify
from mediation.cli.paper_rows import without_paper
from mediation.config import Config
from mediation.demo.plans import Plan, Upto
from mediation.disputes.models import Dispute, History
from mediation.documents import shelf
from mediation.documents.models import Document
from mediation.kernel.actor import Actor
from mediation.kernel.database import CaseSession
from tests.clocks import Clock
from tests.wall.sign_in import sign_in
from tests.world import EMPLOYER, USUAL, WORKER, World
from workflows.dispute import DISPUTE

FIRST = b"%PDF-1.4\n1 0 obj<<>>endobj\n"
LAST = b"\nstartxref\n0\n%%EOF\n"
STAGING = timedelta(days=1)


@dataclass
class House:
    """The store, and how people of it are asked for from outside."""

    app: Flask
    engine: Engine
    config: Config
    world: World
    clock: Clock

    @classmethod
    def opened(cls, app: Flask, engine: Engine, config: Config, clock: Clock) -> House:
        """On an empty store; the clock begins a day ago, so that the served product goes on from there."""
        clock.at(datetime.now(UTC) - STAGING)
        sessions = lambda: CaseSession(engine, expire_on_commit=False)  # noqa: E731
        return cls(app, engine, config, World(sessions, clock), clock)

    def at_hand(self, count: int) -> list[str]:
        """References of so many accepted disputes of the usual worker, who may hand in papers."""
        return [self.world.at(Upto.ACCEPTED).id.hex for _ in range(count)]

    def waiting(self, count: int) -> list[str]:
        """Numbers of so many claims that the registrar may take in; each of other people."""
        keys = [self.world.at(Upto.ANSWERED, plan=_of_others(nth)).id for nth in range(count)]
        with Session(self.engine) as session:
            return [str(session.get_one(Dispute, key).number) for key in keys]

    def cookie(self, actor: Actor) -> str:
        """The cookie of a sign-in that begins now, by the system's clock."""
        self.clock.at(datetime.now(UTC))
        signer = SecureCookieSessionInterface().get_signing_serializer(self.app)
        assert signer is not None
        signed = signer.dumps({"_user_id": sign_in(self.world, actor)})
        return f"{self.app.config['SESSION_COOKIE_NAME']}={signed!s}"

    def papers(self, title: str) -> int:
        """How many papers of this title the store holds, each of which opens."""
        with CaseSession(self.engine) as session:
            keys = session.scalars(select(Document.id).where(Document.title == title)).all()
        return sum(1 for key in keys if shelf.get(key).endswith(LAST))

    def accepted(self, number: str) -> int:
        """How often a claim was taken in."""
        told = select(func.count()).select_from(History).join(Dispute, Dispute.id == History.dispute_id)
        with CaseSession(self.engine) as session:
            found = session.scalar(told.where(Dispute.number == number, History.trigger == "accept"))
        return found or 0

    def faults(self) -> Iterator[str]:
        """What a crash must never leave behind, one line each."""
        with CaseSession(self.engine) as session:
            yield from (f"{fault}" for fault in verify(session).faults)
            yield from (f"row without its paper: {key}" for key in _without(session, self.config.files))
            yield from _unlike_history(session)


def _of_others(nth: int) -> Plan:
    """The usual plan with two telephones of its own, since one telephone gets ten codes a day."""
    worker, employer = (f"1395{kind}{nth:06d}" for kind in (1, 2))
    return replace(USUAL, worker=replace(WORKER, phone=worker), employer=replace(EMPLOYER, phone=employer))


def _without(session: Session, files: Path) -> list[UUID]:
    return list(without_paper(session.connection(), files))


def _unlike_history(session: Session) -> Iterator[str]:
    """Versions without a gap, one for each step, and each step with its entry in the log."""
    steps = select(History.dispute_id, History.version, History.trigger).order_by(History.version)
    versions: dict[UUID, list[int]] = {}
    taken: Counter[tuple[UUID, str]] = Counter()
    for dispute, version, trigger in session.execute(steps):
        versions.setdefault(dispute, []).append(version)
        taken[dispute, DISPUTE.step(trigger).verb] += 1
    for dispute, version in session.execute(select(Dispute.id, Dispute.version)):
        if versions.get(dispute, []) != list(range(1, version + 1)):
            yield f"dispute {dispute} is at version {version}, its steps are {versions.get(dispute)}"
    entries = select(AuditEntry.subject_id, AuditEntry.verb, func.count()).group_by(
        AuditEntry.subject_id, AuditEntry.verb
    )
    written = {(subject, verb): count for subject, verb, count in session.execute(entries)}
    for place, count in taken.items():
        if written.get(place) != count:
            yield f"{count} steps {place[1]} of dispute {place[0]}, {written.get(place)} entries"


def paper(number: int) -> bytes:
    """A small paper, unlike any other."""
    return FIRST + f"% {number}".encode() + LAST
