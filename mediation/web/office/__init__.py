"""The pages of administrators and managers. One line for each module of pages."""

from mediation.web.office import accounts as accounts
from mediation.web.office import calendar as calendar
from mediation.web.office import invitations as invitations
from mediation.web.office import offices as offices
from mediation.web.office import parameters as parameters
from mediation.web.office import people as people
from mediation.web.office import resetting as resetting
from mediation.web.office import rooms as rooms
from mediation.web.office import statistics as statistics
from mediation.web.office.blueprint import blueprint as blueprint
