"""A party's complaint about how its mediation was handled: filed, looked into, answered or withdrawn."""

from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

COMPLAINT = Workflow(
    name="complaint",
    label="对调解工作的投诉",
    label_en="Complaint",
    initial="filed",
    states=(
        State("filed", Kind.OPEN, "已提出，等待了解", "Filed"),
        State("looked_into", Kind.OPEN, "正在了解", "Being looked into"),
        State("answered", Kind.FINAL, "已答复", "Answered"),
        State("withdrawn", Kind.FINAL, "已撤回", "Withdrawn"),
    ),
    steps=(
        Step("look_into", ("filed",), "looked_into", "complaint.look_into", "complaint.looked_into",
             "开始了解", "Look into"),
        # Somebody else goes on with it: whoever was let into the channel before is not let in any more.
        Step("take_over", ("looked_into",), None, "complaint.take_over", "complaint.taken_over",
             "接着了解", "Take over"),
        Step("answer", ("looked_into",), "answered", "complaint.answer", "complaint.answered",
             "答复投诉", "Answer"),
        Step("withdraw", ("filed", "looked_into"), "withdrawn", "complaint.withdraw", "complaint.withdrawn",
             "撤回投诉", "Withdraw"),
    ),
)  # fmt: skip
