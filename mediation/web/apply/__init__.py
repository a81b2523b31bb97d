"""The online claim, one question a page, for the phone. One line for each module of pages."""

from mediation.web.apply import claim as claim
from mediation.web.apply import figure as figure
from mediation.web.apply import finish as finish
from mediation.web.apply import later as later
from mediation.web.apply import liable as liable
from mediation.web.apply import papers as papers
from mediation.web.apply import people as people
from mediation.web.apply import start as start
from mediation.web.apply.blueprint import blueprint as blueprint
