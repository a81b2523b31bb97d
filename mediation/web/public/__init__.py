"""Pages for anybody: what this is, and whether it is well."""

from mediation.web.public import calendar, health, home, outbox, periods, statutes, track
from mediation.web.public.blueprint import blueprint

__all__ = ["blueprint", "calendar", "health", "home", "outbox", "periods", "statutes", "track"]
