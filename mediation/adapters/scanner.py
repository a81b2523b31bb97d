"""Scanners for uploads by their name in the settings; `none` says openly that nothing was scanned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mediation.config import BadConfiguration
from mediation.kernel.ports import Scanner


class NoScanner:
    """Scans nothing, and says so."""

    name = "none"

    def verdict(self, body: bytes) -> str:
        """Always `not_scanned`."""
        return "not_scanned"


SCANNERS: Mapping[str, Callable[[], Scanner]] = MappingProxyType({"none": NoScanner})


def scanner_named(name: str) -> Scanner:
    """The scanner of the settings. Raises BadConfiguration for a name that is not known."""
    if name not in SCANNERS:
        raise BadConfiguration(f"MEDIATION_SCANNER is none of {', '.join(sorted(SCANNERS))}")
    return SCANNERS[name]()
