"""Nothing confidential stands readable in what a dispute leaves behind: log, database, files, backup, outbox.

A word of its own is typed into every field, and its bytes are looked for afterwards. What is kept readable by
design is declared here with its reason, column by column: a new place is a leak until somebody declares it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.engine import make_url

from mediation.config import Config
from mediation.kernel.actor import Actor
from mediation.kernel.database import CaseSession
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.timed.deliver import send_due
from tests.integration.adapters.test_delivery import Gateway
from tests.integration.backups.conftest import House
from tests.integration.canaries.lived import CHIEF, WORKER, Life
from tests.integration.canaries.places import INDEX, columns, files, standing
from tests.integration.canaries.words import marks
from tests.integration.logs.conftest import Log
from tests.integration.web.client import Browser
from tests.world import World

NAME = "who has to be found, called and named on papers; seen by all who may see the dispute"
REACHED = "where a letter goes; printed on every notice"
CLAIM = "the claim itself, which both sides and the agencies concerned read; found by searching"
TITLE = "name of a paper of the joint file, as its list shows it; the paper itself is sealed"
SAID = "a party's own words in the joint record; kept with the step and hashed into its entry"

OPEN: dict[str, tuple[str, set[str]]] = {
    "chief's name": (NAME, {"history.person_name", "persons.name", "signatures.person_name"}),
    "employer's name": (NAME, {INDEX, "disputes.respondent_name", "parties.name"}),
    "contact's name": (NAME, {"history.person_name", "parties.contact_name", "persons.name"}),
    "worker's name": (
        NAME, {INDEX, "disputes.applicant_name", "parties.name", "persons.name", "signatures.person_name"}
    ),
    "other's name": (NAME, {INDEX, "parties.name"}),
    "agent's name": (NAME, {"persons.name"}),
    "worker's address": (REACHED, {"parties.address"}),
    "employer's address": (REACHED, {"parties.address"}),
    "facts": (CLAIM, {INDEX, "agreements.main_facts", "disputes.facts"}),
    "basis": (CLAIM, {"claim_items.basis"}),
    "other's ground": (CLAIM, {"parties.ground"}),
    "claim: file name": (TITLE, {"documents.title"}),
    "authority: file name": (TITLE, {"documents.title"}),
    "joint paper: file name": (TITLE, {"documents.title"}),
    "proof of payment: file name": (TITLE, {"documents.title"}),
    "words to the invitation": (SAID, {"audit_entries.body", "history.note", "utterances.note"}),
}  # fmt: skip
"""Field → why it is kept readable, and the only columns where."""

IN_A_DRAFT = ["claim: file name in application_files.title"]
"""The one thing readable of a claim that is still being written: it becomes a title of the joint file."""


@pytest.fixture
def life(
    world: World, client_for: Callable[[Actor], Browser], new_browser: Callable[[], Browser], log: Log
) -> Life:
    return Life(world, client_for, new_browser)


def seen_in(words: Iterable[tuple[str, str]], places: Iterable[tuple[str, bytes]]) -> list[str]:
    """Which words stand where."""
    every = [(name, marks(word)) for name, word in words]
    return [
        f"{name} in {place}"
        for place, body in places
        for name, shapes in every
        if any(shape in body for shape in shapes)
    ]


def test_every_word_stands_where_it_is_declared_and_in_no_log(life: Life, engine: Engine, log: Log) -> None:
    drafts: list[tuple[str, bytes]] = []
    life.look_at_the_draft = lambda: drafts.extend((at, bytes(body)) for at, body in columns(engine).items())
    life.live()
    words, stored = life.words, columns(engine)
    found = {
        name: {at for at, body in stored.items() if standing(word, body)}
        for name, word in (words.sealed | words.open).items()
    }
    assert found == dict.fromkeys(words.sealed, set()) | {name: places for name, (_, places) in OPEN.items()}
    both = [*words.sealed.items(), *words.open.items()]
    assert drafts and seen_in(both, drafts) == IN_A_DRAFT, "a draft is its writer's alone"
    assert len(log.events) > 40 and seen_in(both, [("the log", log.text.encode())]) == []


def test_no_file_nor_backup_nor_message_that_left_has_a_sealed_word(
    life: Life, house: House, engine: Engine, config: Config, tmp_path: Path
) -> None:
    life.live()
    sealed, facts = list(life.words.sealed.items()), [("facts", life.plan.facts)]
    # What a mediator wrote within the pause is told when that is over.
    life.world.clock.forward(days=1)
    _send_everything(engine)
    places = dict(files(config.files, *_of_the_store(engine)))
    assert seen_in(sealed, places.items()) == []
    assert any(path.suffix == "" and len(path.name) == 32 for path in map(Path, places)), "papers are there"
    assert house.run("backup", str(tmp_path / "copy")).exit_code == 0
    copied = dict(files(tmp_path / "copy"))
    assert seen_in(sealed, copied.items()) == []
    assert seen_in(facts, copied.items()), "what is open is found: the search does look into the copy"


def _of_the_store(engine: Engine) -> list[Path]:
    """The file, the write-ahead log and the shared memory; PostgreSQL's files are the server's own."""
    database = make_url(str(engine.url)).database
    if engine.dialect.name != "sqlite" or database is None:
        return []
    assert Path(f"{database}-wal").stat().st_size
    return [Path(database)]


def _send_everything(engine: Engine) -> None:
    gateway = Gateway()
    while send_due(lambda: CaseSession(engine, expire_on_commit=False), gateway).sent:
        pass
    assert {WORKER, CHIEF} <= {address for address, _ in gateway.taken}
    with engine.connect() as connection:
        left = connection.execute(select(OutboxMessage.address_sealed, OutboxMessage.body_sealed)).all()
    assert left and {value for row in left for value in row} == {None}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_leak_is_seen_in_every_form(life: Life, encoding: str) -> None:
    """The search itself: a word of a file name, behind one, two and three other bytes."""
    word = life.words.secret("planted")
    for ahead in ("", "x", "xy", "xyz"):
        text_of = f"{ahead}{word}{ahead}"
        shown = [text_of.encode(encoding)]
        if encoding == "utf-8":
            shown += [
                json.dumps({"a": text_of}).encode(),
                quote(text_of).encode(),
                text_of.encode().hex().encode(),
            ]
            shown += [base64.b64encode(text_of.encode()), base64.urlsafe_b64encode(text_of.encode())]
        assert all(standing(word, each) for each in shown)


def test_a_leak_into_a_column_is_seen(life: Life, engine: Engine) -> None:
    life.file()
    with engine.begin() as connection:
        connection.execute(text("UPDATE disputes SET source_reference = :leak"), {"leak": f"电话{WORKER}"})
    assert [at for at, body in columns(engine).items() if standing(WORKER, body)] == [
        "disputes.source_reference"
    ]
