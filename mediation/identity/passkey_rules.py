"""Rules of passkeys, pure: to which site one is bound, how long it may take, when its counter is wrong."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

CHALLENGE_LASTS = timedelta(minutes=3)
"""How long a passkey has to answer; time enough to look for the key and type its PIN."""
MOST_PASSKEYS = 10
"""Of one account."""
LOCAL = "localhost"


@dataclass(frozen=True)
class Site:
    """Where the product answers, as WebAuthn knows it (Level 2, 5.1.3 and 13.4.9)."""

    name: str
    """The relying party's identifier: the name of the host, no port."""
    origins: tuple[str, ...]
    """Under which addresses a page may have asked."""


def site_of(host: str) -> Site | None:
    """The site of a trusted host (`name` or `name:port`); None for a bare address, which has no passkeys.

    Browsers offer passkeys over HTTPS only, and over HTTP on the machine itself: so it is not asked
    what anybody in between says of the scheme.
    """
    name, _, port = host.casefold().rpartition(":") if ":" in host else (host.casefold(), "", "")
    if not name or not (port == "" or port.isdecimal()) or _is_address(name):
        return None
    place = f"{name}:{port}" if port else name
    local = name == LOCAL or name.endswith(f".{LOCAL}")
    schemes = ("https", "http") if local else ("https",)
    return Site(name, tuple(f"{scheme}://{place}" for scheme in schemes))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return ":" in name
    return True


def counter_went_back(kept: int, told: int) -> bool:
    """Whether a key tells no more uses than before: two devices hold it (WebAuthn Level 2, 7.2 step 21).

    A key that never counts tells 0 throughout.
    """
    return (kept > 0 or told > 0) and told <= kept


def may_end(required: bool, others: int) -> bool:
    """Whether a factor may go: where one is required, only beside another that stays."""
    return not required or others > 0


def name_fault(name: str, known: Collection[str]) -> str | None:
    """Why a new passkey cannot be called so, as a code; None where it can."""
    return "passkey_name_taken" if name.casefold() in {each.casefold() for each in known} else None
