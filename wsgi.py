"""The application for a WSGI server, on the settings of the environment."""

from mediation.adapters.logs import open_log
from mediation.application import create_app
from mediation.web.logs import common

open_log(common)
app = create_app()
