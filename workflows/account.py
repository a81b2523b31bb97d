"""A way to sign in: invited, active, locked after failed attempts, disabled for good."""
from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

ACCOUNT = Workflow(
    name="account",
    label="账号",
    label_en="Account",
    initial="invited",
    states=(
        State("invited", Kind.OPEN, "已邀请", "Invited"),
        State("active", Kind.OPEN, "使用中", "Active"),
        State("locked", Kind.OPEN, "已锁定", "Locked"),
        State("disabled", Kind.FINAL, "已停用", "Disabled"),
    ),
    steps=(
        Step("activate", ("invited",), "active", "account.activate", "account.activated",
             "启用", "Activate"),
        Step("lock", ("active",), "locked", "account.lock", "account.locked", "锁定", "Lock"),
        Step("unlock", ("locked",), "active", "account.unlock", "account.unlocked",
             "解锁", "Unlock"),
        Step("disable", ("invited", "active", "locked"), "disabled", "account.disable", "account.disabled",
             "停用", "Disable"),
    ),
)
