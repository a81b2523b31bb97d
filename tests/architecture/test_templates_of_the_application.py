"""The application's own Jinja knows every filter and test a template uses, and refuses unknown names."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from jinja2 import StrictUndefined

from mediation.application import create_app
from mediation.config import from_environment
from tests.architecture.sources import ROOT, place, template_files

pytestmark = pytest.mark.skipif(
    not (ROOT / "mediation/web").is_dir(), reason="the pages bring the filters, and there are none yet"
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    instance = str(tmp_path_factory.mktemp("instance"))
    return create_app(from_environment({"MEDIATION_INSTANCE": instance}, demo=True))


def test_an_unknown_name_raises(app: Flask) -> None:
    assert issubclass(app.jinja_env.undefined, StrictUndefined)


@pytest.mark.parametrize("path", template_files(), ids=place)
def test_the_application_loads_the_template(app: Flask, path: Path) -> None:
    app.jinja_env.get_template(path.relative_to(ROOT / "templates").as_posix())
