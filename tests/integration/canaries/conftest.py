"""The log as it leaves the process, and the store with its papers and the commands on it."""

from tests.integration.backups.conftest import house
from tests.integration.logs.conftest import log

__all__ = ["house", "log"]
