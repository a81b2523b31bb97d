"""The mediation agreement: drafted, offered for signing, signed and in force, or declined or void.

One in force stands until an amended agreement (变更协议) of the same dispute is in force and replaces it.
"""
from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

AGREEMENT = Workflow(
    name="agreement",
    label="调解协议书",
    label_en="Mediation agreement",
    initial="drafted",
    states=(
        State("drafted", Kind.OPEN, "起草中", "Drafted"),
        State("offered", Kind.OPEN, "待签署", "Offered for signing"),
        State("signed", Kind.OPEN, "已签署", "Signed"),
        State("in_force", Kind.CLOSED, "已生效", "In force"),
        State("replaced", Kind.FINAL, "已由变更协议代替", "Replaced"),
        State("declined", Kind.FINAL, "未签署", "Declined"),
        State("void", Kind.FINAL, "已作废", "Void"),
    ),
    steps=(
        Step("offer", ("drafted",), "offered", "agreement.offer", "agreement.offered",
             "送交签署", "Offer for signing"),
        Step("sign", ("offered",), "signed", "agreement.sign", "agreement.signed",
             "签署完毕", "Complete the signing"),
        Step("bring_into_force", ("signed",), "in_force", "agreement.bring_into_force", "agreement.in_force",
             "生效", "Bring into force"),
        Step("replace", ("in_force",), "replaced", "agreement.replace", "agreement.replaced",
             "由变更协议代替", "Replace by an amended agreement"),
        Step("decline", ("offered",), "declined", "agreement.decline", "agreement.declined",
             "拒绝签署", "Decline to sign"),
        Step("void", ("drafted", "offered", "signed"), "void", "agreement.void", "agreement.voided",
             "作废", "Make void"),
    ),
)
