"""`mediation workflows draw|check`: the workflow tables as pictures, and whether their page is up to date."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mediation.config import ROOT
from workflows import diagram

PAGE = ROOT / "docs" / "workflows.md"


@click.group()
def workflows() -> None:
    """Draw and check the workflow tables."""


@workflows.command()
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
def draw(target: Path | None) -> None:
    """Print every table as a state diagram with its steps (Markdown, Mermaid)."""
    if target is None:
        click.echo(diagram.page(), nl=False)
        return
    target.write_text(diagram.page(), encoding="utf-8")
    click.echo(f"Written to {target}.")


@workflows.command()
def check() -> None:
    """Fail when docs/workflows.md does not say what the tables say. A bad table fails on its own."""
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != diagram.page():
        click.echo(
            "docs/workflows.md is not up to date: mediation workflows draw --to docs/workflows.md", err=True
        )
        sys.exit(1)
    click.echo("The tables are sound and their page is up to date.")
