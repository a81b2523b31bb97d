"""A mediator's proposal or party's offer: put to the parties, then accepted, not accepted or overtaken."""

from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

PROPOSAL = Workflow(
    name="proposal",
    label="调解方案",
    label_en="Proposal",
    initial="drafted",
    states=(
        State("drafted", Kind.OPEN, "起草中", "Drafted"),
        State("put", Kind.OPEN, "已提出", "Put to the parties"),
        State("accepted", Kind.CLOSED, "已接受", "Accepted"),
        State("not_accepted", Kind.FINAL, "未接受", "Not accepted"),
        State("superseded", Kind.FINAL, "已被新方案取代", "Superseded"),
    ),
    steps=(
        Step("put", ("drafted",), "put", "proposal.put", "proposal.put", "提出方案", "Put to the parties"),
        Step("accept", ("put",), "accepted", "proposal.accept", "proposal.accepted", "接受", "Accept"),
        # Those whom the terms bind signed them together, whatever they answered apart.
        Step(
            "agree",
            ("put",),
            "accepted",
            "proposal.agree",
            "proposal.agreed_in_minutes",
            "在会面笔录中接受",
            "Accept in signed minutes",
        ),
        Step(
            "not_accept",
            ("put",),
            "not_accepted",
            "proposal.not_accept",
            "proposal.not_accepted",
            "不接受",
            "Do not accept",
        ),
        # An accepted one is replaced when the agreement made of it was not signed and the talks go on.
        Step(
            "supersede",
            ("drafted", "put", "accepted"),
            "superseded",
            "proposal.supersede",
            "proposal.superseded",
            "以新方案取代",
            "Replace by a new one",
        ),
    ),
)
