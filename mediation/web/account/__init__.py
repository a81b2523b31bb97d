"""Pages of one's own account: signing in and out, sessions, password, invitation."""

from mediation.web.account import (
    calendar,
    change_phone,
    confirm,
    invitation,
    overview,
    passkeys,
    password,
    phone,
    resetting,
    second_factor,
    security,
    sign_in,
    telephone,
)
from mediation.web.account.blueprint import blueprint

__all__ = [
    "blueprint", "calendar", "change_phone", "confirm", "invitation", "overview", "passkeys", "password",
    "phone", "resetting", "second_factor", "security", "sign_in", "telephone",
]  # fmt: skip
