"""`mediation audit verify`: recompute the chains and tell what is wrong, by the dispute's number."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.adapters.checkpoints import CheckpointFolder
from mediation.audit.verify import Fault, Verdict
from mediation.audit.verify import verify as recompute
from mediation.cli import checkpoints
from mediation.cli.context import application, demo_option
from mediation.disputes.models import Dispute
from mediation.store import reading


@click.group()
def audit() -> None:
    """Recompute the chains of the audit log."""


@audit.command()
@click.option("--dispute", metavar="NUMBER", help="Only the chains of this dispute, like YC-2026-000093-7.")
@click.option(
    "--checkpoints", "kept", type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Hold the log against the checkpoints in this folder, such as a copy on another machine.",
)  # fmt: skip
@demo_option
def verify(dispute: str | None, kept: Path | None, demo: bool) -> None:
    """Read every entry once and say which was changed, removed, reordered or cut off.

    Without --dispute the log is also held against the checkpoints kept outside the database: what they
    know and the log does not is told as forgotten or rewritten.
    """
    app = application(demo=demo)
    folder = CheckpointFolder(kept) if kept else checkpoints.folder_of(app)
    if kept and not folder.files():
        raise click.UsageError(f"there is no checkpoint in {kept}")
    wrong = checkpoints.broken(folder)
    with app.app_context():
        session = reading()
        dispute_id = _dispute_of(session, dispute) if dispute else None
        verdict = recompute(session, dispute_id, _progress if sys.stderr.isatty() else None)
        lost = [] if dispute_id or wrong else list(checkpoints.forgotten(folder, session))
        verdict = replace(verdict, faults=(*verdict.faults, *(fault for fault, _ in lost)))
        _tell(session, verdict, of_one=dispute_id is not None)
    for line in wrong:
        click.echo(line, err=True)
    if verdict.faults or wrong:
        sys.exit(1)


def _dispute_of(session: Session, number: str) -> UUID:
    found = session.scalar(select(Dispute.id).where(Dispute.number == number))
    if found is None:
        raise click.UsageError(f"there is no dispute {number}")
    return found


def _progress(entries: int) -> None:
    if entries % 10_000 == 0:
        click.echo(f"\r{entries:,} entries …", nl=False, err=True)


def _tell(session: Session, verdict: Verdict, *, of_one: bool) -> None:
    """Of one dispute the entries are not counted: their number would tell what was said in confidence."""
    for fault in verdict.faults:
        click.echo(f"{_named(session, fault)}: entry {fault.seq} {fault.kind} (chain {fault.chain})")
    entries = "" if of_one else f"{verdict.entries:,} entries, "
    click.echo(f"{verdict.chains:,} chains, {entries}{len(verdict.faults):,} faults")


def _named(session: Session, fault: Fault) -> str:
    """The dispute's number, or what kind of chain it is."""
    kind, _, rest = fault.chain.partition(":")
    if kind != "dispute":
        return kind
    try:
        dispute_id = UUID(rest.partition(":")[0])
    except ValueError:
        return "a chain of no dispute"
    number = session.scalar(select(Dispute.number).where(Dispute.id == dispute_id))
    return number or "a dispute that is gone"
