"""A mediator's place on a dispute: proposed, taken up or refused, ended by replacement or recusal."""
from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

ASSIGNMENT = Workflow(
    name="assignment",
    label="指派",
    label_en="Assignment",
    initial="proposed",
    states=(
        State("proposed", Kind.OPEN, "待确认", "Proposed"),
        State("accepted", Kind.OPEN, "承办中", "Accepted"),
        State("refused", Kind.FINAL, "已谢绝", "Refused"),
        State("ended", Kind.FINAL, "已结束", "Ended"),
    ),
    steps=(
        Step("accept", ("proposed",), "accepted", "assignment.accept", "assignment.accepted",
             "接受指派", "Take up"),
        Step("refuse", ("proposed",), "refused", "assignment.refuse", "assignment.refused",
             "谢绝指派", "Refuse"),
        Step("end", ("proposed", "accepted"), "ended", "assignment.end", "assignment.ended",
             "结束指派", "End"),
    ),
)
