"""Minutes of joint sessions at the desk: written, laid out, signed. One line for each module of pages."""

from mediation.web.desk.minutes import drafting as drafting
from mediation.web.desk.minutes import entering as entering
from mediation.web.desk.minutes import paper as paper
