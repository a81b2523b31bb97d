"""The pages of every audience, one blueprint each. A new audience is one import and one entry."""

from __future__ import annotations

from mediation.web.account import blueprint as account
from mediation.web.apply import blueprint as apply
from mediation.web.audit import blueprint as audit
from mediation.web.desk import blueprint as desk
from mediation.web.liaisons import blueprint as liaisons
from mediation.web.office import blueprint as office
from mediation.web.parties import blueprint as parties
from mediation.web.public import blueprint as public

AUDIENCES = (public, apply, account, parties, desk, liaisons, office, audit)
