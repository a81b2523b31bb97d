"""Of which permissions nobody outside learns when they are used: not whoever watches the machine either.

The record of such acts is the sealed chain of their compartment. What stands in the log of requests or in
the counts of a server leaves the machine and is read by people who may not know that anything was said.
"""

from __future__ import annotations

from mediation.policy.permissions import Permission

PRIVATE = frozenset(
    {
        Permission.USE_OWN_CHANNEL,
        Permission.SET_RESERVATION_POINT,
        Permission.READ_PROPOSALS,
        Permission.ANSWER_PROPOSAL,
        Permission.SEAL_OFFER,
        Permission.READ_MEDIATOR_NOTES,
        Permission.PREPARE,
        Permission.SCHEDULE_TALK,
        Permission.CONVEY,
        Permission.PUT_PROPOSAL,
        Permission.WRITE_MINUTES,
        Permission.COMPLAIN,
        Permission.SEE_COMPLAINTS,
        Permission.REVIEW_COMPLAINT,
        Permission.SEE_BREAK_GLASS,
        Permission.ASK_BREAK_GLASS,
        Permission.ANSWER_BREAK_GLASS,
        Permission.READ_BY_LAW,
    }
)
"""Of a party in its channel, of a mediator or officer in it, and of the mediators' own notes and drafts.

Some of them have a joint act as their end (a session for both, a proposal that is put, words conveyed,
minutes laid out); that one stands in the joint chain, and need not stand in a log.
"""
