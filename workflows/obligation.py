"""One thing an agreement obliges a party to do: due, done and confirmed, or overdue, disputed or waived.

What is still owed when an amended agreement (变更协议) is in force is replaced by what that says. What was
recorded as paid before waits for its payee's word all the same: what is paid stays paid.
"""
from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

OBLIGATION = Workflow(
    name="obligation",
    label="履行义务",
    label_en="Obligation",
    initial="due",
    states=(
        State("due", Kind.OPEN, "待履行", "Due"),
        State("paid", Kind.OPEN, "已登记履行，待确认", "Recorded, to be confirmed"),
        State("overdue", Kind.OPEN, "逾期", "Overdue"),
        State("disputed", Kind.OPEN, "对履行有异议", "Disputed"),
        State("confirmed", Kind.FINAL, "已确认收到", "Confirmed"),
        State("waived", Kind.FINAL, "已放弃", "Waived"),
        State("replaced", Kind.FINAL, "已由变更协议代替", "Replaced"),
    ),
    steps=(
        Step("pay", ("due", "overdue", "disputed"), "paid", "obligation.pay", "obligation.paid",
             "登记履行", "Record performance"),
        Step("confirm", ("paid",), "confirmed", "obligation.confirm", "obligation.confirmed",
             "确认收到", "Confirm receipt"),
        Step("fall_overdue", ("due", "paid"), "overdue", "obligation.fall_overdue", "obligation.overdue",
             "登记逾期", "Record as overdue"),
        Step("dispute", ("paid",), "disputed", "obligation.dispute", "obligation.disputed",
             "提出异议", "Dispute"),
        Step("waive", ("due", "overdue", "disputed"), "waived", "obligation.waive", "obligation.waived",
             "放弃", "Waive"),
        Step("replace", ("due", "overdue", "disputed"), "replaced", "obligation.replace",
             "obligation.replaced",
             "由变更协议代替", "Replace by an amended agreement"),
    ),
)
