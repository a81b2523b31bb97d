"""The command line: what it prints and how it ends (0 done, 1 the check failed, 2 wrong use)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import Engine, insert
from sqlalchemy.orm import Session

from mediation.cli.main import COMMANDS, main
from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.kernel import clock as kernel_clock
from mediation.kernel.database import transaction
from tests.integration.audit.chains import CHAIN, DISPUTE, tamper, two_chains
from tests.integration.disputes.test_search_index import dispute, office
from tests.stores import Store

Run = Callable[..., Result]
Write = Callable[[], Session]


@pytest.fixture
def run(app: Flask, store: Store, tmp_path: Path) -> Run:
    """`run("audit", "verify")` in demo mode on the store of the tests."""
    environment = {
        "MEDIATION_DEMO": "1",
        "MEDIATION_DATABASE_URL": store.url,
        "MEDIATION_INSTANCE": str(tmp_path),
    }
    return lambda *words, **changes: CliRunner().invoke(main, words, env=environment | changes)


def test_help_is_quick_and_names_every_command() -> None:
    code = "import sys; from mediation.cli.main import main; print('sqlalchemy' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "False"
    told = CliRunner().invoke(main, ["--help"])
    assert told.exit_code == 0 and all(name in told.output for name in COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_can_be_called(name: str) -> None:
    assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


@pytest.mark.parametrize("words", [["no-such"], ["database", "no-such"], ["audit", "verify", "--no-such"]])
def test_wrong_use_is_two(words: list[str]) -> None:
    assert CliRunner().invoke(main, words).exit_code == 2


def test_bad_settings_are_wrong_use(run: Run) -> None:
    told = run("database", "check", MEDIATION_DEMO=None, MEDIATION_SECRET_KEY="short")
    assert told.exit_code == 2 and "MEDIATION_SECRET_KEY" in told.output


def test_upgrade_may_be_repeated_and_check_is_content(run: Run) -> None:
    assert run("database", "upgrade").exit_code == 0
    told = run("database", "check")
    assert (told.exit_code, told.output) == (0, "The store is in order.\n")


def test_check_misses_the_guards(run: Run, engine: Engine) -> None:
    tamper(engine)
    told = run("database", "check")
    assert told.exit_code == 1 and "audit_entries_" in told.output and "audit_heads_" in told.output


def test_check_sees_an_empty_store(run: Run, tmp_path: Path) -> None:
    empty = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    told = run("database", "check", MEDIATION_DATABASE_URL=empty)
    assert told.exit_code == 1 and "database upgrade" in told.output
    assert run("database", "upgrade", MEDIATION_DATABASE_URL=empty).exit_code == 0
    assert run("database", "check", MEDIATION_DATABASE_URL=empty).exit_code == 0


def test_only_postgresql_has_roles(run: Run, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    assert run("database", "grant", "somebody", MEDIATION_DATABASE_URL=url).exit_code == 2


def test_verify_names_the_dispute(run: Run, write: Write, engine: Engine) -> None:
    two_chains(write)
    with transaction(write()) as session:
        session.execute(insert(Office).values(**office()))
        row = dispute(1, "x", kernel_clock.now()) | {"id": DISPUTE, "number": "YC-2026-000093-7"}
        session.execute(insert(Dispute).values(**row))
    told = run("audit", "verify", "--dispute", "YC-2026-000093-7")
    assert (told.exit_code, told.output) == (0, "2 chains, 0 faults\n")
    tamper(engine, f"UPDATE audit_entries SET verb = 'x' WHERE chain = '{CHAIN.name}' AND seq = 3")
    for words in (["audit", "verify"], ["audit", "verify", "--dispute", "YC-2026-000093-7"]):
        told = run(*words)
        assert told.exit_code == 1
        assert "YC-2026-000093-7: entry 3 changed" in told.output
        entries = "" if "--dispute" in words else "10 entries, "
        assert told.output.endswith(f"2 chains, {entries}1 faults\n")


def test_verify_of_an_unknown_dispute_is_wrong_use(run: Run) -> None:
    assert run("audit", "verify", "--dispute", str(UUID(int=1))).exit_code == 2


def test_workflows_are_drawn_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "workflows.md"
    monkeypatch.setattr("mediation.cli.workflows.PAGE", page)
    assert CliRunner().invoke(main, ["workflows", "check"]).exit_code == 1
    assert CliRunner().invoke(main, ["workflows", "draw", "--to", str(page)]).exit_code == 0
    assert CliRunner().invoke(main, ["workflows", "check"]).exit_code == 0
    assert CliRunner().invoke(main, ["workflows", "draw"]).output == page.read_text()
