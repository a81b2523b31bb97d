"""A single meeting of either kind: arranged, then held, missed, put off or called off."""
from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

TALK = Workflow(
    name="talk",
    label="会谈",
    label_en="Session",
    initial="scheduled",
    states=(
        State("scheduled", Kind.OPEN, "已安排", "Scheduled"),
        State("postponed", Kind.OPEN, "已延期", "Postponed"),
        State("held", Kind.FINAL, "已举行", "Held"),
        State("missed", Kind.FINAL, "未到场", "Missed"),
        State("cancelled", Kind.FINAL, "已取消", "Cancelled"),
    ),
    steps=(
        Step("hold", ("scheduled",), "held", "talk.hold", "talk.held", "登记已举行", "Record as held"),
        Step("postpone", ("scheduled",), "postponed", "talk.postpone", "talk.postponed",
             "延期", "Postpone"),
        Step("reschedule", ("postponed",), "scheduled", "talk.reschedule", "talk.rescheduled",
             "重新安排", "Set a new time"),
        Step("miss", ("scheduled",), "missed", "talk.miss", "talk.missed",
             "登记未到场", "Record as missed"),
        Step("cancel", ("scheduled", "postponed"), "cancelled", "talk.cancel", "talk.cancelled",
             "取消", "Cancel"),
    ),
)
