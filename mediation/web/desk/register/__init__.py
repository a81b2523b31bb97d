"""The register of mediators at the desk: the manager's pages of an entry, and the mediator's own."""

from mediation.web.desk.register import entries as entries
from mediation.web.desk.register import learning as learning
from mediation.web.desk.register import own as own
