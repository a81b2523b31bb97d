"""`mediation law kinds`: every kind of entitlement with the facts it understands."""

from __future__ import annotations

from typing import Any

import click

from mediation.cli.reckoned import citation
from mediation.cli.told import JsonCommand, tell
from mediation.law.entitlements.fields import Field
from mediation.law.entitlements.kind import Kind
from mediation.law.entitlements.table import KINDS


@click.command(cls=JsonCommand)
def kinds() -> None:
    """List every kind: its facts, the forms they may be given in, parameters of a place, citations."""
    tell({"kinds": [described(kind) for kind in KINDS.values()]})


def described(kind: Kind) -> dict[str, Any]:
    """A kind as JSON.

    `forms`: each entry lists the ways to tell one thing, by their facts; where several are given they must
    agree. `any_of`: at least one of these is needed. `parameters`: facts that --place and --on can supply.
    """
    return {
        "name": kind.name,
        "zh": kind.zh,
        "en": kind.en,
        "fields": [_field(field) for field in kind.all_fields],
        "forms": [[list(form) for form in forms] for forms in kind.forms],
        "any_of": list(kind.any_of),
        "parameters": dict(kind.parameters or {}),
        "citations": [citation(each) for each in kind.citations],
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "zh": field.zh,
        "en": field.en,
        "type": field.kind,
        "required": field.required,
        "default": field.default,
    }
