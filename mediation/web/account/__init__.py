"""Pages of one's own account: signing in and out, sessions, password, invitation."""

from mediation.web.account import invitation, overview, password, phone, sign_in
from mediation.web.account.blueprint import blueprint

__all__ = ["blueprint", "invitation", "overview", "password", "phone", "sign_in"]
