"""The pages of parties, for the phone. One line for each module of pages."""

from mediation.web.parties import agreement as agreement
from mediation.web.parties import amend as amend
from mediation.web.parties import case as case
from mediation.web.parties import certificate as certificate
from mediation.web.parties import channel as channel
from mediation.web.parties import completion as completion
from mediation.web.parties import conflict as conflict
from mediation.web.parties import consent_pages as consent_pages
from mediation.web.parties import consents as consents
from mediation.web.parties import disputes as disputes
from mediation.web.parties import ending as ending
from mediation.web.parties import enforcement as enforcement
from mediation.web.parties import figures as figures
from mediation.web.parties import group as group
from mediation.web.parties import invitation as invitation
from mediation.web.parties import law as law
from mediation.web.parties import papers as papers
from mediation.web.parties import period as period
from mediation.web.parties import proposals as proposals
from mediation.web.parties import renegotiation as renegotiation
from mediation.web.parties import talks as talks
from mediation.web.parties.blueprint import blueprint as blueprint
