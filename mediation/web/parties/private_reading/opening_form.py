"""How far and how long a party opens its channel to whoever looks into its complaint."""

from __future__ import annotations

from datetime import timedelta

from wtforms import BooleanField

from mediation.kernel import clock
from mediation.procedure.complaining.own import Opening
from mediation.web.fields import DateField
from mediation.web.required import day_in
from mediation.web.translate import lazy_gettext as _l

USUAL = timedelta(days=14)


class OpeningFields:
    """From which day on, until which day, and whether what comes later is open too."""

    since = DateField(_l("只能看哪一天以后写的"), required=False)
    later = BooleanField(_l("以后新写的也能看"))
    until = DateField(_l("能看到哪一天为止"), default=lambda: clock.today() + USUAL)

    def opening(self) -> Opening:
        """As it was chosen."""
        return Opening(day_in(self.until), self.since.data, bool(self.later.data))
