"""Copies made while the store is in use, on a full disk, and of a store that is not to be reached."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from sqlalchemy import create_engine

from mediation.demo.plans import Upto
from mediation.procedure.preparation import add_document
from tests.integration.backups.conftest import House
from tests.integration.backups.test_drill import backed_up
from tests.wall.inside import PDF
from tests.world import World


@contextmanager
def no_room(size: int) -> Iterator[None]:
    """Inside the block this process writes no file beyond so many bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def left_in(folder: Path) -> list[str]:
    """What stands in a folder apart from the checkpoints of a store."""
    return sorted(path.name for path in folder.iterdir() if "checkpoints" not in path.name)


def test_a_store_is_copied_while_people_work_in_it(
    house: House, lived_in: World, elsewhere: House, tmp_path: Path
) -> None:
    told, done = lived_in.at(Upto.ACCEPTED), Event()
    failed: list[Exception] = []

    def work() -> None:
        try:
            while not done.is_set():
                told.do(add_document.add_own, lived_in.worker, [(PDF, "工资条.pdf")], "evidence")
        except Exception as error:
            failed.append(error)

    worker = Thread(target=work)
    worker.start()
    try:
        copied = [house.run_beside("backup", str(tmp_path / f"copy {number}")) for number in range(3)]
    finally:
        done.set()
        worker.join()
    assert failed == [] and [told.exit_code for told in copied] == [0, 0, 0], [each.output for each in copied]
    for number in range(3):
        put_back = elsewhere.run("restore", str(tmp_path / f"copy {number}"), "--replace")
        assert put_back.exit_code == 0, put_back.output
        shutil.rmtree(elsewhere.checkpoints, ignore_errors=True)


def test_a_disk_that_fills_leaves_no_half_backup(house: House, lived_in: World, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    # Beyond what an open SQLite store needs for itself, and less than either kind of copy.
    with no_room(200 * 1024 if house.url.startswith("sqlite") else 12 * 1024):
        told = house.run("backup", str(copies / "copy"))
    assert told.exit_code == 1 and "no room left" in told.output and "no backup was made" in told.output
    assert "Traceback" not in told.output and left_in(copies) == []
    assert house.run("backup", str(copies / "copy")).exit_code == 0


def test_a_disk_that_fills_while_papers_are_put_back_changes_nothing(
    house: House, lived_in: World, elsewhere: House, tmp_path: Path
) -> None:
    folder, before = backed_up(house, tmp_path / "copy"), elsewhere.rows()
    with no_room(64):
        told = elsewhere.run("restore", str(folder), "--replace")
    assert told.exit_code == 1 and "no room left" in told.output and "call it again" in told.output
    assert elsewhere.rows() == before and left_in(elsewhere.files) == []
    assert elsewhere.run("restore", str(folder), "--replace").exit_code == 0
    assert elsewhere.papers() == house.papers()


def test_a_store_in_use_is_not_replaced(
    house: House, lived_in: World, elsewhere: House, tmp_path: Path
) -> None:
    folder, before = backed_up(house, tmp_path / "copy"), elsewhere.rows()
    named = {"application_name": "mediation"} if elsewhere.url.startswith("postgresql") else {}
    service = create_engine(elsewhere.url, connect_args=named)
    with service.connect():
        told = elsewhere.run("restore", str(folder), "--replace")
        assert told.exit_code == 1 and "is using this store" in told.output
    service.dispose()
    assert elsewhere.rows() == before
    assert elsewhere.run("restore", str(folder), "--replace").exit_code == 0


def test_a_store_that_is_not_to_be_reached_is_told_in_a_sentence(house: House, tmp_path: Path) -> None:
    away = (
        f"sqlite:///{tmp_path / 'away' / 'store.sqlite'}"
        if house.url.startswith("sqlite")
        else "postgresql+psycopg://nobody@127.0.0.1:1/away"
    )
    told = house.run("backup", str(tmp_path / "copy"), MEDIATION_DATABASE_URL=away)
    assert told.exit_code == 1 and "the database failed" in told.output and "Traceback" not in told.output
    assert not (tmp_path / "copy").exists()


def test_how_far_it_has_come_is_told_beside_the_answer(house: House, lived_in: World, tmp_path: Path) -> None:
    told = house.run("backup", str(tmp_path / "copy"))
    assert "… 2 papers" in told.stderr and "… the database" in told.stderr
    assert told.stdout.count("\n") == 1
