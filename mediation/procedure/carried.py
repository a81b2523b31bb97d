"""Which use case takes a step once everybody has consented: one line for each step of several people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mediation.kernel.actor import Ground
from mediation.pending.models import PendingAct
from mediation.procedure.case import Case
from mediation.procedure.claims import revoke
from mediation.procedure.course import correct, extend, transfer
from mediation.procedure.enforcement import renegotiate
from mediation.procedure.parties import group

Carry = Callable[[Case, PendingAct, Ground], None]
"""Takes the step under the name of whoever consented last, every guard asked again (`permit_consented`)."""

CARRIED: Mapping[str, Carry] = MappingProxyType({
    correct.TRIGGER: correct.carry,
    extend.TRIGGER: extend.carry,
    revoke.TRIGGER: revoke.carry,
    renegotiate.TRIGGER: renegotiate.carry,
    transfer.TRIGGER: transfer.carry,
    group.JOIN: group.carry,
})  # fmt: skip
"""Trigger → what carries it out."""
