"""Sealed offers on the phone: what they are, one's own answer, one's own figures, what was told."""

from mediation.web.parties.offers import acts as acts
from mediation.web.parties.offers import pages as pages
from mediation.web.parties.offers import sealing as sealing
