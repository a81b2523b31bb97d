"""A draft becomes a dispute once, with everything that was written, and nothing of the draft is left."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.applications import rules, services
from mediation.applications.models import Application, ApplicationFile
from mediation.audit.models import AuditEntry
from mediation.claims.models import ClaimItem
from mediation.config import Config
from mediation.disputes.models import Dispute
from mediation.documents import queries as documents
from mediation.identity.changes import party_account
from mediation.kernel import encryption
from mediation.kernel.actor import Actor, public
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible, Refused
from mediation.kernel.outbox import OutboxMessage
from mediation.parties.models import Party, PartyMember
from mediation.procedure.claims import draft_papers
from mediation.procedure.claims.file_online import file
from mediation.procedure.timed.lapse_applications import lapse
from tests.clocks import Clock
from tests.counting import Counted
from tests.integration.apply.claims import ANSWERS, found_office, picture, written
from workflows.dispute import DISPUTE

Write = Callable[[], Session]


@pytest.fixture
def office(write: Write) -> UUID:
    """The one office there is."""
    return found_office(write())


def test_everything_written_stands_in_the_dispute(write: Write, session: Session, office: UUID) -> None:
    filed = file(write(), public(), written(write, office))
    dispute = session.get_one(Dispute, filed.dispute_id)
    worker, employer = session.scalars(
        select(Party).where(Party.dispute_id == dispute.id).order_by(Party.side)
    )
    item = session.scalars(select(ClaimItem)).one()
    assert (dispute.state, dispute.number, dispute.office_id) == ("intake", filed.number, office)
    assert dispute.facts == ANSWERS["facts"]["facts"]
    assert (worker.name, worker.phone, worker.filed_it) == ("李桂芳", "13800000001", True)
    assert (employer.name, employer.contact_name, employer.kind) == ("锦华针织厂", "王厂长", "employer")
    assert (item.kind, item.amount_fen, item.basis) == ("wages_owed", 2_400_000, "4 个月")
    assert item.period_from is not None and item.period_until is None
    assert len(filed.tracking_code) == 16


def test_a_second_sending_gives_the_same_dispute(write: Write, session: Session, office: UUID) -> None:
    code = written(write, office)
    first, second = file(write(), public(), code), file(write(), public(), code)
    assert (second.dispute_id, second.number) == (first.dispute_id, first.number)
    assert second.tracking_code == ""
    assert session.scalar(select(func.count()).select_from(Dispute)) == 1


def test_of_the_draft_nothing_is_left(
    write: Write, session: Session, office: UUID, config: Config, app: object
) -> None:
    code = written(write, office)
    draft_papers.add(write(), public(), code, [(picture(), "工资单.jpg")])
    old = session.scalars(select(ApplicationFile.id)).one()
    session.rollback()
    filed = file(write(), public(), code)
    application = session.scalars(select(Application)).one()
    assert (application.state, application.answers, application.dispute_id) == (
        "filed",
        None,
        filed.dispute_id,
    )
    assert session.scalars(select(ApplicationFile)).all() == []
    assert not (config.files / old.hex[:2] / old.hex).exists()
    with pytest.raises(NotPossible):
        services.save(write(), public(), code, "facts", {"facts": "更多"})


def test_a_paper_of_the_draft_is_sealed_anew_in_the_joint_file(
    write: Write, session: Session, office: UUID, config: Config
) -> None:
    code = written(write, office)
    draft_papers.add(write(), public(), code, [(picture(), "../../工资 单.JPG")])
    filed = file(write(), public(), code)
    paper = documents.of_dispute(session, filed.dispute_id)[0]
    kept = (config.files / paper.id.hex[:2] / paper.id.hex).read_bytes()
    assert (paper.title, paper.kind, paper.scan, paper.state) == (
        "工资 单.jpg", "evidence", "not_scanned", "uploaded",
    )  # fmt: skip
    assert paper.compartment_id == filed.dispute_id
    assert b"JFIF" not in kept
    assert documents.body_of(paper).startswith(b"\xff\xd8")
    with pytest.raises(encryption.CannotOpen):
        encryption.unseal(kept, "applications|file", paper.id.hex)


def test_when_filing_fails_neither_rows_nor_files_are_left_behind(
    write: Write, session: Session, office: UUID, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = written(write, office)
    draft_papers.add(write(), public(), code, [(picture(), "a.jpg")])
    before = {path.name for path in Path(config.files).rglob("*") if path.is_file()}
    monkeypatch.setattr("mediation.applications.changes.move_along", _fails)
    with pytest.raises(OSError, match="disk"):
        file(write(), public(), code)
    after = {path.name for path in Path(config.files).rglob("*") if path.is_file()}
    assert after == before
    assert session.scalar(select(func.count()).select_from(Dispute)) == 0
    monkeypatch.undo()
    assert file(write(), public(), code).tracking_code


def _fails(*_: object, **__: object) -> None:
    raise OSError("disk")


def test_a_claim_is_filed_within_sixteen_statements(
    write: Write, office: UUID, count_statements: Callable[[], AbstractContextManager[Counted]]
) -> None:
    code = written(write, office)
    with count_statements() as seen:
        file(write(), public(), code)
    assert seen.count <= 16, "\n".join(seen)


@pytest.mark.parametrize("wrong", ["", "0" * 32, "no key"])
def test_an_office_that_is_not_there_takes_nothing(write: Write, office: UUID, wrong: str) -> None:
    code = written(write, office)
    services.save(write(), public(), code, "office", {"office": wrong})
    with pytest.raises(Invalid):
        file(write(), public(), code)


def test_without_anything_asked_the_claim_is_refused(write: Write, office: UUID) -> None:
    code = written(write, office)
    services.save(write(), public(), code, "items", {"list": [], "done": True})
    with pytest.raises(Refused) as refused:
        file(write(), public(), code)
    assert refused.value.codes == ("has_claim_item",)


def test_a_wrong_company_code_and_no_identity_stop_nothing(write: Write, office: UUID) -> None:
    code = written(write, office)
    services.save(write(), public(), code, "contact", {"credit_code": "not a code"})
    services.save(write(), public(), code, "identity", {"identity_number": "123"})
    assert file(write(), public(), code).number.startswith("YC-2026-")


def _person(write: Write, phone: str = "13800000001") -> Actor:
    session = write()
    with transaction(session):
        account = party_account(session, public(), phone, "zh_Hans_CN")
    return Actor(person_id=account.person_id, account_id=account.id, name=account.person.name)


def test_who_signed_in_and_files_for_oneself_acts_for_the_party(
    write: Write, session: Session, office: UUID
) -> None:
    actor = _person(write)
    file(write(), actor, written(write, office, actor))
    member = session.scalars(select(PartyMember)).one()
    assert (member.person_id, member.capacity) == (actor.person_id, "self")


def test_a_representative_does_not_become_the_party(write: Write, session: Session, office: UUID) -> None:
    actor = _person(write)
    file(write(), actor, written(write, office, actor, role="representative"))
    worker = session.scalars(select(Party).where(Party.side == "applicant")).one()
    assert session.scalars(select(PartyMember)).all() == []
    assert (worker.name, worker.contact_name) == ("李桂芳", "张工会")


def test_an_employer_files_against_a_worker(write: Write, session: Session, office: UUID) -> None:
    code = written(write, office, role="employer")
    services.save(write(), public(), code, "contact", {"contact_name": "王", "phone": "13800000009"})
    file(write(), public(), code)
    sides = {party.kind: party.side for party in session.scalars(select(Party))}
    assert sides == {"employer": "applicant", "worker": "respondent"}


def test_the_filing_and_each_paper_stand_in_the_audit_log(
    write: Write, session: Session, office: UUID
) -> None:
    code = written(write, office)
    draft_papers.add(write(), public(), code, [(b"one", "1.txt"), (b"two", "2.txt")])
    filed = file(write(), public(), code)
    query = select(AuditEntry.verb).where(AuditEntry.dispute_id == filed.dispute_id)
    verbs = list(session.scalars(query.order_by(AuditEntry.seq)))
    assert verbs == [DISPUTE.step("file").verb, "document.added", "document.added"]


def test_a_draft_lapses_after_thirty_days_and_is_wiped(
    write: Write, session: Session, office: UUID, clock: Clock, config: Config
) -> None:
    code = written(write, office)
    draft_papers.add(write(), public(), code, [(picture(), "a.jpg")])
    clock.forward(days=29)
    assert lapse(write()) == 0
    clock.forward(days=1, minutes=1)
    with pytest.raises(NotFound):
        services.save(write(), public(), code, "facts", {"facts": "晚了"})
    with pytest.raises(NotFound):
        file(write(), public(), code)
    file_id = session.scalars(select(ApplicationFile.id)).one()
    session.rollback()
    assert lapse(write()) == 1
    application = session.scalars(select(Application)).one()
    assert (application.state, application.answers) == ("expired", None)
    assert not (config.files / file_id.hex[:2] / file_id.hex).exists()


def test_the_resume_code_is_kept_as_a_hash_and_the_answers_sealed(
    write: Write, session: Session, office: UUID
) -> None:
    code = written(write, office)
    row = session.scalars(select(Application)).one()
    assert row.resume_hash == rules.resume_hash(code) != code
    assert row.answers_sealed is not None
    assert "李桂芳".encode() not in row.answers_sealed


def test_the_code_goes_to_the_phone_at_most_three_times(write: Write, session: Session, office: UUID) -> None:
    code = written(write, office)
    for _ in range(rules.MOST_CODES_SENT):
        services.send_code(write(), public(), code)
    with pytest.raises(NotPossible):
        services.send_code(write(), public(), code)
    messages = session.scalars(select(OutboxMessage)).all()
    assert {message.address for message in messages} == {"13800000001"}
    assert all(code in (message.body or "") for message in messages)


def test_twenty_papers_and_not_one_more(write: Write, office: UUID) -> None:
    code = written(write, office)
    draft_papers.add(write(), public(), code, [(b"text", f"{n}.txt") for n in range(20)])
    with pytest.raises(Invalid) as refused:
        draft_papers.add(write(), public(), code, [(b"text", "one more.txt")])
    assert refused.value.errors == {"files": "too_many_files"}
