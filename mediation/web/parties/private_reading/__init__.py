"""For a party: its complaints, and who else than mediators read its channel."""

from mediation.web.parties.private_reading import complaint as complaint
from mediation.web.parties.private_reading import opening as opening
