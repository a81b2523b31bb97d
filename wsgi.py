"""The application for a WSGI server, on the settings of the environment."""

from mediation.application import create_app

app = create_app()
