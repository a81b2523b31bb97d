"""What mediators keep sealed for themselves alone, and the entry of it in their own chain.

Whoever calls has locked the mediators' compartment (queries.mediators_compartment) where it writes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.channels import compartments
from mediation.channels.models import Compartment
from mediation.kernel.actor import Actor


def sealed(place: Compartment, told: Mapping[str, Any], purpose: str) -> bytes:
    """The notes under the key of the compartment, bound to what they are for."""
    return compartments.sealer(place)(json.dumps(told, ensure_ascii=False).encode(), purpose)


def opened(place: Compartment, kept: bytes, purpose: str) -> dict[str, Any]:
    """The counterpart of `sealed`. Raises CannotOpen for what was moved or tampered with."""
    told: dict[str, Any] = json.loads(compartments.opener(place)(kept, purpose))
    return told


def entered(
    session: Session, actor: Actor, place: Compartment, verb: str, subject: Subject, after: Mapping[str, Any]
) -> None:
    """An entry in the mediators' chain: nobody else learns that something was written."""
    record(session, actor, verb, subject, compartments.chain_of(place), after=dict(after))
