"""Single acts of a sample dispute, each through the real use case by the person whose act it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement
from mediation.assignments.models import Assignment
from mediation.demo.cast import Cast
from mediation.demo.plans import Asked, Plan, Someone
from mediation.enforcement.models import Obligation
from mediation.identity.models import Account
from mediation.kernel import clock, outbox
from mediation.kernel.actor import Actor
from mediation.kernel.encryption import blind_index
from mediation.law.enforceability import injury
from mediation.law.enforceability.rights import NOT_TO_BE_WAIVED
from mediation.parties.models import Party
from mediation.procedure.parties import enter
from mediation.proposals.models import Proposal
from mediation.proposals.terms import Instalment, Term

Sessions = Callable[[], Session]


class Scene:
    """The store and the people in which the stories are told."""

    def __init__(self, sessions: Sessions, cast: Cast) -> None:
        self.sessions, self.cast = sessions, cast

    def do(self, act: Callable[..., Any], *said: Any, **more: Any) -> Any:
        """One use case on a session of its own."""
        with self.sessions() as session:
            return act(session, *said, **more)

    def read(self, query: Any) -> list[Any]:
        """Rows, read apart from every use case."""
        with self.sessions() as session:
            return list(session.scalars(query))

    def come_in(self, someone: Someone) -> Actor:
        """Somebody signs in by telephone and the code that was sent to it."""
        self.do(enter.ask_code, someone.phone)
        self.do(enter.enter, someone.phone, self.code_sent_to(someone.phone), "demo", "zh_Hans_CN")
        return self.known(someone)

    def known(self, someone: Someone) -> Actor:
        """Somebody who signed in before."""
        index = blind_index(someone.phone, "phone")
        account = self.read(select(Account).where(Account.phone_index == index))[0]
        return Actor(account.person_id, account.id, name=account.person.name)

    def code_sent_to(self, phone: str) -> str:
        """The digits in the newest message to this telephone."""
        newest = select(outbox.OutboxMessage).order_by(outbox.OutboxMessage.at.desc()).limit(40)
        for message in self.read(newest):
            found = re.search(r"验证码 (\d{6})", message.body or "") if message.address == phone else None
            if found:
                return found[1]
        raise LookupError(phone)


class Told:
    """A dispute of which a story is being told: its keys, looked up when they are needed."""

    def __init__(self, scene: Scene, plan: Plan, dispute_id: UUID) -> None:
        self.scene, self.plan, self.id = scene, plan, dispute_id
        self.session_id: UUID | None = None

    def do(self, act: Callable[..., Any], actor: Actor, *said: Any, **more: Any) -> Any:
        """A use case about this dispute."""
        return self.scene.do(act, actor, self.id, *said, **more)

    @property
    def mediator(self) -> Actor:
        return self.scene.cast[self.plan.mediator]

    def party(self, side: str) -> Party:
        """The first party of a side."""
        query = select(Party).where(Party.dispute_id == self.id, Party.side == side).order_by(Party.position)
        return self.scene.read(query)[0]

    def of(self, kind: str) -> Party:
        """The worker's party or the employer's, whoever applied."""
        return next(party for party in self.parties() if party.kind == kind)

    def parties(self) -> list[Party]:
        """Everybody on both sides, the applicant first."""
        query = select(Party).where(Party.dispute_id == self.id)
        return self.scene.read(query.order_by(Party.side, Party.position))

    def newest(self, model: Any) -> Any:
        """The newest proposal or agreement."""
        query = select(model).where(model.dispute_id == self.id).order_by(model.number.desc()).limit(1)
        return self.scene.read(query)[0]

    def newest_asked(self, model: Any) -> Any:
        """What was asked of others last."""
        query = select(model).where(model.dispute_id == self.id).order_by(model.asked_at.desc()).limit(1)
        return self.scene.read(query)[0]

    @property
    def proposal(self) -> Proposal:
        return self.newest(Proposal)

    @property
    def agreement(self) -> Agreement:
        return self.newest(Agreement)

    def assignment(self) -> Assignment:
        """The mediator's present assignment."""
        query = select(Assignment).where(Assignment.dispute_id == self.id, Assignment.state == "accepted")
        return self.scene.read(query)[0]

    def obligations(self) -> list[Obligation]:
        """What is owed, in order."""
        return self.scene.read(
            select(Obligation).where(Obligation.dispute_id == self.id).order_by(Obligation.position)
        )

    def terms(self, items: list[Any]) -> tuple[Term, ...]:
        """What becomes of each claim item: what was settled on is paid in instalments, the rest withdrawn."""
        worker, employer = self.of("worker").id.hex, self.of("employer").id.hex
        payer, payee = (worker, employer) if self.plan.payer == "worker" else (employer, worker)
        return tuple(
            self._paid(item.id.hex, asked, payer, payee)
            if asked.settled
            else Term(item.id.hex, "other_road" if asked.kind in NOT_TO_BE_WAIVED else "withdrawn")
            for item, asked in zip(items, self.plan.asked, strict=True)
        )

    def _paid(self, item: str, asked: Asked, payer: str, payee: str) -> Term:
        """Of an injury without a grade only what can be settled before it is settled."""
        term = Term(item, "pay", payer, payee, "bank_transfer", self._instalments(asked.settled or 0))
        if asked.kind != injury.KIND:
            return term
        graded = "伤残" in asked.basis or "级" in asked.basis
        note = "" if graded else injury.part_settlement("")
        return replace(term, note=note, injury="graded" if graded else "part")

    def _instalments(self, settled: int) -> tuple[Instalment, ...]:
        count, first = self.plan.instalments, clock.today() + timedelta(days=self.plan.pays_after)
        each = settled * 100 // count
        return tuple(
            Instalment(each if at < count - 1 else settled * 100 - each * (count - 1), _due(first, at))
            for at in range(count)
        )


def _due(first: date, at: int) -> date:
    return first + timedelta(days=30 * at)
