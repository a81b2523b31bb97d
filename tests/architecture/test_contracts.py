"""The import contracts of pyproject.toml hold for the code, and each of them can fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

CONTRACTS = tuple(
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
)

# A small house in which every contract is broken at least once.
BROKEN_HOUSE = {
    "workflows/__init__.py": "",
    "workflows/dispute.py": "import sqlalchemy",
    "mediation/__init__.py": "",
    "mediation/stowaway.py": "",
    "mediation/kernel/__init__.py": "",
    "mediation/kernel/clock.py": "import flask\nfrom mediation.kernel import money",
    "mediation/kernel/money.py": "import transitions\nfrom mediation.kernel import clock",
    "mediation/law/__init__.py": "",
    "mediation/law/calendar.py": "import mediation.disputes.models",
    "mediation/disputes/__init__.py": "",
    "mediation/disputes/models.py": "from mediation.disputes import services",
    "mediation/disputes/services.py": "",
    "mediation/channels/__init__.py": "",
    "mediation/channels/models.py": "",
    "mediation/procedure/__init__.py": "",
    "mediation/procedure/claims/__init__.py": "",
    "mediation/procedure/claims/intake.py": "import mediation.disputes.services",
    "mediation/web/__init__.py": "",
    "mediation/web/desk/__init__.py": "",
    "mediation/web/desk/queue.py": "import mediation.channels.models\nimport mediation.web.office.people",
    "mediation/web/office/__init__.py": "",
    "mediation/web/office/people.py": "",
}


def verdicts(folder: Path) -> tuple[dict[str, str], str]:
    """What import-linter says of each contract for the packages in `folder`, and its whole report."""
    environment = os.environ | {"COLUMNS": "400", "PYTHONPATH": str(folder)}
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    said = {}
    for name in CONTRACTS:
        line = next((line for line in done.stdout.splitlines() if line.startswith(name)), "")
        said[name] = line.removeprefix(name).split("(")[0].strip()
    return said, done.stdout + done.stderr


def test_the_code_keeps_every_contract() -> None:
    said, report = verdicts(ROOT)
    assert set(said.values()) == {"KEPT"}, report


@pytest.fixture(scope="module")
def broken_house(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name, text in BROKEN_HOUSE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return verdicts(folder)[0]


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_contract_bites(broken_house: dict[str, str], name: str) -> None:
    assert broken_house[name] == "BROKEN"
