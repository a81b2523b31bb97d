"""A dispute driven by the real use cases to where agreements begin, with the people who act in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement
from mediation.agreements.text import DEFAULT_CLAUSE, RELEASE_SCOPE, Words
from mediation.claims.models import ClaimItem
from mediation.demo.cast import Cast
from mediation.disputes.models import Dispute
from mediation.enforcement.models import Obligation
from mediation.identity.queries import account_of_phone
from mediation.kernel import clock as kernel_clock
from mediation.kernel import outbox
from mediation.kernel.actor import Actor
from mediation.kernel.encryption import blind_index
from mediation.parties.models import Party
from mediation.procedure.agreements import seal, settle, sign
from mediation.procedure.claims import intake, review
from mediation.procedure.claims.filing import Filing, Item, NamedParty
from mediation.procedure.claims.incoming import Sender
from mediation.procedure.claims.intake import AtDesk
from mediation.procedure.claims.review import Invitation
from mediation.procedure.mediators import assign
from mediation.procedure.parties import enter, identify
from mediation.procedure.proposing import propose
from mediation.procedure.said import Said
from mediation.proposals.terms import Instalment, Term
from tests.clocks import Clock

WORKER, BOSS = "13800138000", "13900139000"
CAUTIONS = settle.Cautions("期限双方做得到", "在依法的范围内", "付清以后回访")
CAUTIONED = {"performance": "期限双方做得到", "measure": "在依法的范围内", "service": "付清以后回访"}
"""The same, as the form of the desk asks for it."""
CODE = re.compile(r"验证码 (\d{6})")


@dataclass
class Scene:
    """One dispute over wages owed; every method is one act of one person."""

    cast: Cast
    write: Callable[[], Session]
    session: Session
    dispute_id: UUID
    worker: Actor
    boss: Actor
    clock: Clock
    minutes_between: int = 2

    @property
    def mediator(self) -> Actor:
        return self.cast["mediator"]

    def do(self, act: Callable[..., Any], actor: Actor | str, *said: Any, **more: Any) -> Any:
        """One use case about this dispute on a session of its own."""
        self.clock.forward(minutes=self.minutes_between)
        who = self.cast[actor] if isinstance(actor, str) else actor
        return act(self.write(), who, self.dispute_id, *said, **more)

    def fresh(self) -> Session:
        """The reading session, seeing what was written since."""
        self.session.rollback()
        self.session.expire_all()
        return self.session

    @property
    def dispute(self) -> Dispute:
        return self.fresh().get_one(Dispute, self.dispute_id)

    @property
    def agreement(self) -> Agreement:
        query = select(Agreement).where(Agreement.dispute_id == self.dispute_id)
        return self.fresh().scalars(query.order_by(Agreement.number.desc())).first()  # type: ignore[return-value]

    def party(self, side: str) -> Party:
        query = select(Party).where(Party.dispute_id == self.dispute_id, Party.side == side)
        return self.fresh().scalars(query.order_by(Party.position)).first()  # type: ignore[return-value]

    def obligations(self) -> list[Obligation]:
        query = select(Obligation).where(Obligation.dispute_id == self.dispute_id)
        return list(self.fresh().scalars(query.order_by(Obligation.position)))

    def code_sent_to(self, phone: str) -> str:
        """The digits of the newest message with a code to this telephone."""
        query = select(outbox.OutboxMessage).order_by(outbox.OutboxMessage.at.desc())
        bodies = [row.body or "" for row in self.fresh().scalars(query) if row.address == phone]
        return next(found[1] for body in bodies if (found := CODE.search(body)))

    def terms(self, *days: date, fen: int = 1_200_000) -> tuple[Term, ...]:
        """An instalment a day from the employer to the worker; without days nobody pays."""
        item = self.fresh().scalars(select(ClaimItem).where(ClaimItem.dispute_id == self.dispute_id)).one()
        payer, payee = self.party("respondent").id.hex, self.party("applicant").id.hex
        parts = tuple(Instalment(fen, day) for day in days)
        term = (
            Term(item.id.hex, "pay", payer, payee, "bank_transfer", parts)
            if parts
            else Term(item.id.hex, "withdrawn")
        )
        return (term,)

    def propose(self, *days: date, fen: int = 1_200_000) -> None:
        """The mediator puts these terms, and both accept them."""
        proposal = self.do(propose.put, self.mediator, None, self.terms(*days, fen=fen))
        for actor in (self.worker, self.boss):
            self.do(propose.answer, actor, proposal, propose.Answer("accept"))

    def agree(self, sign_by: date | None = None) -> UUID:
        """The mediator writes the agreement down."""
        return self.do(settle.reach_agreement, self.mediator, None, words(sign_by), CAUTIONS)  # type: ignore[no-any-return]

    def sign(self, actor: Actor, phone: str) -> bool:
        """A party signs with the code that was sent to it."""
        self.do(sign.ask_code, actor)
        return self.do(  # type: ignore[no-any-return]
            sign.sign_as_party, actor, self.agreement.digest, actor.name, self.code_sent_to(phone)
        )

    def sign_all(self) -> None:
        """Both parties and the mediator."""
        self.sign(self.worker, WORKER)
        self.sign(self.boss, BOSS)
        self.do(sign.sign_as_mediator, self.mediator, self.agreement.digest)

    def seal(self, number: str = "用印2026-001") -> bool:
        """The seal keeper seals it."""
        return self.do(seal.seal, "seal", None, self.agreement.digest, number)  # type: ignore[no-any-return]

    def known(self, phone: str) -> Actor:
        """Whoever has an account with this telephone."""
        account = account_of_phone(self.fresh(), blind_index(phone, "phone"))
        assert account is not None
        return Actor(account.person_id, account.id, name=account.person.name)

    def another(self) -> Scene:
        """A second dispute between the same people."""
        return begin(self.cast, self.write, self.session, self.clock)

    def in_force(self, *days: date) -> None:
        """All the way into enforcement."""
        self.propose(*(days or (in_days(10), in_days(40))))
        self.agree()
        self.sign_all()
        self.seal()


def in_days(count: int) -> date:
    return kernel_clock.today() + timedelta(days=count)


def words(sign_by: date | None = None) -> Words:
    return Words(
        "2026年7月至9月工资没有发。", "分两期付清。", DEFAULT_CLAUSE, RELEASE_SCOPE, "", sign_by or in_days(7)
    )


def said(note: str = "电话里说的") -> Said:
    return Said("telephone", kernel_clock.now(), note)


def begin(
    cast: Cast, write: Callable[[], Session], session: Session, clock: Clock, profile: str = ""
) -> Scene:
    """A dispute in preparation: accepted, its mediator at work, both parties identified, able to settle."""
    filing = Filing(
        cast.offices["YCFS"],
        (
            NamedParty("applicant", "worker", "刘大山", phone=WORKER),
            NamedParty("respondent", "employer", "绍兴锦华针织有限公司", phone=BOSS),
        ),
        (Item("wages_owed", 2_400_000),),
        "在针织车间上班，三个月工资没有发。",
        source="delegated" if profile else "oral",
        source_reference="(2026)浙0602诉前调1号" if profile else "",
    )
    court = Sender(cast.offices["YCFY"]) if profile else None
    filed = intake.file_at_desk(write(), cast["registrar"], AtDesk(filing, court))
    nobody = Actor(UUID(int=1), name="无")
    scene = Scene(cast, write, session, filed.dispute_id, nobody, nobody, clock)
    scene.do(review.invite, "registrar", None, Invitation())
    scene.do(review.accept, "registrar", None)
    scene.do(assign.assign, "manager", None, cast["mediator"].person_id)
    scene.do(assign.take_up, "mediator", None)
    scene.worker = _came_in(scene, "applicant", "刘大山", WORKER, "self")
    scene.boss = _came_in(scene, "respondent", "陈国富", BOSS, "legal_representative")
    return scene


def _came_in(scene: Scene, side: str, name: str, phone: str, capacity: str) -> Actor:
    party = scene.party(side)
    how = "identity_document" if side == "applicant" else "oral"
    scene.do(identify.identify, "registrar", party.id, how)
    if capacity != "self":
        scene.do(
            identify.add_representative, "registrar", party.id, identify.Representative(name, phone, capacity)
        )
    else:
        _sign_in(scene, phone)
    return scene.known(phone)


def _sign_in(scene: Scene, phone: str) -> None:
    enter.ask_code(scene.write(), phone)
    enter.enter(scene.write(), phone, scene.code_sent_to(phone), "phone", "zh_Hans_CN")
