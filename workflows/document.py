"""A paper in a case: uploaded, scanned for harm, accepted or rejected, withdrawn by its giver."""
from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

DOCUMENT = Workflow(
    name="document",
    label="材料",
    label_en="Document",
    initial="uploaded",
    states=(
        State("uploaded", Kind.OPEN, "已上传", "Uploaded"),
        State("scanned", Kind.OPEN, "已查毒", "Scanned"),
        State("accepted", Kind.CLOSED, "已收入案卷", "Accepted"),
        State("rejected", Kind.FINAL, "已拒收", "Rejected"),
        State("withdrawn", Kind.FINAL, "已撤回", "Withdrawn"),
    ),
    steps=(
        Step("scan", ("uploaded",), "scanned", "document.scan", "document.scanned",
             "查毒通过", "Pass the scan"),
        Step("reject", ("uploaded",), "rejected", "document.reject", "document.rejected",
             "拒收", "Reject"),
        Step("accept", ("scanned",), "accepted", "document.accept", "document.accepted",
             "收入案卷", "Accept"),
        Step("withdraw", ("uploaded", "scanned", "accepted"), "withdrawn",
             "document.withdraw", "document.withdrawn", "撤回", "Withdraw"),
    ),
)
