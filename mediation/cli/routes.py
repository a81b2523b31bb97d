"""`mediation routes`: every page and step, made from the code, for those who check or integrate."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click
from flask import Flask
from werkzeug.routing import Rule
from wtforms.validators import DataRequired, InputRequired

from mediation.cli.context import application, demo_option
from mediation.web.access import DECLARED
from mediation.web.forms import PageForm
from mediation.web.labels.workflows import is_step


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For machines: with forms and steps.")
@demo_option
def routes(as_json: bool, demo: bool) -> None:
    """Print every page with its methods, path, permission and form."""
    told = list(told_of(application(demo=demo)))
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for page in told:
        click.echo(f"{','.join(page['methods']):10} {page['path']:70} {page['permission'] or 'public'}")


def told_of(app: Flask) -> Iterator[dict[str, Any]]:
    """One entry for each page, in the order of their paths."""
    with app.test_request_context("/"):
        for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
            if rule.endpoint in DECLARED:
                yield _told(rule)


def _told(rule: Rule) -> dict[str, Any]:
    declared = DECLARED[rule.endpoint]
    permission = declared.permission.value if declared.permission else None
    return {
        "endpoint": rule.endpoint,
        "methods": sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}),
        "path": rule.rule,
        "permission": permission,
        "public_because": declared.reason or None,
        "step": permission.partition(".")[2] if permission and is_step(permission) else None,
        "fields": _fields(declared.form) if declared.form else [],
    }


def _fields(form: type[PageForm]) -> list[dict[str, Any]]:
    return [
        {
            "name": field.name,
            "type": field.type,
            "required": any(isinstance(rule, DataRequired | InputRequired) for rule in field.validators),
            **({"choices": [str(choice[0]) for choice in field.iter_choices()]} if _closed(field) else {}),
        }
        for field in form()
    ]


def _closed(field: Any) -> bool:
    return hasattr(field, "iter_choices") and bool(getattr(field, "choices", None))
