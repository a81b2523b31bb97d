"""An application before there is a dispute: answers saved as they go, then filed or let lapse."""
from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

APPLICATION = Workflow(
    name="application",
    label="申请",
    label_en="Application",
    initial="drafting",
    states=(
        State("drafting", Kind.OPEN, "填写中", "Being filled in"),
        State("filed", Kind.FINAL, "已提交", "Filed"),
        State("expired", Kind.FINAL, "已失效", "Expired"),
    ),
    steps=(
        Step("file", ("drafting",), "filed", "application.file", "application.filed",
             "提交", "File"),
        Step("expire", ("drafting",), "expired", "application.expire", "application.expired",
             "失效", "Let lapse"),
    ),
)
