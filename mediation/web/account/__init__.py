"""Pages of one's own account: signing in and out, sessions, password, invitation."""

from mediation.web.account import (
    confirm,
    invitation,
    overview,
    password,
    phone,
    second_factor,
    security,
    sign_in,
)
from mediation.web.account.blueprint import blueprint

__all__ = [
    "blueprint", "confirm", "invitation", "overview", "password", "phone", "second_factor", "security",
    "sign_in",
]  # fmt: skip
