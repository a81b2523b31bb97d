"""A party's objection to a mediator (回避): made, then upheld, not upheld, or over without a decision."""

from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

OBJECTION = Workflow(
    name="objection",
    label="回避申请",
    label_en="Objection to a mediator",
    initial="made",
    states=(
        State("made", Kind.OPEN, "等待决定", "Awaiting a decision"),
        State("upheld", Kind.FINAL, "同意回避", "Upheld"),
        State("dismissed", Kind.FINAL, "不同意回避", "Not upheld"),
        # The right to reject the first mediator without grounds: nobody decides about it.
        State("granted", Kind.FINAL, "已更换", "Granted without grounds"),
        State("lapsed", Kind.FINAL, "不用再决定", "Needs no decision any more"),
    ),
    steps=(
        Step("uphold", ("made",), "upheld", "objection.uphold", "objection.upheld", "同意回避", "Uphold"),
        Step(
            "dismiss",
            ("made",),
            "dismissed",
            "objection.dismiss",
            "objection.dismissed",
            "不同意回避",
            "Do not uphold",
        ),
        Step(
            "grant",
            ("made",),
            "granted",
            "objection.grant",
            "objection.granted",
            "不说明理由更换",
            "Reject without grounds",
        ),
        # The mediator left, or the party denies the words put down as its own.
        Step("lapse", ("made",), "lapsed", "objection.lapse", "objection.lapsed", "不用再决定", "Let lapse"),
    ),
)
