"""Whoever files or is invited by a telephone acts for that party; nobody stands on both sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.identity.models import Account
from mediation.identity.queries import account_of_phone
from mediation.kernel import clock as kernel_clock
from mediation.kernel.actor import Actor, public
from mediation.kernel.database import transaction
from mediation.kernel.encryption import blind_index
from mediation.parties.models import Party, PartyMember
from mediation.procedure.claims import filing
from mediation.procedure.parties import enter
from tests.clocks import Clock
from tests.integration.identity.test_by_phone import last_code
from tests.integration.web.people import office

Write = Callable[[], Session]
WORKER, EMPLOYER = "13857512345", "13857567890"


@pytest.fixture
def filed(write: Write) -> filing.Filed:
    return file_one(write, WORKER, EMPLOYER)


def file_one(write: Write, worker: str, employer: str) -> filing.Filed:
    session = write()
    place = office(write)
    with transaction(session):
        return filing.enter(
            session,
            public(),
            filing.Filing(
                office_id=place.id,
                parties=(
                    filing.NamedParty("applicant", "worker", "张三", worker),
                    filing.NamedParty("respondent", "employer", "某某公司", employer),
                ),
                items=(filing.Item("wages_owed", 800000),),
                facts="拖欠工资",
            ),
        )


def come_in(write: Write, phone: str) -> None:
    enter.ask_code(write(), phone)
    enter.enter(write(), phone, last_code(write), "phone", "zh_Hans_CN")


def members(session: Session) -> list[tuple[str, str]]:
    session.rollback()
    rows = session.execute(
        select(Party.side, PartyMember.capacity).join(PartyMember, PartyMember.party_id == Party.id)
    )
    return [(row.side, row.capacity) for row in rows]


def invite(write: Write) -> None:
    session = write()
    with transaction(session):
        party = session.scalars(select(Party).where(Party.side == "respondent")).one()
        party.invited_at = kernel_clock.now()


def test_the_filer_acts_for_itself(write: Write, filed: filing.Filed, session: Session, clock: Clock) -> None:
    come_in(write, WORKER)
    assert members(session) == [("applicant", "self")]
    clock.forward(minutes=2)
    come_in(write, WORKER)
    assert members(session) == [("applicant", "self")], "once"


def test_a_respondent_comes_in_when_it_was_invited_and_as_a_clerk(
    write: Write, filed: filing.Filed, session: Session, clock: Clock
) -> None:
    come_in(write, EMPLOYER)
    assert members(session) == []
    invite(write)
    clock.forward(minutes=2)
    come_in(write, EMPLOYER)
    assert members(session) == [("respondent", "clerk")]


def test_one_account_never_stands_on_both_sides(write: Write, session: Session) -> None:
    file_one(write, WORKER, WORKER)
    invite(write)
    come_in(write, WORKER)
    assert members(session) == [("applicant", "self")]
    assert "party.member_refused" in set(session.scalars(select(AuditEntry.verb)))


def test_a_stranger_gets_an_account_and_no_dispute(
    write: Write, filed: filing.Filed, session: Session
) -> None:
    come_in(write, "13857500000")
    assert members(session) == []
    account = session.scalars(select(Account)).one()
    assert not Actor(person_id=account.person_id).is_staff


def test_whoever_answers_for_a_company_is_called_by_the_name_of_its_contact(
    write: Write, session: Session, filed: filing.Filed, clock: Clock
) -> None:
    invite(write)
    come_in(write, EMPLOYER)
    assert _called(session, EMPLOYER) == "138****7890", "nobody said a name yet"
    contact = write()
    with transaction(contact):
        contact.scalars(select(Party).where(Party.side == "respondent")).one().contact_name = "王会计"
    clock.forward(minutes=2)
    come_in(write, EMPLOYER)
    assert _called(session, EMPLOYER) == "王会计"
    assert _called(session, WORKER) is None


def test_a_first_sign_in_takes_the_name_that_is_known(write: Write, session: Session, clock: Clock) -> None:
    place = office(write)
    case = write()
    with transaction(case):
        named = (
            filing.NamedParty("applicant", "worker", "张三", WORKER),
            filing.NamedParty("respondent", "employer", "某某公司", EMPLOYER, contact_name="王会计"),
        )
        items = (filing.Item("wages_owed", 800000),)
        filing.enter(case, public(), filing.Filing(place.id, named, items, "拖欠工资"))
    invite(write)
    come_in(write, EMPLOYER)
    come_in(write, WORKER)
    assert (_called(session, EMPLOYER), _called(session, WORKER)) == ("王会计", "张三")


def _called(session: Session, phone: str) -> str | None:
    session.rollback()
    session.expire_all()
    account = account_of_phone(session, blind_index(phone, "phone"))
    return account.person.name if account else None
