"""The drill: a store copied while in use, put back elsewhere, compared row by row and paper by paper."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, select, text

from mediation.audit.models import AuditHead
from mediation.config import DEMO_KEY
from mediation.demo.plans import Upto
from mediation.procedure.preparation import add_document
from tests.integration.audit.chains import tamper
from tests.integration.backups.conftest import IN_CONFIDENCE, House
from tests.wall.inside import PDF
from tests.world import World


def backed_up(house: House, folder: Path) -> Path:
    told = house.run("backup", str(folder))
    assert told.exit_code == 0, told.output
    return folder


def test_what_is_put_back_is_what_was_there(
    house: House, lived_in: World, elsewhere: House, tmp_path: Path
) -> None:
    before, papers = house.rows(), house.papers()
    assert len(papers) == 2 and len(before["audit_entries"]) > 20
    folder = backed_up(house, tmp_path / "copy")
    assert house.rows() == before
    told = elsewhere.run("restore", str(folder), "--replace")
    assert told.exit_code == 0, told.output
    assert elsewhere.rows() == before
    assert elsewhere.papers() == papers
    assert elsewhere.run("database", "check").output == "The store is in order.\n"
    assert elsewhere.run("audit", "verify").exit_code == 0


def test_a_restored_store_goes_on(house: House, lived_in: World, elsewhere: House, tmp_path: Path) -> None:
    """The guards of the log stand again, and the next entry follows the last."""
    folder = backed_up(house, tmp_path / "copy")
    assert elsewhere.run("restore", str(folder), "--replace").exit_code == 0
    engine = create_engine(elsewhere.url)
    with engine.connect() as connection, pytest.raises(Exception, match="append"):
        connection.execute(text("UPDATE audit_entries SET verb = 'x'"))
    engine.dispose()
    assert elsewhere.run("timers", "run", "--at", "2027-11-02").exit_code == 0
    assert elsewhere.run("audit", "verify").exit_code == 0


def test_whoever_has_only_common_tools_can_check_the_parts(
    house: House, lived_in: World, tmp_path: Path
) -> None:
    folder = backed_up(house, tmp_path / "copy")
    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, check=False
    )
    assert (checked.returncode, checked.stdout) == (0, b"")
    told = json.loads((folder / "manifest.json").read_text())
    assert told["papers"] == 2 and told["keys"] == ["demo"]
    for path in (each for each in folder.rglob("*") if each.is_file()):
        body = path.read_bytes()
        assert DEMO_KEY not in body and IN_CONFIDENCE.encode() not in body
        assert path.stat().st_mode & 0o077 == 0 or path.name in ("SHA256SUMS", "manifest.json")


def test_a_store_with_something_in_it_is_not_touched(house: House, lived_in: World, tmp_path: Path) -> None:
    folder = backed_up(house, tmp_path / "copy")
    before = house.rows()
    told = house.run("restore", str(folder))
    assert told.exit_code == 1 and "--replace" in told.output
    assert house.rows() == before


def test_an_empty_store_needs_no_word(
    house: House, lived_in: World, elsewhere: House, tmp_path: Path
) -> None:
    """SQLite: no file yet. PostgreSQL: tables without a row."""
    folder = backed_up(house, tmp_path / "copy")
    if elsewhere.url.startswith("sqlite"):
        elsewhere.url = f"sqlite:///{tmp_path / 'new' / 'store.sqlite'}"
    told = elsewhere.run("restore", str(folder))
    assert told.exit_code == 0, told.output
    assert elsewhere.rows() == house.rows()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda folder: next((folder / "papers").glob("*/*")).write_bytes(b"x"), "was changed"),
        (lambda folder: next((folder / "papers").glob("*/*")).unlink(), "is missing"),
        (lambda folder: (folder / "papers" / "more").write_bytes(b"x"), "does not belong"),
        (lambda folder: next(folder.rglob("database*")).rename(folder / "away"), "is missing"),
        (lambda folder: (folder / "SHA256SUMS").write_text(""), "SHA256SUMS was changed"),
        (lambda folder: (folder / "manifest.json").unlink(), "no whole backup"),
        (lambda folder: (folder / "manifest.json").write_text("[]"), "no whole backup"),
    ],
)
def test_a_harmed_backup_is_refused_before_anything_is_touched(
    house: House, lived_in: World, elsewhere: House, tmp_path: Path, harm: Callable[[Path], object], said: str
) -> None:
    folder, before = backed_up(house, tmp_path / "copy"), elsewhere.rows()
    harm(folder)
    told = elsewhere.run("restore", str(folder), "--replace")
    assert told.exit_code == 1 and said in told.output
    assert elsewhere.rows() == before and elsewhere.papers() == {}


def test_a_manifest_that_was_written_anew_is_refused(
    house: House, lived_in: World, elsewhere: House, tmp_path: Path
) -> None:
    folder = backed_up(house, tmp_path / "copy")
    told = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**told, "entries": 1}))
    refused = elsewhere.run("restore", str(folder), "--replace")
    assert refused.exit_code == 1 and "manifest was changed" in refused.output


def test_another_ring_of_keys_is_refused(
    house: House, lived_in: World, elsewhere: House, tmp_path: Path
) -> None:
    folder = backed_up(house, tmp_path / "copy")
    refused = elsewhere.run(
        "restore", str(folder), "--replace", MEDIATION_KEYS=f"other:{'A' * 43}=", MEDIATION_SECRET_KEY=None
    )
    assert refused.exit_code == 1 and "key demo" in refused.output


def test_a_store_that_lacks_a_paper_gives_no_backup(house: House, lived_in: World, tmp_path: Path) -> None:
    next(house.files.glob("[0-9a-f][0-9a-f]/*")).unlink()
    told = house.run("backup", str(tmp_path / "copy"))
    assert told.exit_code == 1 and "1 papers" in told.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["checkpoints"]


def test_a_backup_never_goes_over_another(house: House, lived_in: World, tmp_path: Path) -> None:
    folder = backed_up(house, tmp_path / "copy")
    assert house.run("backup", str(folder)).exit_code == 2


def test_an_older_backup_put_back_is_noticed(house: House, lived_in: World, tmp_path: Path) -> None:
    older = backed_up(house, tmp_path / "older")
    told = lived_in.at(Upto.ACCEPTED)
    told.do(add_document.add_own, lived_in.worker, [(PDF, "合同.pdf")], "evidence")
    newer = backed_up(house, tmp_path / "newer")
    put_back = house.run("restore", str(older), "--replace")
    assert put_back.exit_code == 1 and "older copy" in put_back.output
    for words in (("database", "check"), ("audit", "verify")):
        noticed = house.run(*words)
        assert noticed.exit_code == 1
    assert "forgotten" in house.run("audit", "verify").output
    assert house.run("restore", str(newer), "--replace").exit_code == 0
    assert house.run("audit", "verify").exit_code == 0


def test_a_whole_chain_taken_away_with_its_head_is_noticed(
    house: House, lived_in: World, engine: Engine, tmp_path: Path
) -> None:
    backed_up(house, tmp_path / "copy")
    with engine.connect() as connection:
        chain = connection.scalar(select(AuditHead.chain).where(AuditHead.chain.startswith("dispute:")))
    tamper(
        engine,
        f"DELETE FROM audit_entries WHERE chain = '{chain}'",
        f"DELETE FROM audit_heads WHERE chain = '{chain}'",
    )
    told = house.run("audit", "verify")
    assert told.exit_code == 1 and f"forgotten (chain {chain})" in told.output
    assert told.output.endswith(", 1 faults\n")


def test_a_copy_of_the_checkpoints_kept_elsewhere_is_asked(
    house: House, lived_in: World, tmp_path: Path
) -> None:
    """Whoever takes the chain and the folder of checkpoints away does not hold the copy of it."""
    older = backed_up(house, tmp_path / "older")
    told = lived_in.at(Upto.ACCEPTED)
    told.do(add_document.add_own, lived_in.worker, [(PDF, "合同.pdf")], "evidence")
    backed_up(house, tmp_path / "newer")
    witness = tmp_path / "witness"
    house.checkpoints.rename(witness)
    assert house.run("restore", str(older), "--replace").exit_code == 0
    assert house.run("audit", "verify").exit_code == 0
    noticed = house.run("audit", "verify", "--checkpoints", str(witness))
    assert noticed.exit_code == 1 and "forgotten" in noticed.output
    (tmp_path / "empty").mkdir()
    assert house.run("audit", "verify", "--checkpoints", str(tmp_path / "empty")).exit_code == 2
