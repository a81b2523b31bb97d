"""The register of mediators: kept by the manager, dated, in the office's chain, read by who it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.assignments import register, rules
from mediation.assignments.models import MediatorProfile
from mediation.assignments.queries import candidate
from mediation.assignments.register_models import RegisterChange, Tie
from mediation.audit.models import AuditEntry
from mediation.audit.verify import verify
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotFound, NotPossible, Stale
from mediation.procedure.register import entries, learning, ties
from mediation.procedure.register.entries import Entry
from mediation.procedure.register.learning import Learnt, Proof
from tests.integration.web.client import Browser
from tests.together import in_threads
from tests.world import World

ClientFor = Callable[[Any], Browser]
TERM = (date(2025, 1, 1), date(2027, 12, 31))
NEW = Entry("越调2026-030", "", *TERM, ("普通话", "手语"), ("纺织",))
PAPER = b"%PDF-1.4\n" + b"x" * 60 + b"\nstartxref\n0\n%%EOF"


def entry_of(session: Session, world: World, sign_in: str) -> MediatorProfile:
    session.rollback()
    session.expire_all()
    return session.get_one(MediatorProfile, world[sign_in].person_id)


def changes(session: Session, world: World, sign_in: str) -> list[str]:
    session.rollback()
    query = select(RegisterChange.kind).where(RegisterChange.person_id == world[sign_in].person_id)
    return list(session.scalars(query.order_by(RegisterChange.version)))


def fit(session: Session, world: World, sign_in: str) -> bool:
    session.rollback()
    session.expire_all()
    dispute = session.scalars(select(Dispute)).first()
    assert dispute is not None
    found = candidate(session, dispute, world[sign_in].person_id)  # type: ignore[arg-type]
    return found is not None and rules.eligible(found, clock.today())


def test_every_change_is_dated_and_in_the_offices_chain(world: World, session: Session) -> None:
    world.at(Upto.FILED)
    who, manager = world["mediator"].person_id, world["manager"]
    assert fit(session, world, "mediator")
    world.do(entries.suspend, manager, who, 0, "投诉核查")
    assert not fit(session, world, "mediator")
    world.do(entries.resume, manager, who, 1, "核查完毕")
    world.do(entries.end, manager, who, 2, "调离")
    assert not fit(session, world, "mediator")
    with pytest.raises(NotPossible, match="register_ended"):
        world.do(entries.suspend, manager, who, 3, "又来")
    world.do(entries.renew, manager, who, 3, date(2026, 1, 1), date(2028, 12, 31))
    assert fit(session, world, "mediator")
    assert changes(session, world, "mediator") == ["suspended", "resumed", "ended", "renewed"]
    verbs = session.scalars(select(AuditEntry.verb).where(AuditEntry.verb.like("register.%")))
    assert sorted(verbs) == ["register.ended", "register.renewed", "register.resumed", "register.suspended"]
    assert not verify(session).faults


def test_who_may_keep_it(world: World) -> None:
    who = world["mediator"].person_id
    for sign_in in ("registrar", "security-admin", "system-admin", "auditor", "mediator"):
        with pytest.raises(NotFound):
            world.do(entries.suspend, world[sign_in], who, 0, "理由")
    with pytest.raises(NotFound):
        world.do(entries.suspend, world["manager2"], world["mediator3"].person_id, 0, "别的工作室")
    with pytest.raises(Stale):
        world.do(entries.suspend, world["manager"], who, 7, "理由")
    with pytest.raises(Invalid):
        world.do(entries.suspend, world["manager"], who, 0, " ")


def test_a_number_is_given_once_and_a_correction_changes_something(world: World) -> None:
    manager, taken = world["manager"], world["mediator4"].person_id
    same = Entry("越调2025-003", "", *TERM, (), ())
    with pytest.raises(Invalid) as wrong:
        world.do(entries.change, manager, taken, 0, same, "更正")
    assert wrong.value.errors == {"number": "register_entry_taken"}
    with pytest.raises(Invalid):
        world.do(entries.renew, manager, world["mediator"].person_id, 0, TERM[1], TERM[0])


def test_two_who_strike_off_at_once(world: World, session: Session) -> None:
    who, manager = world["mediator"].person_id, world["manager"]

    def strike() -> str:
        try:
            world.do(entries.end, manager, who, 0, "调离")
        except (Stale, NotPossible) as told:
            return type(told).__name__
        return "won"

    assert sorted(in_threads(4, lambda _number: strike())).count("won") == 1
    assert changes(session, world, "mediator") == ["ended"]


def test_a_proof_counts_until_it_is_withdrawn(world: World, session: Session) -> None:
    who, manager = world["mediator2"].person_id, world["manager"]
    proof = Proof("knows_psychology", "心理咨询师证", "陈国平", date(2026, 1, 5))
    world.do(learning.add_proof, manager, who, 0, proof, None)
    row = entry_of(session, world, "mediator2")
    assert row.qualifications["knows_psychology"] == "心理咨询师证"
    assert row.qualifications["knows_law"], "what the entry came with stands"
    kept = register.proofs(session, who)[0]  # type: ignore[arg-type]
    world.do(learning.withdraw_proof, manager, who, row.version, kept.id, "证书过期")
    assert entry_of(session, world, "mediator2").qualifications["knows_psychology"] == ""


def test_hours_are_counted_once_a_manager_has_looked(world: World, session: Session) -> None:
    who = world["mediator"].person_id
    learnt = Learnt(date(2026, 1, 5), 90, "工伤赔偿", "区人社局")
    world.do(learning.report_training, world["mediator"], learnt)
    session.rollback()
    row = session.scalars(select(register.Training)).one()
    assert row.counted is None
    world.do(learning.decide_training, world["manager"], who, row.id, True, "")
    with pytest.raises(NotPossible, match="already_decided"):
        world.do(learning.decide_training, world["manager"], who, row.id, False, "反悔")
    with pytest.raises(Invalid):
        world.do(learning.report_training, world["mediator"], Learnt(date(2026, 1, 5), 0, "空", "无"))


def test_ties_are_sealed_and_nobody_elses_to_read(
    world: World, session: Session, client_for: ClientFor
) -> None:
    world.do(ties.declare, world["mediator"], "relative", "欧阳甲乙", "13857517777")
    session.rollback()
    row = session.scalars(select(Tie)).one()
    assert b"\xe6\xac\xa7" not in (row.name_sealed or b"") and row.name == "欧阳甲乙"
    told = [str(body) for body in session.scalars(select(AuditEntry.body))]
    assert not [body for body in told if "欧阳" in body]
    assert "欧阳甲乙" in client_for(world["mediator"]).get("/desk/register").text
    seen = client_for(world["manager"]).get(f"/desk/mediators/{world['mediator'].person_id}")
    assert seen.status == 200 and "欧阳" not in seen.text
    with pytest.raises(NotFound):
        world.do(ties.take_back, world["mediator2"], row.id)
    world.do(ties.take_back, world["mediator"], row.id)
    assert "欧阳" not in client_for(world["mediator"]).get("/desk/register").text


def test_the_pages_of_an_entry(world: World, client_for: ClientFor) -> None:
    browser, key = client_for(world["manager"]), world["mediator"].person_id
    assert f"/desk/mediators/{key}" in browser.get("/desk/mediators").response.text
    browser.get(f"/desk/mediators/{key}/proofs")
    given = {"condition": "impartial", "note": "年度考核优秀", "checked_by": "陈国平",
             "checked_on": ["2026", "1", "5"], "paper": (BytesIO(PAPER), "考核.pdf")}  # fmt: skip
    page = browser.send(given)
    assert "年度考核优秀" in page.text and "考核.pdf" in page.text
    paper = page.response.text.split("/paper")[0].rsplit('"', 1)[1] + "/paper"
    assert browser.client.get(paper).data == PAPER
    assert client_for(world["mediator"]).client.get(paper).data == PAPER
    assert client_for(world["mediator2"]).client.get(paper).status_code == 404
    browser.get(f"/desk/mediators/{key}/suspend")
    assert browser.send({"reason": ""}).status == 422
    page = browser.send({"reason": "请假两个月"})
    assert "暂停调解工作" in page.text and "请假两个月" in page.text
    browser.get(f"/desk/mediators/{key}/change")
    page = browser.send({"languages": "普通话、手语", "reason": "新学手语"})
    assert "手语" in page.text
    browser.get(f"/desk/mediators/{key}/renew")
    page = browser.send({"term_from": ["2028", "1", "1"], "term_until": ["2030", "12", "31"]})
    assert "2030年12月31日" in page.text


def test_a_mediator_reports_training_and_the_manager_counts_it(world: World, client_for: ClientFor) -> None:
    own, key = client_for(world["mediator"]), world["mediator"].person_id
    own.get("/desk/register/trainings")
    given = {"held_on": ["2026", "1", "5"], "hours": "1.5", "topic": "工伤赔偿", "given_by": "区人社局"}
    assert "等负责人确认" in own.send(given).text
    browser = client_for(world["manager"])
    page = browser.get(f"/desk/mediators/{key}")
    browser.get(f"/desk/mediators/{key}/trainings/{page.response.text.split('/trainings/')[1][:36]}")
    assert "计入 1.5 小时" in browser.send({"counts": "yes"}).text
    own.get("/desk/register/ties")
    assert "绍兴某某厂" in own.send({"kind": "employer", "name": "绍兴某某厂"}).text
