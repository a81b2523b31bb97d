"""The desk: lists, the pages of a case and a page for each step. One line for each module of pages."""

from mediation.web.desk import agreement as agreement
from mediation.web.desk import amend as amend
from mediation.web.desk import assignment as assignment
from mediation.web.desk import channels as channels
from mediation.web.desk import consents as consents
from mediation.web.desk import ending_steps as ending_steps
from mediation.web.desk import enforcement as enforcement
from mediation.web.desk import filing as filing
from mediation.web.desk import groups as groups
from mediation.web.desk import intake_steps as intake_steps
from mediation.web.desk import lists as lists
from mediation.web.desk import mediators as mediators
from mediation.web.desk import overview as overview
from mediation.web.desk import papers as papers
from mediation.web.desk import parties_tab as parties_tab
from mediation.web.desk import preparation as preparation
from mediation.web.desk import proposals as proposals
from mediation.web.desk import reassigning as reassigning
from mediation.web.desk import repair as repair
from mediation.web.desk import reporting as reporting
from mediation.web.desk import shared_steps as shared_steps
from mediation.web.desk import suspension as suspension
from mediation.web.desk import talk_steps as talk_steps
from mediation.web.desk import talks as talks
from mediation.web.desk import today as today
from mediation.web.desk.blueprint import blueprint as blueprint
