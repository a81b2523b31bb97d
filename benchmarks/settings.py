"""Under what settings the product is measured: those of production, but for what would stop the measuring.

The bounds on plain use (web/limits.py) would refuse what a hundred people send from one address, and
passwords that run out are as old as the seeded offices: everybody would be sent to change them first.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from mediation.config import ROOT, Config, from_environment

BUILD = ROOT / "build" / "benchmarks"
HOST = "127.0.0.1"


def environment(database_url: str, files: Path) -> dict[str, str]:
    """The settings as the server finds them; keys of no value, made for the bench alone."""
    key = base64.b64encode(hashlib.sha256(b"bench: not a secret key").digest()).decode()
    return {
        "MEDIATION_DATABASE_URL": database_url,
        "MEDIATION_SECRET_KEY": hashlib.sha256(b"bench: not a secret").hexdigest(),
        "MEDIATION_KEYS": f"bench:{key}",
        "MEDIATION_FILES": str(files),
        "MEDIATION_TRUSTED_HOSTS": HOST,
        "MEDIATION_SCANNER": "none",
        "MEDIATION_SENDER": "smtp",
        "MEDIATION_SMTP_URL": "smtps://bench:bench@127.0.0.1:465?from=bench@127.0.0.1",
        "MEDIATION_LIMITS": "wrong",
        "MEDIATION_PASSWORDS": "asvs",
    }


def settings(database_url: str, files: Path) -> Config:
    """The same for an application in this process."""
    return from_environment(environment(database_url, files))
