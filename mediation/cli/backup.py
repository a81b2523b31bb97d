"""`mediation backup PATH`: the database, the papers and a manifest in a folder, while the product is in use.

The papers are copied before the database and again after it: a paper is stored before its row, and taken
away after it, so that every row of the copy finds its paper, whatever happens meanwhile.
"""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import click
from flask import Flask
from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.orm import Session

from mediation.adapters.copies import postgresql, sqlite
from mediation.adapters.copies.parts import Tell, copy_papers, flush, own_folder, papers, write_sums
from mediation.audit.heads import digest, heads
from mediation.audit.models import AuditEntry
from mediation.cli import checkpoints, manifest
from mediation.cli.context import application, demo_option
from mediation.cli.manifest import Manifest
from mediation.cli.paper_rows import without_paper
from mediation.cli.trouble import progress, told_plainly
from mediation.config import Config
from mediation.kernel import clock
from mediation.store import db

PAPERS = "papers"


class NotWhole(Exception):
    """A paper of the store is missing; the copy was thrown away."""


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@demo_option
def backup(path: Path, demo: bool) -> None:
    """Copy the store to the new folder PATH, all or nothing. The keys are not in it: keep them elsewhere."""
    if path.exists():
        raise click.UsageError(f"{path} is there already; every backup gets a folder of its own")
    try:
        with told_plainly("no backup was made"):
            made = make(application(demo=demo), path, progress())
    except NotWhole as error:
        raise click.ClickException(f"{error}; no backup was made") from None
    click.echo(
        f"{path}: {made.entries:,} audit entries in {made.chains:,} chains, {made.papers:,} papers,"
        f" tables at version {made.revision}"
    )


def make(app: Flask, path: Path, tell: Tell) -> Manifest:
    """Make a backup; gives its manifest. Raises NotWhole, OSError and what the database raises."""
    passing = path.with_name(f".{path.name}.partial")
    shutil.rmtree(passing, ignore_errors=True)
    own_folder(passing)
    try:
        checkpoints.take(app, whole=True)
        written = _fill(app, passing, tell)
        passing.rename(path)
        flush(path.parent)
    except BaseException:
        shutil.rmtree(passing, ignore_errors=True)
        raise
    return written


def _fill(app: Flask, folder: Path, tell: Tell) -> Manifest:
    config: Config = app.extensions["mediation_config"]
    shelf = folder / PAPERS
    own_folder(shelf)
    copy_papers(config.files, shelf, tell)
    with app.app_context(), _copied_out(db.engine, folder, tell) as connection:
        copy_papers(config.files, shelf, tell)
        if missing := sum(1 for _ in without_paper(connection, shelf)):
            raise NotWhole(f"{missing:,} papers of the database are not in {config.files}")
        told = _told(connection)
    tell("the sum of every part")
    written = Manifest(
        made_at=clock.now().isoformat(timespec="seconds"), keys=tuple(name for name, _ in config.keys.keys),
        papers=sum(1 for _ in papers(shelf)), sums=write_sums(folder), **told,
    )  # fmt: skip
    manifest.write(folder, written)
    return written


def _copied_out(engine: Engine, folder: Path, tell: Tell) -> AbstractContextManager[Connection]:
    kind = sqlite if engine.dialect.name == "sqlite" else postgresql
    return kind.copied_out(engine, folder, tell)


def _told(connection: Connection) -> dict[str, Any]:
    with Session(connection) as session:
        chains, sum_of_heads = digest(heads(session))
        entries = session.scalar(select(func.count()).select_from(AuditEntry))
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    return {
        "database": connection.dialect.name, "revision": revision, "chains": chains, "heads": sum_of_heads,
        "entries": entries,
    }  # fmt: skip
