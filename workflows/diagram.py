"""A table as a picture and a page, so that whoever is not a programmer can check what the program allows.

`python -m workflows.diagram` prints docs/workflows.md.
"""
from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from workflows.tables import WORKFLOWS
from workflows.vocabulary import Kind, State, Step, Workflow

KINDS = {
    Kind.DRAFT: "起点 beginning",
    Kind.OPEN: "进行中 open",
    Kind.CLOSED: "已结束（可转出） closed, a way leads on",
    Kind.FINAL: "终结 final",
}

PREFACE = """# 流程 Workflows

本页由流程表生成，测试会比对；请改流程表，不要改本页。
This page is made from the tables in `workflows/` by `python -m workflows.diagram`; a test compares the two.

“须满足”是走这一步之前必须成立的条件；“表单中确认”由办理这一步的表单回答；“起算事件”交给期限规则计算。
*Must hold* is asked before the step is open; *asked in the form* is answered by the step's own form;
*clock events* are handed to the rules on deadlines."""


def mermaid(workflow: Workflow) -> str:
    """The table as a Mermaid state diagram; steps that leave the state unchanged stand in the table only."""
    drawn = [state for state in workflow.states if state.kind is not Kind.DRAFT]
    lines = ["stateDiagram-v2", "    direction TB"]
    lines += [f'    state "{state.label}<br/>{state.label_en}" as {state.name}' for state in drawn]
    if workflow.state(workflow.initial).kind is not Kind.DRAFT:
        lines.append(f"    [*] --> {workflow.initial}")
    lines += _arrows(workflow)
    lines += [f"    {name} --> [*]" for name in workflow.groups["final"]]
    return "\n".join(lines)


def _arrows(workflow: Workflow) -> Iterator[str]:
    for step in workflow.steps:
        if step.target is None:
            continue
        for source in step.sources:
            begin = "[*]" if workflow.state(source).kind is Kind.DRAFT else source
            yield f"    {begin} --> {step.target} : {step.label} {step.trigger}"


def page() -> str:
    """The whole of docs/workflows.md."""
    return "\n\n".join([PREFACE, *(_section(workflow) for workflow in WORKFLOWS.values())]) + "\n"


def _section(workflow: Workflow) -> str:
    return "\n\n".join([
        f"## {workflow.label} {workflow.label_en} · `{workflow.name}`",
        f"```mermaid\n{mermaid(workflow)}\n```",
        _table(("状态 state", "名称 name", "性质 kind"), (_state_row(state) for state in workflow.states)),
        _table(_step_heads(workflow), (_step_row(workflow, step) for step in workflow.steps)),
    ])


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = tuple(heads)
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _state_row(state: State) -> tuple[str, ...]:
    return f"`{state.name}`", f"{state.label} {state.label_en}", KINDS[state.kind]


def _has_conditions(workflow: Workflow) -> bool:
    return any(step.guards or step.form_guards or step.starts for step in workflow.steps)


def _step_heads(workflow: Workflow) -> tuple[str, ...]:
    heads = ("步骤 step", "名称 name", "从 from", "到 to", "权限 permission")
    conditions = ("须满足 must hold", "表单中确认 asked in the form", "起算事件 clock events")
    return (*heads, *conditions) if _has_conditions(workflow) else heads


def _step_row(workflow: Workflow, step: Step) -> tuple[str, ...]:
    target = "不变 unchanged" if step.target is None else f"`{step.target}`"
    row = (f"`{step.trigger}`", f"{step.label} {step.label_en}", _names(step.sources), target,
           f"`{step.permission}`")
    conditions = (_names(step.guards), _names(step.form_guards), _names(step.starts))
    return (*row, *conditions) if _has_conditions(workflow) else row


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "–"


if __name__ == "__main__":
    sys.stdout.write(page())
