"""Rules of signing in, pure: how long, how often, what counts as a phone number."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

import phonenumbers

from mediation.kernel.actor import Role
from mediation.kernel.text import normal
from mediation.policy.table import SEPARATED

MEDIATING = frozenset({"centre", "coordination_centre", "studio", "peoples_committee"})
"""Kinds of office that take disputes of others in; the committee of an enterprise mediates its own only."""

ABSOLUTE = timedelta(hours=12)
"""A sign-in lasts at most this long."""
IDLE = {"staff": timedelta(minutes=30), "party": timedelta(hours=2)}
"""A sign-in left alone ends after this, by kind of account: staff read other people's files, often in an
open office (ASVS 5.0 7.3.1, GB/T 22239-2019 8.1.4.1)."""
MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
INVITATION_LASTS = timedelta(days=7)
RESET_LASTS = timedelta(minutes=30)
"""A link for another password that came by message; its reader is waiting for it."""
RESET_HANDED_LASTS = timedelta(hours=24)
"""One that somebody else asked for or hands over."""
RESETS_A_DAY = 5
NOBODY = UUID(int=0)
"""Stands in the log for a sign-in name that does not exist; the name itself is not kept."""
CODE_LASTS = timedelta(minutes=5)
CODE_ATTEMPTS = 5
CODE_PAUSE = timedelta(minutes=1)
CODES_A_DAY = 10
ALIVE_STATES = ("active", "locked")
"""A lock stops signing in; it does not end what was opened before, or anybody could throw others out."""
HALF_LASTS = timedelta(minutes=10)
"""How long a right password waits for its second factor; time enough to set one up."""
FRESH_FOR = timedelta(minutes=10)
"""Before what cannot be taken back, a sign-in older than this is shown to be the person's own again."""
RECOVERY_CODES = 10
CODE_STEP = 30
"""Seconds for which an authenticator shows a code (RFC 6238)."""

_MOBILE = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)


def phone_of(written: str) -> str:
    """Digits of a Chinese phone number, mobile or with its area code. Raises ValueError."""
    return _national(_parsed(written))


def mobile_of(written: str) -> str:
    """Digits of a Chinese mobile number. Raises ValueError."""
    number = _parsed(written)
    if phonenumbers.number_type(number) not in _MOBILE:
        raise ValueError("not a mobile number")
    return _national(number)


def _parsed(written: str) -> phonenumbers.PhoneNumber:
    try:
        number = phonenumbers.parse(normal("NFKC", written), "CN")
    except phonenumbers.NumberParseException:
        raise ValueError("not a phone number") from None
    if number.country_code != 86 or not phonenumbers.is_valid_number(number):
        raise ValueError("not a phone number")
    return number


def _national(number: phonenumbers.PhoneNumber) -> str:
    digits = phonenumbers.national_significant_number(number)
    return digits if phonenumbers.number_type(number) in _MOBILE else f"0{digits}"


def digest_of(token: str) -> str:
    """What the store keeps of a random token: its SHA-256 (the token itself has 256 bits)."""
    return sha256(token.encode()).hexdigest()


def locked(locked_until: datetime | None, now: datetime) -> bool:
    """Whether signing in is stopped at this moment."""
    return locked_until is not None and now < locked_until


def code_steps(now: datetime) -> range:
    """The half minutes whose codes are taken now: this one and, as clocks differ, one on either side."""
    step = int(now.timestamp()) // CODE_STEP
    return range(step - 1, step + 2)


def is_fresh(confirmed_at: datetime | None, now: datetime) -> bool:
    """Whether who signed in has shown to be that person recently enough."""
    return confirmed_at is not None and now - confirmed_at < FRESH_FOR


def roles_meet_badly(held: Collection[Role], added: Role) -> bool:
    """Whether the new role may not be held by who holds these (policy/table.SEPARATED)."""
    return added in SEPARATED and any(role in SEPARATED and role is not added for role in held)


def may_send_code(sent_at: datetime | None, sent_today: int, now: datetime) -> bool:
    """Whether another one-time code may go to this phone now."""
    return sent_at is None or (now - sent_at >= CODE_PAUSE and sent_today < CODES_A_DAY)
