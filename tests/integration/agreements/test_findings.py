"""What is found in terms and in a draft: beside its item, held up until it is mended or explained, kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from mediation.agreements import queries
from mediation.agreements.text import PayeeAccount
from mediation.audit.models import AuditEntry
from mediation.claims.models import ClaimItem
from mediation.kernel.database import transaction
from mediation.kernel.errors import Refused
from mediation.procedure.agreements import settle
from mediation.procedure.proposing import propose
from tests.integration.agreements.scene import CAUTIONED, CAUTIONS, Scene, in_days, words
from tests.integration.web.client import Browser

Clients = Callable[[Any], Browser]
EVERYTHING = "双方一切争议全部了结，今后互不追究。"
WHY = "双方确认另无其他争议，劳动者看过后同意。"


def desk(scene: Scene, page: str) -> str:
    return f"/desk/disputes/{scene.dispute.number}/{page}"


def own(scene: Scene, page: str) -> str:
    return f"/my/disputes/{scene.dispute_id.hex}/{page}"


def shown(page: Any) -> set[str]:
    """The codes of the findings on a page."""
    return {each.get("data-finding") for each in page.document.iter("div") if each.get("data-finding")}


def pressed(browser: Browser, given: dict[str, Any]) -> Any:
    """The present form sent by a button of its own."""
    page = browser.page
    assert page is not None
    return browser.post(page.path, {**page.form().fields, **given})


def account(scene: Scene, **changes: str) -> PayeeAccount:
    known = PayeeAccount(scene.party("applicant").id.hex, "刘大山", "绍兴银行", "6222000011112222333")
    return replace(known, **changes)


def test_a_grave_finding_holds_the_step_up_until_it_is_explained(scene: Scene) -> None:
    scene.propose(in_days(10))
    wide = replace(words(), release_scope=EVERYTHING)
    with pytest.raises(Refused) as refused:
        scene.do(settle.reach_agreement, scene.mediator, None, wide, CAUTIONS)
    assert refused.value.codes == ("findings_explained",)
    with pytest.raises(Refused):
        scene.do(
            settle.reach_agreement,
            scene.mediator,
            None,
            wide,
            CAUTIONS,
            (),
            {"release_unclear.release_scope": WHY},
        )
    explained = {"release_of_everything.release_scope": WHY}
    scene.do(settle.reach_agreement, scene.mediator, None, wide, CAUTIONS, (account(scene),), explained)
    rows = scene.agreement.findings
    assert [(each["code"], each["explanation"]) for each in rows] == [("release_of_everything", WHY)]
    query = select(AuditEntry).where(AuditEntry.verb == "agreement.offered")
    entry = scene.fresh().scalars(query.order_by(AuditEntry.seq.desc())).first()
    assert entry is not None and WHY in entry.body


def test_a_mended_draft_goes_through_and_keeps_what_is_only_to_be_looked_at(scene: Scene) -> None:
    scene.propose(in_days(10), in_days(40))
    scene.do(settle.reach_agreement, scene.mediator, None, words(), CAUTIONS)
    assert [each["code"] for each in scene.agreement.findings] == ["no_account"]


def test_the_account_is_sealed_signed_and_shown_to_whom_it_concerns(
    scene: Scene, client_for: Clients
) -> None:
    scene.propose(in_days(10))
    scene.do(settle.reach_agreement, scene.mediator, None, words(), CAUTIONS, (account(scene),))
    row = scene.agreement
    assert row.findings == [] and b"6222" not in (row.accounts_sealed or b"")
    assert queries.present_digest(scene.session, scene.dispute, scene.agreement) == scene.agreement.digest
    number = account(scene).number
    for who in (scene.worker, scene.boss):
        assert number in client_for(who).get(own(scene, "agreement")).text
    assert number in client_for(scene.mediator).get(desk(scene, "agreement")).text
    manager = client_for(scene.cast["manager"]).get(desk(scene, "agreement")).text
    assert number not in manager and "…2333" in manager


def test_the_form_shows_findings_beside_their_place_and_asks_why(scene: Scene, client_for: Clients) -> None:
    scene.propose(in_days(10))
    browser = client_for(scene.mediator)
    page = browser.get(desk(scene, "steps/reach-agreement"))
    assert shown(page) == {"no_account"}
    number = {"accounts-0-number": "6222 0000 1111 2222 333"}
    bad = {"release_scope": EVERYTHING, "other_duties": "尽快开具离职证明。"}
    page = pressed(browser, number | bad | {"check": "1"})
    assert page.status == 200 and scene.dispute.state == "preparation"
    vague = {"uncertain_date", "duty_without_date", "duty_without_manner"}
    assert shown(page) == {"release_of_everything", *vague}
    assert "《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第三十五条第二款" in page.text
    refused = browser.send(CAUTIONED)
    assert refused.status == 409 and "有重要的问题还没有改正或者说明" in refused.text
    assert "尽快开具离职证明" in refused.text
    duty = {"other_duties": "公司在十日内以邮寄方式开具离职证明。"}
    assert refused.form().fields["explanations-1-key"] == ["release_of_everything.release_scope"]
    why = {"explanations-1-words": WHY}
    done = browser.send({**duty, **why})
    assert done.status == 200 and "协议已写成" in done.text
    assert shown(done) == {"release_of_everything"} and WHY in done.text
    worker = client_for(scene.worker).get(own(scene, "agreement"))
    assert "签以前请看清楚" in worker.text and WHY in worker.text


def test_the_findings_are_said_in_english_too(scene: Scene, client_for: Clients) -> None:
    scene.propose(in_days(10))
    browser = client_for(scene.mediator)
    browser.get(desk(scene, "steps/reach-agreement"))
    page = browser.get(desk(scene, "steps/reach-agreement") + "?lang=en")
    assert "No account is named" in page.text and "art. 26" in page.text


def hurt(scene: Scene) -> None:
    """The scene's only item told as an injury that nobody has graded."""
    with scene.write() as session, transaction(session):
        item = session.scalars(select(ClaimItem).where(ClaimItem.dispute_id == scene.dispute_id)).one()
        item.kind = "work_injury"


def test_a_button_fills_a_part_settlement_of_an_injury(scene: Scene, client_for: Clients) -> None:
    hurt(scene)
    browser = client_for(scene.mediator)
    browser.get(desk(scene, "steps/put-proposal"))
    day = in_days(10)
    given = {
        "items-0-disposition": "pay", "items-0-instalments-0-amount": "12000",
        "items-0-instalments-0-due": [str(day.year), str(day.month), str(day.day)], "items-0-injury": "open",
    }  # fmt: skip
    page = pressed(browser, given | {"more": "sum"})
    assert shown(page) == {"injury_not_graded"} and "改成先行部分调解" in page.text
    page = pressed(browser, {"part": "0"})
    assert shown(page) == set()
    fields = page.form("/steps/put-proposal").fields
    assert fields["items-0-injury"] == ["part"] and "另行主张" in fields["items-0-note"][0]
    done = browser.send()
    assert done.status == 200 and "方案已提出" in done.text and shown(done) == set()
    assert "本协议不作处理" in client_for(scene.worker).get(own(scene, "proposals")).text


def test_a_standing_proposal_shows_what_is_found_in_it(scene: Scene, client_for: Clients) -> None:
    late = replace(scene.terms(in_days(10))[0], note="待工程款到账后支付")
    scene.do(propose.put, scene.mediator, None, (late,), "尽快办理社会保险转移")
    page = client_for(scene.mediator).get(desk(scene, "proposals"))
    assert shown(page) == {"uncertain_date", "duty_without_date", "duty_without_manner"}
    assert "拖欠工资：履行时间取决于不确定的事" in page.text
