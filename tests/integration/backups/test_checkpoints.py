"""Checkpoints: what moved since the last is kept outside the database, and the folder guards itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from mediation.adapters.checkpoints import A_BLOCK, lines_of
from mediation.audit.record import Chain, compartment_chain, office_chain
from mediation.cli import checkpoints
from mediation.config import Config
from mediation.kernel import identifiers
from tests.clocks import Clock
from tests.integration.audit.chains import CHAIN as PRIVATE
from tests.integration.audit.chains import append, tamper

Write = Callable[[], Session]
CHAIN, OTHER = office_chain(UUID(int=8)), office_chain(UUID(int=9))
"""Read by others too, so their heads stand in the open."""


@pytest.fixture
def files(app: Flask, config: Config) -> Callable[[], list[Path]]:
    """The checkpoints that there are; none at the beginning."""
    for path in checkpoints.folder_of(app).files():
        path.unlink()
    return checkpoints.folder_of(app).files


def test_only_what_moved_is_kept(
    app: Flask, write: Write, clock: Clock, files: Callable[[], list[Path]]
) -> None:
    assert checkpoints.take(app) == 0 and files() == []
    append(write(), CHAIN, 3)
    append(write(), OTHER, 2)
    clock.forward(hours=1)
    assert checkpoints.take(app) == 2
    clock.forward(hours=1)
    assert checkpoints.take(app) == 0
    append(write(), OTHER)
    assert checkpoints.take(app) == 1
    assert [(chain, seq) for chain, seq, _ in lines_of(files()[-1])] == [(OTHER.name, 3)]
    assert checkpoints.take(app, whole=True) == 2
    assert list(checkpoints.faults(app)) == []


def test_what_began_before_a_checkpoint_and_ended_after_it_is_kept_by_the_next(
    app: Flask, write: Write, clock: Clock, files: Callable[[], list[Path]]
) -> None:
    append(write(), CHAIN)
    clock.forward(minutes=5)
    checkpoints.take(app)
    clock.forward(minutes=-5)
    append(write(), OTHER)
    clock.forward(hours=1)
    checkpoints.take(app)
    assert OTHER.name in {chain for chain, _, _ in lines_of(files()[-1])}


@pytest.mark.parametrize("chain", [CHAIN, PRIVATE], ids=["open", "private"])
@pytest.mark.parametrize(
    "forgery",
    [
        "DELETE FROM audit_entries WHERE chain = '{chain}' AND seq = 3",
        "UPDATE audit_entries SET hash = '{other}' WHERE chain = '{chain}' AND seq = 3",
    ],
)
def test_a_store_that_does_not_hold_what_was_kept_is_told(
    app: Flask, write: Write, engine: Engine, files: Callable[[], list[Path]], forgery: str, chain: Chain
) -> None:
    append(write(), OTHER)
    append(write(), chain, 3)
    checkpoints.take(app)
    tamper(engine, forgery.format(chain=chain.name, other=identifiers.token("test").hex()))
    assert len(list(checkpoints.faults(app))) == 1


def test_nobody_who_reads_the_folder_can_count_what_was_said_in_confidence(
    app: Flask, write: Write, clock: Clock, files: Callable[[], list[Path]]
) -> None:
    """Once with many private entries in many rooms and once with none: files of the same size and names."""
    seen = []
    for rooms in (A_BLOCK, 0):
        for path in files():
            path.unlink()
        for number in range(rooms):
            append(write(), compartment_chain(UUID(int=7), UUID(int=100 + number)), 1 + number % 3)
        append(write(), CHAIN)
        checkpoints.take(app)
        clock.forward(hours=1)
        seen.append([(path.name, path.stat().st_size) for path in files()])
        for path in files():
            assert UUID(int=7).hex not in path.read_text()
    assert seen[0] == seen[1]


def test_what_was_said_in_confidence_brings_no_checkpoint_and_is_kept_by_the_next(
    app: Flask, write: Write, clock: Clock, files: Callable[[], list[Path]]
) -> None:
    append(write(), CHAIN)
    clock.forward(hours=1)
    checkpoints.take(app)
    clock.forward(hours=1)
    append(write(), PRIVATE, 2)
    assert checkpoints.take(app) == 0 and len(files()) == 1
    clock.forward(hours=1)
    append(write(), OTHER)
    assert checkpoints.take(app) == 2
    assert {(chain, seq) for chain, seq, _ in lines_of(files()[-1])} == {(OTHER.name, 1), (PRIVATE.name, 2)}
    assert list(checkpoints.faults(app)) == []


def test_a_quiet_day_has_its_checkpoint_too(
    app: Flask, write: Write, clock: Clock, files: Callable[[], list[Path]]
) -> None:
    append(write(), CHAIN)
    clock.forward(hours=1)
    checkpoints.take(app)
    append(write(), PRIVATE)
    clock.forward(hours=24)
    assert checkpoints.take(app) == 1
    assert list(lines_of(files()[-1]))[0][0] == PRIVATE.name


def test_a_block_that_was_changed_is_told(app: Flask, write: Write, files: Callable[[], list[Path]]) -> None:
    append(write(), CHAIN)
    append(write(), PRIVATE)
    checkpoints.take(app)
    (path,) = files()
    text = path.read_text()
    place = text.index('"sealed":"') + 200
    path.write_text(text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :])
    assert list(checkpoints.faults(app))
    with pytest.raises(ValueError, match="changed"):
        list(lines_of(path))


def harm_first(files: list[Path]) -> None:
    files[0].write_text(files[0].read_text().replace(CHAIN.name, OTHER.name))


@pytest.mark.parametrize(
    "harm",
    [harm_first, lambda files: files[0].unlink(), lambda files: files[1].write_text("")],
    ids=["changed", "taken away", "emptied"],
)
def test_a_folder_that_was_tampered_with_is_told(
    app: Flask,
    write: Write,
    clock: Clock,
    files: Callable[[], list[Path]],
    harm: Callable[[list[Path]], None],
) -> None:
    for _ in range(3):
        append(write(), CHAIN)
        checkpoints.take(app)
        clock.forward(hours=1)
    assert list(checkpoints.faults(app)) == []
    harm(files())
    assert list(checkpoints.faults(app))


def test_where_one_was_taken_away_no_other_is_written_over(
    app: Flask, write: Write, clock: Clock, files: Callable[[], list[Path]]
) -> None:
    for _ in range(3):
        append(write(), CHAIN)
        checkpoints.take(app)
        clock.forward(hours=1)
    files()[0].unlink()
    kept = files()[-1].read_bytes()
    append(write(), CHAIN)
    checkpoints.take(app)
    assert files()[-2].read_bytes() == kept and len(files()) == 3


def test_a_checkpoint_made_without_the_key_is_told(
    app: Flask, write: Write, files: Callable[[], list[Path]]
) -> None:
    """Its sums fit one another, as somebody would make them who holds database and folder."""
    append(write(), CHAIN)
    checkpoints.take(app)
    head, line, block, mark = files()[0].read_text().splitlines()
    forged = line.replace(CHAIN.name, OTHER.name)
    files()[0].write_text("\n".join([head, forged, block, mark, ""]))
    assert list(checkpoints.faults(app)) == [
        "checkpoint 00000001.checkpoint was changed, or was marked with a key that is not here"
    ]


def test_a_newest_checkpoint_that_cannot_be_read_does_not_stop_the_next(
    app: Flask, write: Write, files: Callable[[], list[Path]]
) -> None:
    append(write(), CHAIN)
    checkpoints.take(app)
    files()[0].write_text("{")
    assert checkpoints.take(app) == 1
    assert list(checkpoints.faults(app)) == ["a checkpoint of the audit log cannot be read"]
