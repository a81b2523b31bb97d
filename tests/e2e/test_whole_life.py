"""The whole life of a dispute, by its own users: from a claim on a phone to the last yuan confirmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from mediation.kernel.clock import SHANGHAI
from tests.e2e.claims import CHIEF, CLERK, EMPLOYER, WORKER, file_claim
from tests.e2e.people import Party, Staff

pytestmark = pytest.mark.browser

SECRET_OF_WORKER = "其实先付一万五我也愿意谈"
SECRET_OF_EMPLOYER = "我们账上只剩两万，别告诉他"


@dataclass
class Cast:
    """Everybody with a window of their own."""

    worker: Party
    clerk: Party
    chief: Party
    registrar: Staff
    manager: Staff
    mediator: Staff
    keeper: Staff
    number: str = ""


@pytest.fixture
def cast(phone: Callable[[type[Party]], Party], desk: Callable[[type[Staff]], Staff]) -> Cast:
    worker, clerk, chief = (phone(Party) for _ in range(3))
    registrar, manager, mediator, keeper = (desk(Staff) for _ in range(4))
    return Cast(worker, clerk, chief, registrar, manager, mediator, keeper)


def test_a_dispute_lives_from_a_claim_on_a_phone_to_the_last_payment(cast: Cast) -> None:
    a_worker_files_and_completes_the_claim(cast)
    the_employer_is_invited_and_agrees(cast)
    the_registrar_knows_both_and_accepts(cast)
    a_mediator_is_named_and_prepares(cast)
    both_speak_apart_and_neither_reads_the_other(cast)
    they_meet_and_minutes_are_kept(cast)
    a_proposal_is_accepted_by_both(cast)
    the_agreement_is_signed_and_sealed(cast)
    the_money_comes_and_the_dispute_is_performed(cast)


def a_worker_files_and_completes_the_claim(cast: Cast) -> None:
    cast.number = cast.mediator.number = cast.manager.number = cast.keeper.number = file_claim(cast.worker)
    registrar = cast.registrar
    registrar.sign_in("registrar")
    registrar.open_case(cast.number)
    registrar.step("request_completion")
    registrar.write("需要补充什么", "请补充三个月工资的计算明细。")
    registrar.press("要求补正")
    cast.worker.sign_in(WORKER.phone)
    cast.worker.open_dispute()
    cast.worker.sees("请补充三个月工资的计算明细。")
    cast.worker.step("complete_filing")
    cast.worker.write("补充的内容", "三月、四月、五月，每月八千元，一共两万四千元。")
    cast.worker.press("提交")
    cast.worker.sees("补充的内容已经收到")


def the_employer_is_invited_and_agrees(cast: Cast) -> None:
    registrar, clerk = cast.registrar, cast.clerk
    registrar.may_not_yet("accept", "respondent_invited")
    registrar.step("invite")
    registrar.choose("短信")
    registrar.press("邀请")
    clerk.sign_in(CLERK.phone)
    clerk.open_dispute()
    clerk.sees("调解邀请", "自愿")
    clerk.does_not_see("计件工资", WORKER.phone)
    clerk.step("answer_invitation")
    clerk.choose("愿意调解")
    clerk.write("您想说明的情况", "愿意谈，请给一点时间。")
    clerk.press("提交答复")
    clerk.sees("您的答复已经收到")


def the_registrar_knows_both_and_accepts(cast: Cast) -> None:
    registrar = cast.registrar
    for party, how in ((WORKER.name, "核对身份证件"), (EMPLOYER, "核对营业执照")):
        registrar.open_case(cast.number, "parties")
        registrar.follow("核实", registrar.page.locator("main section", has_text=party).first)
        registrar.choose(how)
        registrar.press("核实身份")
    registrar.open_case(cast.number, "parties")
    registrar.follow("登记代表人", registrar.page.locator("main section", has_text=EMPLOYER).first)
    registrar.write("姓名", CHIEF.name)
    registrar.write("手机号", CHIEF.phone)
    registrar.choose("法定代表人")
    registrar.press("登记")
    registrar.sees("代表人已登记")
    registrar.take("accept", "受理")
    registrar.in_state("preparation")


def a_mediator_is_named_and_prepares(cast: Cast) -> None:
    cast.manager.sign_in("manager")
    cast.manager.open_case(cast.number)
    cast.manager.step("assign")
    cast.manager.page.get_by_role("radio", name="李秀英").check()
    cast.manager.press("指派")
    mediator = cast.mediator
    mediator.sign_in("mediator")
    mediator.sees("等我办理", cast.number)
    mediator.open_case(cast.number, "assignment")
    mediator.choose("接受。我与双方当事人、代理人和案件处理结果没有利害关系")
    mediator.press("答复")
    mediator.may_not_yet("begin_back_to_back", "applicant_contacted")
    for party in (f"申请人 {WORKER.name}", f"被申请人 {EMPLOYER}"):
        mediator.open_case(cast.number, "preparation")
        mediator.choose(party)
        mediator.tick("已告知权利：调解自愿、免费、保密，随时可以申请仲裁")
        mediator.write("谈话要点", "愿意调解。")
        mediator.press("谈到了")
    mediator.follow("填写案情梳理")
    mediator.write("争议焦点", "欠付工资的数额和支付期限")
    mediator.write("双方没有争议的事实", "存在劳动关系")
    mediator.press("保存")
    mediator.follow("选定调解方式")
    mediator.choose("先背靠背，再面对面")
    mediator.choose("在调解室")
    mediator.press("保存")
    mediator.take("begin_back_to_back", "开始背靠背调解")
    mediator.in_state("back_to_back")


def both_speak_apart_and_neither_reads_the_other(cast: Cast) -> None:
    worker, clerk, chief, mediator = cast.worker, cast.clerk, cast.chief, cast.mediator
    chief.sign_in(CHIEF.phone)
    chief.open_dispute()
    for party, words, seal in (
        (worker, SECRET_OF_WORKER, "保密"), (chief, SECRET_OF_EMPLOYER, "可以透露意思")
    ):  # fmt: skip
        party.turn_to("与调解员沟通")
        party.unfold("写一段话给调解员")
        party.write("您想对调解员说什么", words)
        party.page.get_by_role("radio", name=seal).check()
        party.press("发给调解员")
        party.sees(words)
    mediator.open_case(cast.number, "channels")
    mediator.follow(f"打开 {WORKER.name} 的页面")
    mediator.sees(SECRET_OF_WORKER)
    mediator.does_not_see(SECRET_OF_EMPLOYER)
    mediator.write(f"写给 {WORKER.name}", "收到，这句话我不会告诉对方。")
    mediator.tick(f"我确认是发给 {WORKER.name}")
    mediator.press(f"发给 {WORKER.name}")
    worker.turn_to("与调解员沟通")
    worker.sees("这句话我不会告诉对方")
    for page in ("案件进展", "与调解员沟通", "会面与笔录", "材料"):
        worker.turn_to(page)
        worker.does_not_see(SECRET_OF_EMPLOYER)
        chief.turn_to(page)
        chief.does_not_see(SECRET_OF_WORKER, "不会告诉对方")
    clerk.turn_to("案件进展")
    clerk.does_not_see(SECRET_OF_WORKER, SECRET_OF_EMPLOYER, "与调解员沟通")
    cast.registrar.open_case(cast.number)
    cast.registrar.does_not_see(SECRET_OF_WORKER, SECRET_OF_EMPLOYER)
    for name in (WORKER.name, EMPLOYER):
        mediator.open_case(cast.number, "talks")
        mediator.press(f"公布已单独听取{name}的意见")


def they_meet_and_minutes_are_kept(cast: Cast) -> None:
    mediator, now = cast.mediator, datetime.now(UTC).astimezone(SHANGHAI)
    mediator.open_case(cast.number, "talks")
    mediator.follow("安排会面")
    mediator.write("什么时候", _moment(now + timedelta(hours=2)))
    mediator.choose("到调解室")
    mediator.write("地点", "二楼调解室")
    mediator.press("保存并通知双方")
    # Two hours are no notice: the form asks whether all agree to that, and keeps what was written.
    mediator.tick("各方都同意不按承诺的天数提前通知，或者是当事人自己要求尽快会面")
    mediator.press("保存并通知双方")
    mediator.open_case(cast.number)
    mediator.step("begin_face_to_face")
    mediator.sees("会面已经安排并通知双方")
    mediator.press("开始面对面调解")
    cast.worker.turn_to("会面与笔录")
    cast.worker.sees("二楼调解室")
    mediator.open_case(cast.number, "talks")
    mediator.follow("登记已举行")
    mediator.write("开始时间", _moment(now - timedelta(minutes=40)))
    mediator.write("结束时间", _moment(now - timedelta(minutes=1)))
    mediator.write("到场的人", "申请人本人、被申请人法定代表人、调解员")
    mediator.write("争议焦点", "支付期限")
    mediator.write("双方的意见", "申请人要求尽快；被申请人请求分期。")
    mediator.tick("释法说理")
    mediator.write("结果", "由调解员提出方案。")
    mediator.press("保存笔录")
    cast.worker.turn_to("会面与笔录")
    cast.worker.sees("由调解员提出方案。")


def a_proposal_is_accepted_by_both(cast: Cast) -> None:
    mediator, worker, chief = cast.mediator, cast.worker, cast.chief
    mediator.may_not_yet("reach_agreement", "same_terms_accepted")
    mediator.open_case(cast.number, "proposals")
    mediator.follow("提出新方案")
    mediator.choose("付款")
    mediator.page.get_by_label("金额").fill("2.4万")
    mediator.write_day("最迟什么时候付", datetime.now(SHANGHAI).date() + timedelta(days=7))
    mediator.press("重新计算并检查")
    mediator.sees("合计 24,000.00 元")
    mediator.press("提出方案")
    worker.turn_to("调解方案")
    worker.follow("答复这个方案")
    worker.choose("接受")
    worker.press("交给调解员")
    cast.clerk.turn_to("调解方案")
    cast.clerk.sees("须由本人、法定代表人或者有特别授权的代理人答复。")
    chief.open_dispute()
    chief.turn_to("调解方案")
    chief.does_not_see("各方都接受了")
    chief.follow("答复这个方案")
    chief.choose("接受")
    chief.press("交给调解员")
    worker.turn_to("调解方案")
    worker.sees("各方都接受了这个方案")


def the_agreement_is_signed_and_sealed(cast: Cast) -> None:
    mediator, keeper = cast.mediator, cast.keeper
    mediator.open_case(cast.number)
    mediator.step("reach_agreement")
    mediator.write("履行方式：怎样保证按时、足额履行", "一次付清，单位已备好款。")
    mediator.write("把握尺度：这个数为什么合适", "按欠付的数额全额支付。")
    mediator.write("延伸服务：以后还做什么", "付清以后回访。")
    mediator.press("送交双方签署")
    cast.worker.sign_agreement(WORKER.name)
    cast.chief.sign_agreement(CHIEF.name)
    mediator.open_case(cast.number, "agreement")
    mediator.follow("以调解员身份签署")
    mediator.press("签署")
    mediator.in_state("agreement")
    keeper.sign_in("seal")
    keeper.open_case(cast.number)
    keeper.step("seal")
    keeper.write("用印登记号", "越调印2026-0001")
    keeper.press("盖章")
    keeper.in_state("enforcement")


def the_money_comes_and_the_dispute_is_performed(cast: Cast) -> None:
    clerk, worker, mediator = cast.clerk, cast.worker, cast.mediator
    mediator.may_not_yet("complete", "obligations_settled")
    clerk.turn_to("协议履行")
    clerk.follow("登记付款")
    clerk.write_day("哪天付的", datetime.now(SHANGHAI).date())
    clerk.choose("银行转账")
    clerk.press("登记")
    clerk.sees("已登记，收款方会收到短信")
    worker.turn_to("协议履行")
    worker.sees("24,000.00 元")
    worker.follow("我收到了")
    worker.press("我收到了")
    worker.sees("已确认收到")
    mediator.take("complete", "结案")
    mediator.in_state("performed")
    worker.turn_to("案件进展")
    worker.sees("案件结束")


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M")
