"""The pages of auditors. One line for each module of pages."""

from mediation.web.audit import chains as chains
from mediation.web.audit import export as export
from mediation.web.audit import log as log
from mediation.web.audit.blueprint import blueprint as blueprint
