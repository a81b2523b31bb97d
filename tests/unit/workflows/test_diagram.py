"""The published page is the tables, and the picture shows every way there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflows.diagram import mermaid, page
from workflows.tables import WORKFLOWS
from workflows.vocabulary import Kind, Workflow

PAGE = Path(__file__).parents[3] / "docs" / "workflows.md"


def test_the_page_is_made_from_the_tables() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m workflows.diagram > docs/workflows.md"


@pytest.mark.parametrize("workflow", WORKFLOWS.values(), ids=list(WORKFLOWS))
def test_every_move_is_drawn_once(workflow: Workflow) -> None:
    picture = mermaid(workflow).splitlines()
    for step in workflow.steps:
        for source in step.sources if step.target else ():
            begin = "[*]" if workflow.state(source).kind is Kind.DRAFT else source
            assert picture.count(f"    {begin} --> {step.target} : {step.label} {step.trigger}") == 1
    assert sum(" as " in line for line in picture) == sum(s.kind is not Kind.DRAFT for s in workflow.states)


def test_every_name_of_a_step_stands_in_the_page() -> None:
    text = page()
    for workflow in WORKFLOWS.values():
        for step in workflow.steps:
            for name in (step.permission, *step.guards, *step.form_guards, *step.starts):
                assert f"`{name}`" in text
