"""Reading one party's channel for a time: by an exception of the law, or for the complaint of its party."""

from mediation.web.desk.private_reading import by_law as by_law
from mediation.web.desk.private_reading import by_law_acts as by_law_acts
from mediation.web.desk.private_reading import channel as channel
from mediation.web.desk.private_reading import complaints as complaints
