"""Sealed offers at the desk: ask for the manner, open rounds, read what was told. Never a sealed figure."""

from mediation.web.desk.offers import acts as acts
from mediation.web.desk.offers import pages as pages
