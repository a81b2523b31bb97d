"""Papers sent to or from a court, commission, hotline or labour inspection: sent, received, answered."""
from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

REFERRAL = Workflow(
    name="referral",
    label="转介",
    label_en="Referral",
    initial="sent",
    states=(
        State("sent", Kind.OPEN, "已发出", "Sent"),
        State("received", Kind.OPEN, "已收到", "Received"),
        State("answered", Kind.FINAL, "已答复", "Answered"),
    ),
    steps=(
        Step("receive", ("sent",), "received", "referral.receive", "referral.received",
             "签收", "Receive"),
        # Out of `sent` too: what is declined or withdrawn before it was taken in is answered all the same.
        Step("answer", ("sent", "received"), "answered", "referral.answer", "referral.answered",
             "答复", "Answer"),
    ),
)
