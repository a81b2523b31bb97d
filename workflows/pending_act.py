"""An act that needs more than one person: asked for, consented to one by one, then carried out or not."""
from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

PENDING_ACT = Workflow(
    name="pending_act",
    label="待同意事项",
    label_en="Act awaiting consent",
    initial="waiting",
    states=(
        State("waiting", Kind.OPEN, "等待同意", "Awaiting consent"),
        State("done", Kind.FINAL, "已办理", "Carried out"),
        State("refused", Kind.FINAL, "有人不同意", "Refused"),
        State("taken_back", Kind.FINAL, "已收回", "Taken back"),
        State("expired", Kind.FINAL, "逾期作废", "Expired"),
    ),
    steps=(
        Step("consent", ("waiting",), None, "pending_act.consent", "pending_act.consented",
             "同意", "Consent"),
        Step("carry_out", ("waiting",), "done", "pending_act.carry_out", "pending_act.carried_out",
             "同意齐备，予以办理", "Carry out"),
        Step("refuse", ("waiting",), "refused", "pending_act.refuse", "pending_act.refused",
             "不同意", "Refuse"),
        Step("take_back", ("waiting",), "taken_back", "pending_act.take_back", "pending_act.taken_back",
             "收回请求", "Take back"),
        Step("expire", ("waiting",), "expired", "pending_act.expire", "pending_act.expired",
             "逾期作废", "Expire"),
    ),
)
