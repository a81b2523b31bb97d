"""Sealed offers that wait for a side, as SQL for its own pages: to agree to the manner, to seal in a round.

Whether somebody sealed is asked of the reader's own compartments alone.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, or_, select

from mediation.channels.models import ChannelEntry, Compartment
from mediation.kernel import clock
from mediation.offers.models import BlindMethod, BlindRound
from mediation.offers.queries import SEALED
from mediation.offers.rules import CONSENT
from mediation.parties.models import Utterance


def to_agree(dispute_id: Any, mine: Select[UUID]) -> Select[date]:
    """Until when a side of these parties can agree to the manner, where it has said nothing yet."""
    said = exists().where(
        Utterance.subject_id == BlindMethod.id, Utterance.kind == CONSENT, Utterance.party_id.in_(mine),
        Utterance.contradicted_at.is_(None),
    )  # fmt: skip
    asked = select(BlindMethod.answer_by).where(
        BlindMethod.dispute_id == dispute_id, BlindMethod.state == "asked",
        BlindMethod.answer_by >= clock.today(), _is_side(mine), ~said,
    )  # fmt: skip
    return asked.limit(1)


def to_seal(dispute_id: Any, mine: Select[UUID]) -> Select[date]:
    """Until when a side of these parties can seal in the round that is open, where it has not."""
    sealed = exists().where(
        Compartment.kind == SEALED, Compartment.party_id.in_(mine),
        ChannelEntry.compartment_id == Compartment.id, ChannelEntry.subject_id == BlindRound.id,
    )  # fmt: skip
    joined = select(BlindRound.due_on).join(BlindMethod, BlindMethod.id == BlindRound.method_id)
    held = joined.where(
        BlindRound.dispute_id == dispute_id, BlindMethod.state == "sealing", BlindRound.closed_at.is_(None),
        BlindRound.due_on >= clock.today(), _is_side(mine), ~sealed,
    )  # fmt: skip
    return held.limit(1)


def _is_side(mine: Select[UUID]) -> ColumnElement[bool]:
    return or_(BlindMethod.worker_id.in_(mine), BlindMethod.payer_id.in_(mine))
