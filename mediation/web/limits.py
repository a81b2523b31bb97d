"""How often a page may be used by one account, or from one address, whichever process answers.

Two kinds: tries that turn out wrong (a code guessed, a link made up), which are always counted;
and plain use (claims, uploads, searches), bounded for what a machine would do and no person does.
Whoever has signed in is counted by account alone: what one person does takes nothing from another
who sits behind the same address.
"""

from __future__ import annotations

import ipaddress
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import TooManyRequests

from mediation.kernel import attempts, clock
from mediation.kernel.database import transaction
from mediation.store import writing
from mediation.web.access import DECLARED
from mediation.web.signed_in import current_actor
from mediation.web.translate import ngettext

QUARTER, HOUR, MINUTE = timedelta(minutes=15), timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True)
class Limit:
    """At most so many in a window. `wrong`: statuses that make a try wrong; without any each use counts."""

    purpose: str
    most: int
    window: timedelta
    wrong: frozenset[int] = frozenset()
    methods: frozenset[str] = frozenset({"POST"})


def _guess(purpose: str, most: int, window: timedelta) -> Limit:
    return Limit(purpose, most, window, frozenset({422}))


LIMITS = {
    "account.sign_in": _guess("sign_in", 30, QUARTER),
    "account.code": _guess("code", 30, QUARTER),
    "account.prove_phone": _guess("code", 30, QUARTER),
    "account.second_factor": _guess("second_factor", 30, QUARTER),
    "account.enrol": _guess("second_factor", 30, QUARTER),
    "account.take_factor": _guess("second_factor", 30, QUARTER),
    "account.new_passkey": _guess("second_factor", 30, QUARTER),
    "account.ask_new_passkey": Limit("passkey_asked", 60, QUARTER),
    "account.ask_second_factor": Limit("passkey_asked", 60, QUARTER),
    "account.ask_to_confirm": Limit("passkey_asked", 60, QUARTER),
    "account.confirm": _guess("confirm", 10, QUARTER),
    "account.password": _guess("password", 10, QUARTER),
    "account.invitation": Limit("link", 30, QUARTER, frozenset({404}), frozenset({"GET", "POST"})),
    "account.reset": Limit("link", 30, QUARTER, frozenset({404}), frozenset({"GET", "POST"})),
    "account.telephone": Limit("code_sent", 60, HOUR),
    "account.telephone_code": _guess("code", 30, QUARTER),
    "account.forgotten": Limit("reset_asked", 10, QUARTER),
    "apply.resume": _guess("resume", 30, QUARTER),
    "public.track": _guess("track", 60, HOUR),
    "parties.sign_agreement": _guess("signature", 30, QUARTER),
    "parties.sign_minutes": _guess("signature", 30, QUARTER),
    "account.phone": Limit("code_sent", 60, HOUR),
    "account.change_phone": Limit("code_sent", 60, HOUR),
    "parties.signing_code": Limit("code_sent", 60, HOUR),
    "parties.minutes_code": Limit("code_sent", 60, HOUR),
    "apply.later": Limit("code_sent", 60, HOUR),
    "apply.role": Limit("draft", 120, HOUR),
    "apply.send": Limit("filing", 60, HOUR),
    "desk.file": Limit("filing", 240, HOUR),
    "liaisons.file": Limit("filing", 240, HOUR),
    "public.calendar_feed": Limit("calendar", 600, HOUR, methods=frozenset({"GET"})),
    "desk.search": Limit("search", 60, MINUTE, methods=frozenset({"GET"})),
}
"""Page → how often."""
UPLOADS = Limit("upload", 300, HOUR)
"""For every form that takes files."""
EXPORTS = Limit("export", 60, HOUR, methods=frozenset({"GET", "POST"}))
"""For every page with `export` in its name."""


def keep(app: Flask, *, use: bool) -> None:
    """Ask before each page that has limits; `use` says whether plain use is bounded, too."""
    app.extensions["mediation_limits_use"] = use
    app.before_request(_count)
    app.after_request(_give_back)


def limits_of(endpoint: str) -> Iterator[Limit]:
    """Every limit of a page."""
    if endpoint in LIMITS:
        yield LIMITS[endpoint]
    if _takes_files(endpoint):
        yield UPLOADS
    if "export" in endpoint.partition(".")[2]:
        yield EXPORTS


@cache
def _takes_files(endpoint: str) -> bool:
    declared = DECLARED.get(endpoint)
    if declared is None or declared.form is None:
        return False
    fields = (getattr(getattr(declared.form, name, None), "field_class", None) for name in dir(declared.form))
    return any(field is not None and "File" in field.__name__ for field in fields)


def _brings_files() -> bool:
    return any(file.filename for file in request.files.values())


def _count() -> None:
    """Raises TooManyRequests (429) with the seconds to wait."""
    g.counted = []
    for limit in limits_of(request.endpoint or ""):
        counts = limit.wrong or current_app.extensions["mediation_limits_use"]
        if request.method in limit.methods and counts and (limit is not UPLOADS or _brings_files()):
            _count_one(limit)


def _count_one(limit: Limit) -> None:
    # Counted before it is known to be wrong: of many guesses at once none slips past the last allowed.
    session, who = writing(), _who()
    with transaction(session):
        tried = attempts.tried(session, f"limit|{limit.purpose}", who, limit.window)
    if tried.count > limit.most:
        g.counted = []
        raise TooManyRequests(retry_after=max(1, math.ceil((tried.until - clock.now()).total_seconds())))
    if limit.wrong:
        g.counted.append((limit, who))


def _give_back(response: Response) -> Response:
    for limit, who in g.pop("counted", []):
        if response.status_code in limit.wrong:
            continue
        session = writing()
        with transaction(session):
            attempts.give_back(session, f"limit|{limit.purpose}", who)
    return response


def _who() -> str:
    account = current_actor().account_id
    return account.hex if account else _network(request.remote_addr or "")


def _network(address: str) -> str:
    """Whoever has an address of the sixth version has a whole network of them."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if known.version == 4:
        return address
    return str(ipaddress.ip_network((known, 64), strict=False).network_address)


def wait_of(error: TooManyRequests) -> str:
    """How long to wait, in the reader's language."""
    seconds = error.retry_after if isinstance(error.retry_after, int) else 60
    minutes = max(1, math.ceil(seconds / 60))
    return ngettext("%(num)d 分钟", "%(num)d 分钟", minutes)
