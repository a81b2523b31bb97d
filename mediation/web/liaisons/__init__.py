"""The pages of liaisons. One line for each module of pages."""

from mediation.web.liaisons import disputes as disputes
from mediation.web.liaisons import filing as filing
from mediation.web.liaisons import papers as papers
from mediation.web.liaisons import referrals as referrals
from mediation.web.liaisons.blueprint import blueprint as blueprint
