"""Every workflow there is, by name, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workflows.account import ACCOUNT
from workflows.agreement import AGREEMENT
from workflows.application import APPLICATION
from workflows.assignment import ASSIGNMENT
from workflows.blind_offer import BLIND_OFFER
from workflows.break_glass import BREAK_GLASS
from workflows.complaint import COMPLAINT
from workflows.dispute import DISPUTE
from workflows.document import DOCUMENT
from workflows.minutes import MINUTES
from workflows.objection import OBJECTION
from workflows.obligation import OBLIGATION
from workflows.pending_act import PENDING_ACT
from workflows.proposal import PROPOSAL
from workflows.referral import REFERRAL
from workflows.talk import TALK
from workflows.vocabulary import Workflow

WORKFLOWS: Mapping[str, Workflow] = MappingProxyType(
    {
        workflow.name: workflow
        for workflow in (
            DISPUTE,
            APPLICATION,
            TALK,
            MINUTES,
            PROPOSAL,
            BLIND_OFFER,
            AGREEMENT,
            OBLIGATION,
            REFERRAL,
            DOCUMENT,
            ACCOUNT,
            ASSIGNMENT,
            OBJECTION,
            COMPLAINT,
            BREAK_GLASS,
            PENDING_ACT,
        )
    }
)
