"""Write one audit entry beside the change it describes, in the same transaction."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.audit.chain import BEGINNING, LEAF_FIELDS, canonical, entry_hash, leaf_hash, plain
from mediation.audit.models import AuditEntry, AuditHead
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.errors import NotPossible

TOLERANCE = timedelta(seconds=5)
"""A clock this far behind the newest entry of a chain stops writes (security.md, deadlines)."""


@dataclass(frozen=True)
class Subject:
    """What was changed: a kind of thing by its table's singular name, and its key."""

    kind: str
    id: UUID


@dataclass(frozen=True)
class Chain:
    """Where an entry belongs: a compartment of a dispute, or an office.

    `seal` encrypts the body with the compartment's key where the chain is private.
    """

    name: str
    dispute_id: UUID | None = None
    compartment_id: UUID | None = None
    seal: Callable[[bytes, str], bytes] | None = None
    is_new: bool = False


def compartment_chain(
    dispute_id: UUID,
    compartment_id: UUID,
    seal: Callable[[bytes, str], bytes] | None = None,
    *,
    new: bool = False,
) -> Chain:
    """The chain of one compartment; `new` spares the look for its head."""
    return Chain(f"dispute:{dispute_id.hex}:{compartment_id.hex}", dispute_id, compartment_id, seal, new)


def joint_chain_name(dispute_id: UUID) -> str:
    """The name of the chain that everybody who sees the dispute may read; its key is the dispute's own."""
    return compartment_chain(dispute_id, dispute_id).name


def office_chain(office_id: UUID | None) -> Chain:
    """The chain of an office, for what belongs to no dispute; `None` is the public's."""
    return Chain(f"office:{office_id.hex}" if office_id else "public")


def record(
    session: Session,
    actor: Actor,
    verb: str,
    subject: Subject,
    chain: Chain,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str | None = None,
    ground: Ground | None = None,
    on_behalf_of: UUID | None = None,
) -> AuditEntry:
    """Append the entry and move the head of its chain. Raises NotPossible("clock_behind")."""
    at, head = clock.now(), _locked_head(session, chain)
    if head is not None and head.at - at > TOLERANCE:
        raise NotPossible("clock_behind")
    ground = ground or _own_post(actor)
    entry_id = identifiers.new(actor.stream(chain.name))
    told = {"before": before, "after": after, "reason": reason, "relation": ground.relation}
    fields: dict[str, Any] = {
        "id": entry_id, "at": at, "verb": verb, "person_id": actor.person_id, "role": ground.role,
        "office_id": ground.office_id, "on_behalf_of": on_behalf_of, "timer": actor.timer,
        "subject_kind": subject.kind, "subject_id": subject.id, "dispute_id": chain.dispute_id,
        "compartment_id": chain.compartment_id, "body": _body(chain, entry_id, told),
    }  # fmt: skip
    return _append(session, chain, head, fields, identifiers.token(actor.stream(chain.name), 16), at)


def _own_post(actor: Actor) -> Ground:
    post = actor.posts[0] if actor.posts else None
    return Ground(None, post.role.value if post else None, post.office_id if post else None)


def _body(chain: Chain, entry_id: UUID, told: Mapping[str, Any]) -> str:
    plain = canonical({name: value for name, value in told.items() if value is not None})
    if chain.seal is None:
        return plain
    return base64.b64encode(chain.seal(plain.encode(), f"audit|{entry_id.hex}")).decode()


def _locked_head(session: Session, chain: Chain) -> AuditHead | None:
    held = _held(session)
    if chain.is_new or chain.name in held:
        return held.get(chain.name)
    found = select(AuditHead).where(AuditHead.chain == chain.name).with_for_update()
    head = session.scalar(found)
    if head is None and session.get_bind().dialect.name == "postgresql":
        # Two may begin the chain of an office at once, and there is no row to lock yet.
        session.execute(select(func.pg_advisory_xact_lock(func.hashtext(chain.name))))
        head = session.scalar(found)
    if head is not None:
        held[chain.name] = head
    return head


def hold(session: Session, head: AuditHead) -> None:
    """Take over a head that the caller has read and locked beside the row it writes about."""
    _held(session)[head.chain] = head


def _held(session: Session) -> dict[str, AuditHead]:
    """The heads that this transaction has locked or begun, held fast: the session lets go of rows."""
    transaction = session.get_transaction()
    if session.info.get("audit_transaction") is not transaction:
        session.info.update(audit_transaction=transaction, audit_heads={})
    heads: dict[str, AuditHead] = session.info["audit_heads"]
    return heads


def _append(
    session: Session, chain: Chain, head: AuditHead | None, fields: dict[str, Any], salt: bytes, at: datetime
) -> AuditEntry:
    previous, seq = (head.hash, head.seq + 1) if head else (BEGINNING, 1)
    leaf = leaf_hash(salt, [plain(fields[name]) for name in LEAF_FIELDS])
    digest = entry_hash(chain.name, seq, previous, leaf)
    entry = AuditEntry(
        chain=chain.name, seq=seq, previous=previous, hash=digest, leaf=leaf, salt=salt, **fields
    )
    session.add(entry)
    if head is None:
        head = _held(session)[chain.name] = AuditHead(chain=chain.name, seq=seq, hash=digest, at=at)
        session.add(head)
        session.flush()
    else:
        head.seq, head.hash, head.at = seq, digest, at
    return entry
