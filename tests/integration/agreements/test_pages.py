"""From accepted terms to the last yuan through the pages, each by the person whose step it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mediation.kernel import clock
from tests.integration.agreements.scene import BOSS, CAUTIONED, WORKER, Scene, in_days
from tests.integration.web.client import Browser

Clients = Callable[[Any], Browser]


def moment_of(scene: Scene) -> str:
    return clock.now().astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M")


def desk(scene: Scene, page: str) -> str:
    return f"/desk/disputes/{scene.dispute.number}/{page}"


def own(scene: Scene, page: str) -> str:
    return f"/my/disputes/{scene.dispute_id.hex}/{page}"


def signs(scene: Scene, browser: Browser, phone: str, name: str) -> None:
    """A party reads, asks for the code, and signs."""
    assert "还没有签署" in browser.get(own(scene, "agreement")).text
    browser.get(own(scene, "agreement/sign"))
    browser.send(form="agreement/code")
    assert "验证码已发到" in browser.page.text  # type: ignore[union-attr]
    wrong = browser.send({"typed_name": name, "code": "999999"}, form="agreement/sign")
    assert wrong.status == 422 and "验证码不对" in wrong.text
    done = browser.send({"typed_name": name, "code": scene.code_sent_to(phone)}, form="agreement/sign")
    assert done.status == 200 and "您已签署" in done.text


def test_from_accepted_terms_to_the_last_yuan(scene: Scene, client_for: Clients) -> None:
    scene.propose(in_days(10))
    mediator, worker, boss = client_for(scene.mediator), client_for(scene.worker), client_for(scene.boss)
    page = mediator.get(desk(scene, "steps/reach-agreement"))
    assert "拖欠工资：绍兴锦华针织有限公司向刘大山支付共计 12,000.00 元" in page.form().fields["result"][0]
    assert scene.dispute.state != "agreement"
    assert "协议已写成" in mediator.send(CAUTIONED).text
    signs(scene, worker, WORKER, scene.worker.name)
    signs(scene, boss, BOSS, scene.boss.name)
    mediator.get(desk(scene, "agreement/sign"))
    assert "您已签署" in mediator.send().text
    keeper = client_for(scene.cast["seal"])
    keeper.get(desk(scene, "steps/seal"))
    assert "协议已生效" in keeper.send({"register_number": "用印-1"}).text
    assert scene.dispute.state == "enforcement"
    boss.get(own(scene, "enforcement"))
    boss.get(own(scene, "steps/record-performance"))
    assert "已登记" in boss.send({"manner": "bank_transfer"}).text
    assert "我收到了" in worker.get(own(scene, "enforcement")).links()
    worker.get(own(scene, "steps/confirm-performance"))
    assert "已确认收到" in worker.send().text
    mediator.get(desk(scene, "enforcement"))
    mediator.get(desk(scene, "steps/complete"))
    assert mediator.send().status == 200
    assert scene.dispute.state == "performed"
    assert "履行完毕结案" in worker.get(own(scene, "ending")).text


def test_what_was_said_at_the_desk_counts(scene: Scene, client_for: Clients) -> None:
    scene.in_force(in_days(1))
    scene.clock.forward(days=3)
    mediator = client_for(scene.mediator)
    spoken = {"how": "telephone", "said_at": moment_of(scene), "note": "电话"}
    mediator.get(desk(scene, "enforcement"))
    mediator.get(desk(scene, "steps/report-breach"))
    assert "未履行已登记" in mediator.send({**spoken, "what": "没有到账"}).text
    mediator.get(desk(scene, "steps/record-performance"))
    assert "已登记" in mediator.send({**spoken, "manner": "cash"}).text
    owed = scene.obligations()[0]
    mediator.get(desk(scene, f"obligations/{owed.id.hex}/not-received"))
    assert "没有收到" in mediator.send({**spoken, "words": "没有"}).text
    assert scene.obligations()[0].state == "disputed"


def test_what_was_said_of_not_signing_counts(scene: Scene, client_for: Clients) -> None:
    scene.propose(in_days(10))
    scene.agree()
    registrar = client_for(scene.cast["registrar"])
    assert "登记不签署" in registrar.get(desk(scene, "agreement")).links()
    registrar.get(desk(scene, "agreement/declined"))
    told = {"party": scene.party("respondent").id.hex, "how": "telephone", "said_at": moment_of(scene)}
    refused = registrar.send(told)
    assert refused.status == 422 and "请填写这一项" in refused.text
    done = registrar.send({**told, "note": "资金没有到位"})
    assert done.status == 200 and "资金没有到位" in done.text and "登记不签署" not in done.links()
    assert "资金没有到位" in client_for(scene.worker).get(own(scene, "agreement")).text
    assert "不签署调解协议" in client_for(scene.boss).get(f"/my/disputes/{scene.dispute_id.hex}").text
    assert "不签署调解协议" in registrar.get(desk(scene, "parties")).text


def test_withdrawing_is_explained_first(scene: Scene, client_for: Clients) -> None:
    worker = client_for(scene.worker)
    explained = worker.get(own(scene, "steps/withdraw"))
    assert "不，继续调解" in explained.links()
    worker.get(explained.links()["我要撤回"])
    assert worker.send({"settled": "8千"}).status == 422
    assert "申请已撤回" in worker.send({"settled": "8千", "understood": "y"}).text
    assert (scene.dispute.state, scene.dispute.settled_privately_fen) == ("withdrawn", 800_000)


def test_terminating_and_handing_over(scene: Scene, client_for: Clients) -> None:
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, "steps/terminate"))
    page = mediator.send({"result": "no_agreement", "reason": "差距太大"})
    assert "劳动人事争议仲裁委员会" in page.text
    form = mediator.get(desk(scene, "steps/hand-over"))
    receiver = scene.cast.offices["YCZC"].hex
    spoken = {"how": "paper", "said_at": moment_of(scene), "note": ""}
    given = {"party": scene.party("applicant").id.hex, "road": "arbitration", "receiver": receiver, **spoken}
    assert form.status == 200
    refused = mediator.send({**given})
    assert refused.status == 409 and "缺少当事人本人签署的意愿" in refused.text
    done = mediator.send({**given, "note": "原件在卷", "titles": ["claim"]})
    assert done.status == 200 and "调解申请书" in done.text
    assert scene.dispute.state == "handed_over"
