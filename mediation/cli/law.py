"""`mediation law …`: periods and sums of the law, JSON out; no store is opened and nothing is kept.

A new command is one import and one `add_command` line.
"""

from __future__ import annotations

import click

from mediation.cli.law_clocks import clocks
from mediation.cli.law_compute import compute
from mediation.cli.law_deadline import deadline
from mediation.cli.law_kinds import kinds
from mediation.cli.told import JsonGroup


@click.group(cls=JsonGroup)
def law() -> None:
    """Count a period or a sum as the law does, with the working; JSON in and out."""


law.add_command(clocks)
law.add_command(compute)
law.add_command(deadline)
law.add_command(kinds)
