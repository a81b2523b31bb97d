"""Break-glass (依法查阅): one party's channel opened for an exception of the law, by two persons.

Where there is danger to life or violence threatens one person opens at once, and a second one reviews it.
"""

from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

BREAK_GLASS = Workflow(
    name="break_glass",
    label="依法查阅",
    label_en="Break-glass",
    initial="asked",
    states=(
        State("asked", Kind.OPEN, "等待第二人同意", "Awaiting a second officer"),
        State("open", Kind.OPEN, "正在查阅", "Open for reading"),
        State("to_review", Kind.OPEN, "紧急查阅中，等待复核", "Opened at once, to be reviewed"),
        # Shut, since nobody reviewed it in time; what was done is still to be judged.
        State("overdue", Kind.OPEN, "逾期未复核，已经关闭", "Shut, not reviewed in time"),
        State("ended", Kind.FINAL, "已结束", "Ended"),
        State("refused", Kind.FINAL, "第二人不同意", "Refused by the second officer"),
        State("taken_back", Kind.FINAL, "已收回", "Taken back"),
        State("lapsed", Kind.FINAL, "逾期无人同意", "Nobody agreed in time"),
        State("objected", Kind.FINAL, "复核不同意，已经关闭", "Shut, the reviewer objects"),
    ),
    steps=(
        Step("consent", ("asked",), "open", "break_glass.consent", "break_glass.consented",
             "同意查阅", "Consent"),
        Step("open_at_once", ("asked",), "to_review", "break_glass.open_at_once",
             "break_glass.opened_at_once", "紧急查阅", "Open at once"),
        Step("refuse", ("asked",), "refused", "break_glass.refuse", "break_glass.refused",
             "不同意查阅", "Refuse"),
        Step("take_back", ("asked",), "taken_back", "break_glass.take_back", "break_glass.taken_back",
             "收回", "Take back"),
        Step("lapse", ("asked",), "lapsed", "break_glass.lapse", "break_glass.lapsed",
             "逾期作废", "Lapse"),
        Step("approve", ("to_review",), "open", "break_glass.approve", "break_glass.approved",
             "复核同意", "Approve"),
        Step("approve_late", ("overdue",), "ended", "break_glass.approve_late", "break_glass.approved_late",
             "逾期复核同意", "Approve too late"),
        Step("object", ("to_review", "overdue"), "objected", "break_glass.object", "break_glass.objected",
             "复核不同意", "Object"),
        Step("shut", ("to_review",), "overdue", "break_glass.shut", "break_glass.shut_unreviewed",
             "逾期未复核，关闭", "Shut unreviewed"),
        Step("close", ("open",), "ended", "break_glass.close", "break_glass.closed",
             "结束查阅", "Close"),
    ),
)  # fmt: skip
