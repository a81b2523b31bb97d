"""Auditors read the log of their offices, never a private chain, and every look of theirs is kept."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from mediation.audit.models import AuditEntry
from mediation.procedure.confide import speak
from mediation.projections import audit_trail
from mediation.projections.audit_trail import Wanted
from mediation.web.audit.export import safe
from mediation.web.labels import audit as words
from tests.integration.agreements.scene import Scene
from tests.integration.audit.chains import tamper
from tests.integration.web.client import Browser
from workflows.tables import WORKFLOWS

ClientFor = Callable[[Any], Browser]
HOME = Path(__file__).resolve().parents[3]


def of_verb(scene: Scene, verb: str) -> list[AuditEntry]:
    query = select(AuditEntry).where(AuditEntry.verb == verb).order_by(AuditEntry.at, AuditEntry.seq)
    return list(scene.fresh().scalars(query))


def test_the_log_says_who_did_what_in_which_office(scene: Scene, client_for: ClientFor) -> None:
    page = client_for(scene.cast["auditor"]).get("/audit")
    for told in ("受理", "王晓岚", "受理员", scene.dispute.number, "由“待受理（收件审查）”改为“调解准备”"):
        assert told in page.text
    assert "dispute." not in page.text


def test_what_is_looked_for_stands_in_the_address(scene: Scene, client_for: ClientFor) -> None:
    browser, number = client_for(scene.cast["auditor"]), scene.dispute.number
    browser.get("/audit")
    browser.send({"number": number, "who": "manager", "verb": ""}, form="/audit")
    page = browser.page
    assert page is not None and "指派调解员" in page.text and "王晓岚" not in page.text
    assert "按顺序查看本案的全部记录" in page.links()
    assert "没有符合条件的记录" in browser.get("/audit?who=nobody").text
    assert "没有符合条件的记录" in browser.get("/audit?since=2026&since=11&since=3").text
    assert number in browser.get("/audit?since=2026&since=11&since=2&until=2026&until=11&until=2").text
    page = browser.get("/audit?since=2026&since=13&since=40")
    assert page.status == 422 and "2026 年 3 月 9 日" in page.text


def test_private_chains_are_not_there(scene: Scene, client_for: ClientFor) -> None:
    browser, address = client_for(scene.cast["auditor"]), f"/audit/disputes/{scene.dispute.number}"
    scene.clock.forward(minutes=1)
    before = audit_trail.entries(scene.fresh(), scene.cast["auditor"], Wanted()).rows
    shown = browser.get(address).text
    scene.do(speak.state, scene.worker, scene.party("applicant").id, "我最低要两万", "keep")
    private = [one for one in scene.fresh().scalars(select(AuditEntry)) if _is_private(one)]
    assert private, "something was said in confidence"
    after = audit_trail.entries(scene.fresh(), scene.cast["auditor"], Wanted()).rows
    assert [one.id for one in after if one.verb != "audit.viewed"] == [one.id for one in before]
    assert browser.get(address).text == shown
    for one in private:
        assert browser.get(f"/audit/entries/{one.id}").status == 404


def _is_private(entry: AuditEntry) -> bool:
    return entry.dispute_id is not None and entry.compartment_id != entry.dispute_id


def test_the_chain_of_a_dispute_goes_by_its_places(scene: Scene, client_for: ClientFor) -> None:
    browser = client_for(scene.cast["auditor"])
    page = browser.get(f"/audit/disputes/{scene.dispute.number}")
    assert "提交申请" in page.text and "核实身份" in page.text
    entry = of_verb(scene, "dispute.accepted")[0]
    page = browser.get(f"/audit/entries/{entry.id}")
    assert page.h1 == "受理" and entry.hash in page.text and entry.body in page.text
    page = browser.get(f"/audit/disputes/{scene.dispute.number}?before=3")
    assert "提交申请" in page.text and "核实身份" not in page.text


def test_every_look_is_kept(scene: Scene, client_for: ClientFor) -> None:
    browser, number = client_for(scene.cast["auditor"]), scene.dispute.number
    browser.get("/audit?who=王晓岚")
    browser.get(f"/audit/disputes/{number}")
    first, second = of_verb(scene, "audit.viewed")
    asked = json.loads(first.body)["after"]
    assert asked == {"page": "log", "people": [scene.cast["registrar"].person_id.hex]}  # type: ignore[union-attr]
    assert second.subject_id == scene.dispute_id and second.chain.startswith("office:")


def test_a_sound_log_is_found_sound_and_a_changed_one_is_not(
    scene: Scene, client_for: ClientFor, engine: Engine
) -> None:
    browser = client_for(scene.cast["auditor"])
    browser.get("/audit")
    page = browser.send(form="/audit/verify")
    assert page.path.startswith("/audit/verifications/") and "没有发现问题" in page.text
    assert "faults" in of_verb(scene, "audit.verified")[0].body
    victim = of_verb(scene, "dispute.accepted")[0]
    tamper(engine, f"UPDATE audit_entries SET body = '{{}}' WHERE hash = '{victim.hash}'")
    browser.get(f"/audit/disputes/{scene.dispute.number}")
    page = browser.send(form="verify")
    assert "发现问题" in page.text and "内容被改动" in page.text and "案件的共同部分" in page.text
    assert str(victim.seq) in page.text and scene.dispute.number in page.text


def test_the_sheet_is_a_copy_that_runs_no_formula(scene: Scene, client_for: ClientFor) -> None:
    browser = client_for(scene.cast["auditor"])
    with browser.client.get("/audit/export?verb=dispute.accepted") as answer:
        assert answer.mimetype == "text/csv" and "attachment" in answer.headers["Content-Disposition"]
        lines = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))
    assert [line[1] for line in lines] == ["事项", "受理"]
    (kept,) = of_verb(scene, "audit.exported")
    assert json.loads(kept.body)["after"] == {"rows": 1, "verb": "dispute.accepted"}


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert safe(cell) == f"'{cell}" and safe("王=1") == "王=1"


@pytest.mark.parametrize(
    "sign_in", ["registrar", "manager", "mediator", "system-admin", "security-admin", "court"]
)
def test_the_log_is_for_auditors(scene: Scene, client_for: ClientFor, sign_in: str) -> None:
    browser = client_for(scene.cast[sign_in])
    paths = ("/audit", "/audit/export", f"/audit/disputes/{scene.dispute.number}")
    assert {browser.get(path).status for path in paths} == {404}


def test_the_log_of_offices_elsewhere_is_out_of_reach(scene: Scene) -> None:
    court = scene.cast.offices["YCFY"]
    rows = audit_trail.entries(scene.fresh(), scene.cast["auditor"], Wanted(), most=500).rows
    assert rows and not [one for one in rows if one.chain == f"office:{court.hex}"]
    everything = scene.session.scalars(select(AuditEntry.chain))
    assert f"office:{court.hex}" in set(everything)


def test_every_verb_has_words() -> None:
    moved = {step.verb for workflow in WORKFLOWS.values() for step in workflow.steps}
    said = moved | words.other_verb.codes
    assert recorded_verbs() - said - PRIVATE == set()


PRIVATE = frozenset({
    "talk.case_mapped", "talk.contact_logged", "talk.not_heard_apart", "talk.way_chosen",
    "proposal.draft_kept", "proposal.draft_dropped",
})  # fmt: skip
"""Kept in the mediator's own chain, which no page lists."""
RECORDING = frozenset({"record", "end", "_keep", "_note"})


def recorded_verbs() -> set[str]:
    """Every verb that the code gives to something that records."""
    found = set()
    for path in (HOME / "mediation").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in RECORDING:
                found |= {one.value for one in node.args if _is_verb(one)}  # type: ignore[attr-defined]
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_verb(node: ast.expr) -> bool:
    told = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return told and re.fullmatch(r"[a-z_]+\.[a-z_]+", node.value) is not None  # type: ignore[attr-defined]


def test_pages_of_the_log_follow_each_other_without_gap(scene: Scene) -> None:
    auditor = scene.cast["auditor"]
    everything = audit_trail.entries(scene.fresh(), auditor, Wanted(), most=500)
    assert everything.after is None
    walked, after = [], ""
    while True:
        listed = audit_trail.entries(scene.session, auditor, Wanted(), after, most=7)
        walked += [one.id for one in listed.rows]
        if listed.after is None:
            break
        after = listed.after
    assert walked == [one.id for one in everything.rows] and len(walked) > 14
