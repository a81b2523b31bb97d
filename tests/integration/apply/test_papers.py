"""Joint papers: who hands them in, who may save them, and how they leave the house."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.demo.cast import Cast, assemble
from mediation.disputes.models import AgencyConcern, Dispute
from mediation.documents import queries as documents
from mediation.kernel import clock as time
from mediation.kernel import identifiers, outbox
from mediation.kernel.actor import Actor, public
from mediation.kernel.database import transaction
from mediation.kernel.encryption import CannotOpen
from mediation.kernel.errors import Invalid, NotAllowed, NotFound
from mediation.parties.models import Party, PartyMember
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.claims import draft_papers
from mediation.procedure.claims.file_online import file
from mediation.procedure.parties import enter
from mediation.procedure.preparation import add_document
from mediation.procedure.standing import subject_of
from mediation.projections import papers
from tests.integration.apply.claims import picture, written
from tests.integration.web.client import Browser

Write = Callable[[], Session]
HEADERS = {
    "Content-Type": "application/octet-stream",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "no-store",
}


@dataclass
class Scene:
    """A dispute with one paper, and those around it."""

    cast: Cast
    id: UUID
    number: str
    paper: UUID

    def at_desk(self, rest: str = "") -> str:
        return f"/desk/disputes/{self.number}/papers{rest}"

    def of_party(self, rest: str = "") -> str:
        return f"/my/disputes/{self.id.hex}/papers{rest}"


@pytest.fixture
def scene(write: Write, session: Session) -> Scene:
    """A claim filed online at the centre, with a picture."""
    cast = assemble(write(), lambda: "x")
    code = written(write, cast.offices["YC"])
    draft_papers.add(write(), public(), code, [(picture(), "工资 单.jpg")])
    filed = file(write(), public(), code)
    paper = documents.of_dispute(session, filed.dispute_id)[0].id
    session.rollback()
    return Scene(cast, filed.dispute_id, filed.number, paper)


@pytest.fixture
def worker(scene: Scene, write: Write, session: Session, new_browser: Callable[[], Browser]) -> Browser:
    """The applicant, signed in by telephone."""
    enter.ask_code(write(), "13800000001")
    bodies = [row.body or "" for row in session.scalars(select(outbox.OutboxMessage))]
    code = next(found[1] for body in bodies if (found := re.search(r"验证码 ?(\d{6})", body)))
    session.rollback()
    token = enter.enter(write(), "13800000001", code, "phone", "zh_Hans_CN")
    browser = new_browser()
    browser.sign_in_with(token)
    return browser


def fetched(browser: Browser, path: str) -> Any:
    """The bare answer."""
    return browser.client.get(path)


def test_a_paper_leaves_as_bytes_to_be_saved(scene: Scene, client_for: Callable[[Any], Browser]) -> None:
    response = fetched(client_for(scene.cast["registrar"]), scene.at_desk(f"/{scene.paper}"))
    assert response.status_code == 200
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    told = response.headers["Content-Disposition"]
    assert told.startswith("attachment;")
    assert told.endswith("filename*=UTF-8''%E5%B7%A5%E8%B5%84%20%E5%8D%95.jpg")
    assert told.isascii()
    assert response.data.startswith(b"\xff\xd8")


@pytest.mark.parametrize("who", ["registrar2", "mediator", "court", "auditor", "system-admin"])
def test_for_others_there_is_no_such_paper(
    scene: Scene, client_for: Callable[[Any], Browser], who: str
) -> None:
    browser = client_for(scene.cast[who])
    for path in (scene.at_desk(f"/{scene.paper}"), scene.of_party(f"/{scene.paper}")):
        assert fetched(browser, path).status_code == 404
    assert fetched(browser, f"/liaison/disputes/{scene.number}/papers/{scene.paper}").status_code == 404


def test_nobody_saves_a_paper_without_a_sign_in(scene: Scene, browser: Browser) -> None:
    assert fetched(browser, scene.at_desk(f"/{scene.paper}")).status_code == 303


def test_a_paper_of_another_dispute_is_not_found(
    scene: Scene, write: Write, session: Session, client_for: Callable[[Any], Browser]
) -> None:
    other = file(write(), public(), written(write, scene.cast.offices["YC"]))
    path = f"/desk/disputes/{other.number}/papers/{scene.paper}"
    assert fetched(client_for(scene.cast["registrar"]), path).status_code == 404


def test_a_party_hands_in_and_saves_a_paper(scene: Scene, worker: Browser, session: Session) -> None:
    page = worker.get(scene.of_party())
    assert "工资 单.jpg" in page.text
    page = worker.send({"files": (io.BytesIO(b"text"), "经过.txt"), "kind": "evidence"})
    assert page.status == 200
    assert "经过.txt" in page.text
    mine = next(row for row in documents.of_dispute(session, scene.id) if row.title == "经过.txt")
    applicant = session.scalars(select(Party).where(Party.side == "applicant")).one()
    assert mine.party_id == applicant.id
    assert fetched(worker, scene.of_party(f"/{mine.id}")).data == b"text"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kind": "evidence"}, "请填写这一项"),
        ({"files": (io.BytesIO(b"text"), "a.txt")}, "请选择材料的种类"),
        ({"files": (io.BytesIO(b"MZ"), "a.exe"), "kind": "evidence"}, "不能上传"),
    ],
)
def test_what_is_missing_or_wrong_is_told(
    scene: Scene, worker: Browser, given: dict[str, Any], told: str
) -> None:
    worker.get(scene.of_party())
    page = worker.send(given)
    assert page.status == 422
    assert told in " ".join(page.errors)


def test_staff_take_in_a_paper_for_a_party(
    scene: Scene, client_for: Callable[[Any], Browser], session: Session
) -> None:
    applicant = session.scalars(select(Party.id).where(Party.side == "applicant")).one()
    session.rollback()
    registrar = client_for(scene.cast["registrar"])
    registrar.get(scene.at_desk())
    page = registrar.send({
        "files": (io.BytesIO(b"text"), "scan.txt"), "kind": "identity", "party": applicant.hex,
        "title": "身份证复印件",
    })  # fmt: skip
    assert "身份证复印件.txt" in page.text
    query = select(AuditEntry).where(AuditEntry.verb == "document.added").order_by(AuditEntry.seq.desc())
    entry = session.scalars(query).first()
    assert entry is not None
    assert (entry.person_id, entry.on_behalf_of) == (scene.cast["registrar"].person_id, applicant)


def test_an_unidentified_respondent_sees_no_paper(scene: Scene, write: Write, session: Session) -> None:
    boss = scene.cast["registrar2"]
    respondent = session.scalars(select(Party).where(Party.side == "respondent")).one()
    writing = write()
    with transaction(writing):
        writing.add(
            PartyMember(
                id=identifiers.new("m"), dispute_id=scene.id, party_id=respondent.id,
                person_id=boss.person_id, capacity="clerk", from_at=time.now(),
            )
        )  # fmt: skip
    outsider = Actor(person_id=boss.person_id, name=boss.name)
    with pytest.raises(NotAllowed):
        add_document.add_own(write(), outsider, scene.id, [(b"x", "a.txt")], "evidence")
    with pytest.raises(NotFound):
        require(outsider, Permission.READ_OWN, subject_of(session, session.get_one(Dispute, scene.id)))


def test_an_agency_saves_what_concerns_it_but_no_identity_card(
    scene: Scene, write: Write, session: Session, client_for: Callable[[Any], Browser]
) -> None:
    writing = write()
    with transaction(writing):
        writing.add(
            AgencyConcern(
                id=identifiers.new("c"), dispute_id=scene.id, office_id=scene.cast.offices["YCFY"],
                ground="joint_invitation", article="《劳动争议调解仲裁法》第三条", from_at=time.now(),
            )
        )  # fmt: skip
    add_document.add_at_desk(write(), scene.cast["registrar"], scene.id, [(b"card", "card.txt")], "identity")
    shown = papers.for_agency(session, scene.cast["court"], scene.number)
    card = next(row.id for row in documents.of_dispute(session, scene.id) if row.kind == "identity")
    court = client_for(scene.cast["court"])
    assert [paper.id for paper in shown] == [scene.paper]
    assert fetched(court, f"/liaison/disputes/{scene.number}/papers/{scene.paper}").status_code == 200
    assert fetched(court, f"/liaison/disputes/{scene.number}/papers/{card}").status_code == 404


def test_a_kind_a_party_may_not_choose_is_refused(scene: Scene, write: Write) -> None:
    with pytest.raises(Invalid):
        add_document.add_own(write(), scene.cast["registrar"], scene.id, [(b"x", "a.txt")], "paper_record")


def test_a_file_moved_to_another_row_does_not_open(scene: Scene, session: Session, config: Any) -> None:
    other = identifiers.new("other")
    kept = config.files / scene.paper.hex[:2] / scene.paper.hex
    moved = config.files / other.hex[:2] / other.hex
    moved.parent.mkdir(exist_ok=True)
    moved.write_bytes(kept.read_bytes())
    document = documents.find(session, scene.id, scene.paper)
    session.expunge(document)
    document.id = other
    with pytest.raises(CannotOpen):
        documents.body_of(document)
