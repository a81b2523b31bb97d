"""`mediation restore PATH`: put a backup in place, and believe it only after everything was checked.

Nothing is touched before the backup is known to be whole and one's own; what stands in the store already
is replaced only when that is asked for. Afterwards the log is recomputed and compared.
"""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import click
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from mediation.adapters.copies import postgresql, sqlite
from mediation.adapters.copies.parts import Tell, copy_papers, flush, own_folder, papers
from mediation.audit.heads import digest, heads
from mediation.audit.verify import verify
from mediation.cli import checkpoints, manifest, schema
from mediation.cli.backup import PAPERS
from mediation.cli.context import application, demo_option
from mediation.cli.manifest import BadBackup, Manifest
from mediation.cli.migrations import alembic_of
from mediation.cli.paper_rows import without_paper
from mediation.cli.trouble import progress, told_plainly
from mediation.config import Config
from mediation.kernel.database import schema_changes
from mediation.store import db


class DoesNotFit(Exception):
    """The backup does not fit this store or this program; the message says why. Nothing was changed."""


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--replace", is_flag=True, help="Take away what is in the store and its folder of papers.")
@demo_option
def restore(path: Path, replace: bool, demo: bool) -> None:
    """Put the backup in the folder PATH into the store of the settings; the service must be stopped.

    On PostgreSQL run it as the owner of the tables, and `database grant` afterwards.
    """
    logging.getLogger("alembic").setLevel(logging.WARNING)
    app = application(demo=demo)
    try:
        with told_plainly("the restore is not done: mend that and call it again"):
            known = put_back(app, path, progress(), replace=replace)
            wrong = list(faults(app, known, progress()))
    except (BadBackup, DoesNotFit) as error:
        raise click.ClickException(f"{error}; nothing was changed") from None
    for line in wrong:
        click.echo(line, err=True)
    if wrong:
        sys.exit(1)
    click.echo(
        f"As of {known.made_at}: {known.entries:,} audit entries, {known.papers:,} papers; all is in order."
    )


def put_back(app: Flask, path: Path, tell: Tell, *, replace: bool = False) -> Manifest:
    """Check the backup and put it in place; gives its manifest. Raises BadBackup, DoesNotFit, OSError."""
    tell("the sum of every part")
    known, config = manifest.read(path), app.extensions["mediation_config"]
    with app.app_context():
        _fits(app, known, config)
        _may_be_filled(db.engine, config, replace=replace)
        with _papers_beside(path / PAPERS, config.files, tell) as put_in_place:
            if db.engine.dialect.name == "postgresql":
                _make_tables(app, known.revision)
            _kind(db.engine).copy_in(db.engine, path, tell)
            put_in_place()
        db.engine.dispose()
    return known


def faults(app: Flask, known: Manifest, tell: Tell) -> Iterator[str]:
    """What is wrong after a restore, one line each; brings the tables to the newest version on the way."""
    with app.app_context(), Session(db.engine) as session:
        if digest(heads(session)) != (known.chains, known.heads):
            yield "the heads of the audit log are not those of the backup"
    schema.upgrade(app)
    tell("the audit log")
    with app.app_context(), Session(db.engine) as session:
        verdict = verify(session)
        if verdict.faults or verdict.entries != known.entries:
            yield f"the audit log has {len(verdict.faults):,} faults: see `mediation audit verify`"
        files = app.extensions["mediation_config"].files
        if missing := sum(1 for _ in without_paper(session.connection(), files)):
            yield f"{missing:,} papers are missing"
        yield from schema.missing_guards(session.connection())
    yield from checkpoints.faults(app)


def _fits(app: Flask, known: Manifest, config: Config) -> None:
    if known.database != db.engine.dialect.name:
        raise DoesNotFit(f"the backup is of {known.database}, the store is {db.engine.dialect.name}")
    if missing := set(known.keys) - {name for name, _ in config.keys.keys}:
        raise DoesNotFit(f"MEDIATION_KEYS lacks {', '.join(sorted(missing))}: what they seal would stay shut")
    if known.revision not in {
        script.revision for script in alembic_of(app).script_directory.walk_revisions()
    }:
        raise DoesNotFit(
            f"the backup's tables are at version {known.revision}, which this program does not know"
        )


def _may_be_filled(engine: Engine, config: Config, *, replace: bool) -> None:
    """Only a store that nobody uses, and an empty one unless it is to be replaced. Raises DoesNotFit."""
    if _kind(engine).in_use(engine):
        raise DoesNotFit("the service or its worker is using this store: stop it first")
    if not replace and not (_kind(engine).is_empty(engine) and next(papers(config.files), None) is None):
        raise DoesNotFit("there is something in the store or its folder of papers: see --replace")


def _kind(engine: Engine) -> ModuleType:
    return sqlite if engine.dialect.name == "sqlite" else postgresql


def _make_tables(app: Flask, revision: str) -> None:
    """Tables of just this version, without a row."""
    with schema_changes():
        alembic = alembic_of(app)
        if [script.revision for script in alembic.current()] == [revision]:
            return
        postgresql.take_rows_away(db.engine)
        alembic.downgrade("base")
        alembic.upgrade(revision)


@contextmanager
def _papers_beside(source: Path, target: Path, tell: Tell) -> Iterator[Callable[[], None]]:
    """Copy the papers into a folder within theirs first; gives what puts them in the place of the others.

    A disk that is full is so found out before anything was touched.
    """
    beside = target / ".restoring"
    shutil.rmtree(beside, ignore_errors=True)
    own_folder(target)
    try:
        own_folder(beside)
        copy_papers(source, beside, tell)
        yield lambda: _exchange(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _exchange(beside: Path, target: Path) -> None:
    for folder in {path.parent for path in papers(target)}:
        shutil.rmtree(folder)
    for folder in sorted(beside.iterdir()):
        shutil.rmtree(target / folder.name, ignore_errors=True)
        folder.rename(target / folder.name)
    flush(target)
