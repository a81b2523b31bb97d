"""The migration tool on an application; apart, since it is slow to load and no page needs it."""

from __future__ import annotations

import logging

from flask import Flask
from flask_alembic import Alembic

from mediation import schema

_alembic = Alembic(metadatas=schema.METADATA, run_mkdir=False, command_name="")


def alembic_of(app: Flask) -> Alembic:
    """The tool bound to this application's store; use it inside its context."""
    if "alembic" not in app.extensions:
        # What it runs is told by the command itself; its own lines stood between those of the answer.
        logging.getLogger("alembic").setLevel(logging.WARNING)
        _alembic.init_app(app)
    return _alembic
