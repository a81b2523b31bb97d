"""Make the application, in short named steps."""

from __future__ import annotations

import os
from typing import Any

from flask import Flask

from mediation.adapters.file_store import FolderStore
from mediation.adapters.scanner import scanner_named
from mediation.config import ROOT, Config, from_environment
from mediation.documents import shelf
from mediation.identity import standards
from mediation.identity.password_rules import PROFILES
from mediation.kernel import encryption
from mediation.store import db, give_back
from mediation.web import setup as web
from mediation.web.logs import LoggedFlask


def create_app(config: Config | None = None) -> Flask:
    """The application on these settings, or on those of the environment. Raises BadConfiguration."""
    config = config or from_environment(os.environ)
    open_process(config)
    app = LoggedFlask(
        "mediation", template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "mediation/static")
    )
    _configure(app, config)
    _open_stores(app)
    web.open_pages(app, config)
    return app


def open_process(config: Config) -> None:
    """Give this process its keys, standards and shelf of papers; the last call counts from then on."""
    encryption.configure(config.keys)
    asked = standards.Standards(
        second_factor=config.second_factor or not config.demo, passwords=PROFILES[config.passwords]
    )
    standards.configure(asked)
    shelf.configure(FolderStore(config.files), scanner_named(config.scanner))


def _configure(app: Flask, config: Config) -> None:
    app.config.from_mapping(_flask_settings(config))
    app.extensions["mediation_config"] = config


def _flask_settings(config: Config) -> dict[str, Any]:
    return {
        "SECRET_KEY": config.secret_key,
        "SQLALCHEMY_ENGINES": {"default": _engine(config)},
        "ALEMBIC": {"script_location": str(ROOT / "migrations"), "version_locations": []},
        # Both databases take back a half-made change of tables; on SQLite Alembic has to be told.
        "ALEMBIC_CONTEXT": {"transactional_ddl": True},
        "MAX_CONTENT_LENGTH": 32 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
        "MAX_FORM_PARTS": 500,
    }


def _engine(config: Config) -> dict[str, Any]:
    """Errors of the database are told without the values of the statement: they end in logs."""
    settings = {"url": config.database_url, "pool_pre_ping": True, "hide_parameters": True}
    if config.database_url.startswith("postgresql"):
        # A server that does not answer is told after seconds, not after the system's minutes.
        # A line that was cut without a word (a firewall forgets it) is found dead after a minute as well.
        settings["connect_args"] = {
            "application_name": "mediation", "connect_timeout": 5, "keepalives": 1, "keepalives_idle": 30,
            "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 60_000,
        }  # fmt: skip
    return settings


def _open_stores(app: Flask) -> None:
    db.init_app(app)
    # Its own teardowns raise where a line is cut, and one starts a thread for every request.
    app.teardown_appcontext_funcs = [give_back]
