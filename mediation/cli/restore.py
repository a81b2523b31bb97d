"""`mediation restore PATH`: put a backup in place, and believe it only after everything was checked.

Nothing is touched before the backup is known to be whole and one's own; what stands in the store already
is replaced only when that is asked for. Afterwards the log is recomputed and compared.
"""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from mediation.adapters.copies import postgresql, sqlite
from mediation.adapters.copies.parts import copy_papers, flush, own_folder, papers
from mediation.audit.heads import digest, heads
from mediation.audit.verify import verify
from mediation.cli import checkpoints, manifest, schema
from mediation.cli.backup import PAPERS
from mediation.cli.context import application, demo_option
from mediation.cli.manifest import BadBackup, Manifest
from mediation.cli.migrations import alembic_of
from mediation.cli.paper_rows import without_paper
from mediation.config import Config
from mediation.kernel.database import schema_changes
from mediation.store import db


class NotPossible(Exception):
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
        known = put_back(app, path, replace=replace)
    except (BadBackup, NotPossible) as error:
        raise click.ClickException(str(error)) from None
    wrong = list(faults(app, known))
    for line in wrong:
        click.echo(line, err=True)
    if wrong:
        sys.exit(1)
    click.echo(
        f"As of {known.made_at}: {known.entries:,} audit entries, {known.papers:,} papers; all is in order."
    )


def put_back(app: Flask, path: Path, *, replace: bool = False) -> Manifest:
    """Check the backup and put it in place; gives its manifest. Raises BadBackup, NotPossible."""
    known, config = manifest.read(path), app.extensions["mediation_config"]
    with app.app_context():
        _fits(app, known, config)
        if not replace and not _is_empty(db.engine, config):
            raise NotPossible("there is something in the store or its folder of papers: see --replace")
        if db.engine.dialect.name == "sqlite":
            sqlite.copy_in(db.engine, path)
        else:
            _make_tables(app, known.revision)
            postgresql.copy_in(db.engine, path)
        _put_papers(path / PAPERS, config.files)
        db.engine.dispose()
    return known


def faults(app: Flask, known: Manifest) -> Iterator[str]:
    """What is wrong after a restore, one line each; brings the tables to the newest version on the way."""
    with app.app_context(), Session(db.engine) as session:
        if digest(heads(session)) != (known.chains, known.heads):
            yield "the heads of the audit log are not those of the backup"
    schema.upgrade(app)
    with app.app_context(), Session(db.engine) as session:
        verdict = verify(session)
        if verdict.faults or verdict.entries != known.entries:
            yield f"the audit log has {len(verdict.faults):,} faults: see `mediation audit verify`"
        files = app.extensions["mediation_config"].files
        if missing := sum(1 for _ in without_paper(session.connection(), files)):
            yield f"{missing:,} papers are missing"
    yield from checkpoints.faults(app)


def _fits(app: Flask, known: Manifest, config: Config) -> None:
    if known.database != db.engine.dialect.name:
        raise NotPossible(f"the backup is of {known.database}, the store is {db.engine.dialect.name}")
    if missing := set(known.keys) - {name for name, _ in config.keys.keys}:
        raise NotPossible(
            f"MEDIATION_KEYS lacks {', '.join(sorted(missing))}: what they seal would stay shut"
        )
    if known.revision not in {
        script.revision for script in alembic_of(app).script_directory.walk_revisions()
    }:
        raise NotPossible(
            f"the backup's tables are at version {known.revision}, which this program does not know"
        )


def _is_empty(engine: Engine, config: Config) -> bool:
    kind = sqlite if engine.dialect.name == "sqlite" else postgresql
    return kind.is_empty(engine) and next(papers(config.files), None) is None


def _make_tables(app: Flask, revision: str) -> None:
    """Tables of just this version, without a row."""
    with schema_changes():
        alembic = alembic_of(app)
        if [script.revision for script in alembic.current()] == [revision]:
            return
        postgresql.take_rows_away(db.engine)
        alembic.downgrade("base")
        alembic.upgrade(revision)


def _put_papers(source: Path, target: Path) -> None:
    """The folder of papers as it was: nothing of what stood there stays."""
    own_folder(target)
    for folder in {path.parent for path in papers(target)}:
        shutil.rmtree(folder)
    copy_papers(source, target)
    flush(target)
