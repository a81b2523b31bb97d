"""Make compartments with their keys, and open a key for whoever was let in by queries.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from mediation.audit.record import Chain, compartment_chain
from mediation.channels.models import Compartment
from mediation.kernel import encryption, identifiers

JOINT, CHANNEL, MEDIATOR, OFFICE = "joint", "channel", "mediator", "office"
_PURPOSE = "compartments|key"


def make(stream: str, dispute_id: UUID, kind: str, party_id: UUID | None = None) -> Compartment:
    """A compartment with a fresh key. The joint one bears the dispute's own key as its identifier."""
    own = dispute_id if kind == JOINT else identifiers.new(stream)
    wrapped = encryption.seal(identifiers.token(stream), _PURPOSE, own.hex)
    return Compartment(
        id=own, dispute_id=dispute_id, kind=kind, party_id=party_id, version=0, wrapped_key=wrapped
    )


def make_all(stream: str, dispute_id: UUID, party_ids: Iterable[UUID]) -> list[Compartment]:
    """The compartments every dispute begins with: joint, mediator's, office's and one for each party."""
    shared = [make(stream, dispute_id, kind) for kind in (JOINT, MEDIATOR, OFFICE)]
    return shared + [make(stream, dispute_id, CHANNEL, party_id) for party_id in party_ids]


def key_of(compartment: Compartment) -> bytes:
    """The compartment's own key. Raises CannotOpen when the row was tampered with."""
    return encryption.unseal(compartment.wrapped_key, _PURPOSE, compartment.id.hex)


def sealer(compartment: Compartment) -> Callable[[bytes, str], bytes]:
    """A function that seals a text for a place inside this compartment."""
    key = key_of(compartment)
    return lambda plain, place: encryption.seal_with(key, plain, f"{compartment.id.hex}|{place}")


def opener(compartment: Compartment) -> Callable[[bytes, str], bytes]:
    """The counterpart of `sealer`. What it gives raises CannotOpen."""
    key = key_of(compartment)
    return lambda sealed, place: encryption.unseal_with(key, sealed, f"{compartment.id.hex}|{place}")


def chain_of(compartment: Compartment, *, new: bool = False) -> Chain:
    """The audit chain of a compartment; the bodies of a private one are sealed with its key."""
    seal = None if compartment.kind == JOINT else sealer(compartment)
    return compartment_chain(compartment.dispute_id, compartment.id, seal, new=new)
