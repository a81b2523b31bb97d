"""All tables in one place, for migrations and checks: importing this module registers every model."""

from __future__ import annotations

from functools import cache

from mediation.adapters import demo
from mediation.agreements import models as agreements
from mediation.applications import models as applications
from mediation.assignments import models as assignments
from mediation.assignments import objection_models as objections
from mediation.assignments import register_models as register
from mediation.audit import models as audit
from mediation.bookings import models as bookings
from mediation.break_glass import models as break_glass
from mediation.channels import models as channels
from mediation.claims import event_models as limitation_events
from mediation.claims import models as claims
from mediation.complaints import models as complaints
from mediation.config import ROOT
from mediation.deadlines import models as deadlines
from mediation.deadlines import notice_models as calendar_notices
from mediation.disputes import group_models as groups
from mediation.disputes import models as disputes
from mediation.disputes import related_models as related
from mediation.documents import models as documents
from mediation.enforcement import models as enforcement
from mediation.follow_up import models as follow_up
from mediation.identity import factor_models as factors
from mediation.identity import models as identity
from mediation.identity import passkey_models as passkeys
from mediation.kernel import attempts, heartbeats, idempotency, outbox
from mediation.kernel.base import Base
from mediation.law_parameters import models as law_parameters
from mediation.minutes import models as minutes
from mediation.offers import models as offers
from mediation.parties import models as parties
from mediation.pending import models as pending
from mediation.proposals import models as proposals
from mediation.referrals import models as referrals
from mediation.talks import models as talks

MODULES = (
    attempts, heartbeats, idempotency, outbox, audit, identity, factors, passkeys, disputes, groups,
    parties, channels, documents, deadlines, calendar_notices, assignments, applications, claims,
    limitation_events, demo, talks, proposals, minutes, agreements, enforcement, referrals, pending,
    related, law_parameters, offers, register, objections, bookings, follow_up,
    break_glass, complaints,
)  # fmt: skip

METADATA = Base.metadata


@cache
def newest() -> str:
    """The version that the newest migration leads to; told by its file, as loading all of them is slow."""
    return max(path.name[:4] for path in (ROOT / "migrations").glob("[0-9]*.py"))
