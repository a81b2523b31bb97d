"""A session of the sample with its minutes: laid out, a fact confirmed, signed by one side so far."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from mediation.claims.models import ClaimItem
from mediation.demo.acts import Told
from mediation.kernel import clock
from mediation.minutes import queries
from mediation.minutes.models import MediationMinutes
from mediation.minutes.text import Content, Fact, Issue
from mediation.parties.models import PartyMember
from mediation.procedure.minutes import confirm, drafting, lay_out, signing


def write(told: Told) -> None:
    """The mediator writes while both talk, and lays the minutes out to be read."""
    told.scene.come_in(told.plan.employer.chief)
    item = told.scene.read(select(ClaimItem).where(ClaimItem.dispute_id == told.id))[0]
    members = told.scene.read(
        select(PartyMember.id).where(
            PartyMember.dispute_id == told.id, PartyMember.until_at.is_(None), PartyMember.capacity != "clerk"
        )
    )
    now = clock.now()
    content = Content(
        held_from=now - timedelta(minutes=70), held_until=now - timedelta(minutes=5),
        members=tuple(key.hex for key in members),
        issues=(
            Issue(
                "欠付多少", item.id.hex, "按考勤记录计算。", "愿意付，但有几天没有打卡，要扣除。"
            ),
            Issue("什么时候付", "", "希望月底前一次付清。", "资金紧张，请求分两期。"),
        ),
        facts=(Fact("双方存在劳动关系，用人单位没有按月足额支付。"),),
        methods=("explain_law", "face_to_face"), agreed="双方同意以考勤记录原件核对天数。",
        left_open="付款的期限。", next_step="三天内核对考勤，再约会面。",
    )  # fmt: skip
    version = told.do(drafting.save, told.mediator, told.session_id, None, content)
    told.do(lay_out.lay_out, told.mediator, told.session_id, version)


def confirm_and_sign(told: Told) -> None:
    """The worker confirms the fact and signs with a code."""
    worker, minutes = told.scene.known(told.plan.worker), _minutes(told)
    with told.scene.sessions() as session:
        facts = queries.facts(session, minutes.id)
        answers = {fact.id: "confirms" for fact in facts}
    told.do(confirm.answer, worker, minutes.id, answers)
    told.do(signing.ask_code, worker, minutes.id)
    code = told.scene.code_sent_to(told.plan.worker.phone)
    told.do(signing.sign, worker, minutes.id, minutes.digest, worker.name, code)
    told.do(signing.sign_as_mediator, told.mediator, minutes.id, minutes.digest)


def _minutes(told: Told) -> MediationMinutes:
    query = select(MediationMinutes).where(MediationMinutes.dispute_id == told.id)
    return told.scene.read(query.order_by(MediationMinutes.number.desc()))[0]
