"""Whoever changes the log behind the guards' back is found out, with the chain and the place."""

from __future__ import annotations

import base64
from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.audit.record import compartment_chain, office_chain, record
from mediation.audit.verify import Fault, verify
from mediation.kernel.actor import timer
from mediation.kernel.database import CaseSession, transaction
from mediation.kernel.encryption import seal_with, unseal_with
from mediation.kernel.errors import NotPossible
from tests.clocks import Clock
from tests.integration.audit.chains import CHAIN, DISPUTE, OTHER, SUBJECT, append, tamper, two_chains
from tests.together import in_threads

Write = Callable[[], Session]

OURS = f"chain = '{CHAIN.name}'"
CHANGES = [
    "verb = 'nothing'", "body = '{}'", "at = '2020-01-01 00:00:00.000000'", f"person_id = '{'a' * 32}'",
    "role = 'manager'", f"office_id = '{'a' * 32}'", f"on_behalf_of = '{'a' * 32}'", "timer = NULL",
    "subject_kind = 'x'", f"subject_id = '{'a' * 32}'", f"dispute_id = '{'a' * 32}'",
    f"compartment_id = '{'a' * 32}'", "leaf = previous",
]  # fmt: skip


def test_an_untouched_log_has_no_fault(write: Write, session: Session) -> None:
    two_chains(write)
    verdict = verify(session)
    assert (verdict.chains, verdict.entries, verdict.faults) == (2, 10, ())
    assert verify(session, DISPUTE) == verdict
    assert verify(session, UUID(int=1)).entries == 0


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_entry(write: Write, session: Session, engine: Engine, change: str) -> None:
    two_chains(write)
    tamper(engine, f"UPDATE audit_entries SET {change} WHERE {OURS} AND seq = 3")
    assert verify(session).faults == (Fault(CHAIN.name, 3, "changed"),)


@pytest.mark.parametrize(
    ("statements", "faults"),
    [
        ([f"DELETE FROM audit_entries WHERE {OURS} AND seq = 3"], [(3, "removed")]),
        ([f"DELETE FROM audit_entries WHERE {OURS} AND seq = 1"], [(1, "removed")]),
        ([f"DELETE FROM audit_entries WHERE {OURS} AND seq >= 4"], [(4, "truncated")]),
        ([f"DELETE FROM audit_entries WHERE {OURS}"], [(1, "truncated")]),
        ([f"DELETE FROM audit_heads WHERE {OURS}"], [(5, "headless")]),
        ([f"UPDATE audit_heads SET seq = 4 WHERE {OURS}"], [(4, "changed"), (5, "headless")]),
        ([f"UPDATE audit_heads SET hash = 'x' WHERE {OURS}"], [(5, "changed")]),
        (
            [
                f"UPDATE audit_entries SET seq = 9 WHERE {OURS} AND seq = 2",
                f"UPDATE audit_entries SET seq = 2 WHERE {OURS} AND seq = 3",
                f"UPDATE audit_entries SET seq = 3 WHERE {OURS} AND seq = 9",
            ],
            [(2, "reordered"), (2, "changed"), (3, "reordered"), (3, "changed"), (4, "reordered")],
        ),
        (
            [f"UPDATE audit_entries SET hash = previous, previous = hash WHERE {OURS} AND seq = 3"],
            [(3, "reordered"), (3, "changed"), (4, "reordered")],
        ),
    ],
)
def test_removed_cut_off_reordered(
    write: Write, session: Session, engine: Engine, statements: list[str], faults: list[tuple[int, str]]
) -> None:
    two_chains(write)
    tamper(engine, *statements)
    expected = tuple(Fault(CHAIN.name, seq, kind) for seq, kind in faults)
    assert verify(session).faults == expected
    assert verify(session, DISPUTE).faults == expected


def test_an_entry_moved_to_another_chain(write: Write, session: Session, engine: Engine) -> None:
    two_chains(write)
    tamper(
        engine,
        f"DELETE FROM audit_entries WHERE chain = '{OTHER.name}' AND seq = 5",
        f"UPDATE audit_entries SET chain = '{OTHER.name}' WHERE {OURS} AND seq = 5",
    )
    faults = set(verify(session).faults)
    assert {Fault(CHAIN.name, 5, "truncated"), Fault(OTHER.name, 5, "changed")} <= faults


def test_a_private_body_is_unreadable_and_still_verified(write: Write, session: Session) -> None:
    key = b"k" * 32
    private = compartment_chain(DISPUTE, UUID(int=10), lambda body, place: seal_with(key, body, place))
    with transaction(write()) as writing:
        record(writing, timer("t"), "channel.said", SUBJECT, private, after={"text": "底线八千"})
    entry = session.scalars(select(AuditEntry)).one()
    sealed = base64.b64decode(entry.body)
    assert "八千" not in entry.body and "八千".encode() not in sealed
    assert "八千" in unseal_with(key, sealed, f"audit|{entry.id.hex}").decode()
    assert verify(session).faults == ()


def test_several_entries_of_a_new_chain_in_one_use_case(write: Write, session: Session) -> None:
    new = compartment_chain(DISPUTE, UUID(int=11), new=True)
    append(write(), new, 4)
    append(write(), compartment_chain(DISPUTE, UUID(int=11)), 2)
    assert verify(session).entries == 6
    assert verify(session).faults == ()


def test_threads_that_begin_a_chain_together_lose_nothing(engine: Engine, session: Session) -> None:
    def work(_: int) -> None:
        for _turn in range(5):
            with CaseSession(engine) as writing:
                append(writing, office_chain(None))

    assert in_threads(4, work) == [None] * 4
    verdict = verify(session)
    assert (verdict.chains, verdict.entries, verdict.faults) == (1, 20, ())


def test_a_clock_that_jumped_back_stops_writing(write: Write, clock: Clock) -> None:
    append(write())
    clock.forward(seconds=-5)
    append(write())
    clock.forward(seconds=-6)
    with pytest.raises(NotPossible) as refused:
        append(write())
    assert refused.value.code == "clock_behind"


def test_progress_is_told(write: Write, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mediation.audit.verify._AT_A_TIME", 4)
    two_chains(write)
    told: list[int] = []
    assert verify(session, progress=told.append).entries == 10
    assert told == [4, 8]
