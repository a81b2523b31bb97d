"""What the floor writes when a claim is filed and when a step is taken: as many rows as the product."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from benchmarks.floor.database import IS_POSTGRESQL, execute, insert, row, rows, transaction
from mediation.kernel.text import spaced

BOOL = (False, True) if IS_POSTGRESQL else (0, 1)
SEALED = b"x" * 66
"""As long as the ciphertext of a telephone number."""
STEPS: dict[str, tuple[str, int, bool]] = {
    "invite": ("intake", 1, False),
    "answer-invitation": ("intake", 1, True),
    "accept": ("preparation", 2, False),
    "assign": ("preparation", 0, False),
    "begin-back-to-back": ("back_to_back", 0, False),
    "begin-face-to-face": ("face_to_face", 2, False),
}
"""Step → state reached, messages sent, whether somebody's word is kept."""


def now() -> str:
    """The moment as both databases take it."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def file(actor: Any, form: Mapping[str, str]) -> str:
    """Write a new dispute; gives its number."""
    at, key = now(), uuid4().hex
    with transaction():
        _claim_form(form, at)
        number = _number(form["office"])
        insert(
            "disputes", id=key, number=number, office_id=form["office"], seal_office_id=form["office"],
            state="intake", is_open=BOOL[1], version=1, profile="statutory", source=form["source"],
            cause=form["items-0-kind"], facts=form["facts"], applicant_name=form["applicant-name"],
            respondent_name=form["respondents-0-name"], claimed_fen=int(form["items-0-amount"]) * 100,
            filed_at=at, due_on=at[:10], tracking_hash=sha256(key.encode()).hexdigest(),
        )  # fmt: skip
        _parts(key, form, at)
        _record(actor, key, at, "dispute.filed", first=True)
        _history(actor, key, 1, "file", "draft", "intake", at)
        _count(form["office"], at, "intake", 1)
        _found_by(key, f"{number} {form['applicant-name']} {form['respondents-0-name']} {form['facts']}")
        _message(at)
    return number


def step(actor: Any, number: str, trigger: str, form: Mapping[str, str]) -> str | None:
    """Take a step if the dispute is as it was seen; gives what is wrong."""
    state, messages, spoken = STEPS[trigger]
    at = now()
    with transaction():
        _claim_form(form, at)
        key, version, before, office = row(
            "SELECT id, version, state, office_id FROM disputes WHERE number = ?"
            + (" FOR UPDATE" if IS_POSTGRESQL else ""),
            number,
        )
        if str(version) != form["seen"]:
            return "stale"
        execute("UPDATE disputes SET state = ?, version = version + 1 WHERE id = ?", state, key)
        if state != before:
            _count(office, at, before, -1)
            _count(office, at, state, 1)
        rows("SELECT id, clock, ends_on FROM deadlines WHERE dispute_id = ? AND state <> 'stopped'", key)
        parties = rows("SELECT id, phone_index FROM parties WHERE dispute_id = ?", key)
        if spoken:
            insert("utterances", id=uuid4().hex, dispute_id=key, party_id=parties[0][0], kind="invitation",
                   value="agrees", how="oral", said_at=at, entered_at=at, note="")  # fmt: skip
            execute("UPDATE parties SET answer = 'agrees' WHERE id = ?", parties[0][0])
        if trigger == "assign":
            insert("assignments", id=uuid4().hex, dispute_id=key, person_id=form["mediator"],
                   state="proposed", named_at=at)  # fmt: skip
        _record(actor, key, at, f"dispute.{trigger}")
        _history(actor, key, version + 1, trigger, before, state, at)
        for _ in range(messages):
            _message(at)
    return None


def _claim_form(form: Mapping[str, str], at: str) -> None:
    insert("idempotency_keys", key=form["once"], digest=sha256(repr(form).encode()).hexdigest(), at=at)


def _number(office: str) -> str:
    year = datetime.now(UTC).year
    (last,) = row(
        "INSERT INTO case_numbers (office_id, year, last) VALUES (?, ?, 1)"
        " ON CONFLICT (office_id, year) DO UPDATE SET last = case_numbers.last + 1 RETURNING last",
        office, year,
    )  # fmt: skip
    return f"B{office[:4]}-{year}-{last:06d}-0"


def _parts(key: str, form: Mapping[str, str], at: str) -> None:
    for place, side in enumerate(("applicant", "respondents-0")):
        party = uuid4().hex
        insert(
            "parties", id=party, dispute_id=key, side=side.partition("s-")[0], kind=form[f"{side}-kind"],
            position=place, name=form[f"{side}-name"], contact_name="", legal_representative="", address="",
            ground="", phone_sealed=SEALED, phone_index=sha256(form[f"{side}-phone"].encode()).hexdigest(),
            filed_it=BOOL[0], state="named",
        )  # fmt: skip
        insert("compartments", id=uuid4().hex, dispute_id=key, kind="channel", party_id=party, version=0,
               wrapped_key=SEALED)  # fmt: skip
    for kind in ("joint", "mediator", "office"):
        own = key if kind == "joint" else uuid4().hex
        insert("compartments", id=own, dispute_id=key, kind=kind, version=0, wrapped_key=SEALED)
    insert("claim_items", id=uuid4().hex, dispute_id=key, position=0, kind=form["items-0-kind"],
           amount_fen=int(form["items-0-amount"]) * 100, basis="")  # fmt: skip
    until = (datetime.now(UTC) + timedelta(days=5)).strftime("%Y-%m-%d")
    for clock in ("C02", "C03"):
        insert("deadlines", id=uuid4().hex, dispute_id=key, clock=clock, number=3, start_on=at[:10],
               ends_on=until, state="running", pauses="[]", provisional=BOOL[0], extended_by=0)  # fmt: skip


def _record(actor: Any, key: str, at: str, verb: str, *, first: bool = False) -> None:
    """One entry bound to the one before, and the head of its chain."""
    chain = f"dispute:{_hex(key)}:{_hex(key)}"
    seq, previous = (
        (0, "0" * 64) if first else row("SELECT seq, hash FROM audit_heads WHERE chain = ?", chain)
    )
    own, salt = uuid4().hex, os.urandom(16)
    leaf = sha256(salt + f"{own}{at}{verb}{actor.person_id}{key}".encode()).hexdigest()
    digest = sha256(f"{chain}|{seq + 1}|{previous}|{leaf}".encode()).hexdigest()
    insert(
        "audit_entries", id=own, chain=chain, seq=seq + 1, previous=previous, hash=digest, leaf=leaf,
        salt=salt, at=at, verb=verb, person_id=actor.person_id, role=actor.role, office_id=actor.office_id,
        subject_kind="dispute", subject_id=key, dispute_id=key, compartment_id=key,
        body='{"after":{"state":"x"},"before":{"state":"y"},"relation":"registrar"}',
    )  # fmt: skip
    if first:
        insert("audit_heads", chain=chain, seq=1, hash=digest, at=at)
    else:
        execute(
            "UPDATE audit_heads SET seq = ?, hash = ?, at = ? WHERE chain = ?", seq + 1, digest, at, chain
        )


def _hex(key: Any) -> str:
    return key if isinstance(key, str) else key.hex  # type: ignore[no-any-return]


def _history(actor: Any, key: str, version: int, trigger: str, before: str, state: str, at: str) -> None:
    insert("history", id=uuid4().hex, dispute_id=key, version=version, trigger=trigger, from_state=before,
           to_state=state, at=at, person_id=actor.person_id, person_name=actor.name, role=actor.role,
           office_id=actor.office_id, note="")  # fmt: skip


def _count(office: str, at: str, state: str, delta: int) -> None:
    insert("counter_deltas", id=uuid4().hex, office_id=office, month=at[:7], state=state, delta=delta,
           fen=delta * 2_400_000)  # fmt: skip


def _message(at: str) -> None:
    insert("outbox_messages", id=uuid4().hex, channel="sms", address_sealed=SEALED, body_sealed=SEALED * 2,
           at=at, due_at=at, attempts=0, state="waiting")  # fmt: skip


def _found_by(key: str, written: str) -> None:
    place = int(datetime.now(UTC).timestamp() * 1_000_000) * 1000
    words = spaced(written)
    if IS_POSTGRESQL:
        execute("INSERT INTO dispute_search (place, dispute_id, words) VALUES (?, ?, array_to_tsvector(?))",
                place, key, list(set(words.split())))  # fmt: skip
    else:
        execute("INSERT INTO dispute_search (rowid, dispute_id, words) VALUES (?, ?, ?)", place, key, words)
