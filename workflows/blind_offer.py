"""Sealed offers of two sides: manner, rounds, what is told. No state says what came out."""

from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

BLIND_OFFER = Workflow(
    name="blind_offer",
    label="密封报价",
    label_en="Sealed offers",
    initial="asked",
    states=(
        State("asked", Kind.OPEN, "征求双方同意", "Waiting for consent"),
        State("agreed", Kind.OPEN, "办法已约定", "Manner agreed"),
        State("sealing", Kind.OPEN, "本轮进行中", "Round open"),
        State("told", Kind.OPEN, "本轮已公布", "Round told"),
        State("ended", Kind.FINAL, "已结束", "Ended"),
        State("void", Kind.FINAL, "已停用", "Stopped"),
    ),
    steps=(
        Step(
            "agree",
            ("asked",),
            "agreed",
            "blind_offer.agree",
            "blind_offer.agreed",
            "约定密封报价的办法",
            "Agree on the manner",
        ),
        Step(
            "open_round",
            ("agreed", "told"),
            "sealing",
            "blind_offer.open_round",
            "blind_offer.round_opened",
            "开始一轮密封报价",
            "Open a round",
        ),
        Step(
            "tell",
            ("sealing",),
            "told",
            "blind_offer.tell",
            "blind_offer.told",
            "公布本轮结果",
            "Tell what came out",
        ),
        # Not everybody sealed by the day: nothing is told, not even how many did.
        Step(
            "lapse",
            ("sealing",),
            "agreed",
            "blind_offer.lapse",
            "blind_offer.lapsed",
            "本轮到期，不公布任何结果",
            "Close a round with nothing told",
        ),
        Step(
            "finish",
            ("agreed", "told"),
            "ended",
            "blind_offer.finish",
            "blind_offer.finished",
            "结束密封报价",
            "End the sealed offers",
        ),
        Step(
            "stop",
            ("asked", "agreed", "sealing", "told"),
            "void",
            "blind_offer.stop",
            "blind_offer.stopped",
            "停用密封报价",
            "Stop the sealed offers",
        ),
    ),
)
