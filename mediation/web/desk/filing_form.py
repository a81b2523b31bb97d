"""The form in which a claim is entered at the desk, and what the use case takes of it."""

from __future__ import annotations

from wtforms import RadioField, SelectField
from wtforms.validators import Optional

from mediation.kernel import clock
from mediation.parties.rules import SPOKEN
from mediation.procedure.claims.incoming import FROM_AGENCY
from mediation.procedure.claims.intake import SOURCES, AtDesk
from mediation.procedure.said import Said
from mediation.web.claim_form import CHOOSE, ClaimForm
from mediation.web.fields import AreaField, MomentField, TextField
from mediation.web.labels import people
from mediation.web.labels.disputes import source
from mediation.web.translate import lazy_gettext as _l


class FilingForm(ClaimForm):
    """A claim as a registrar enters it."""

    source = RadioField(_l("案件来源"), choices=lambda: source.choices(*SOURCES), validators=CHOOSE)
    reference = TextField(_l("工单号或者来件机构的案号"), most=60, required=False)
    agency = SelectField(_l("送来案件的机构"), validators=[Optional()])
    consent = AreaField(_l("双方怎样同意的"), most=1000, required=False)
    consent_how = RadioField(
        _l("同意的方式"), choices=lambda: people.how.choices(*SPOKEN),
        default="oral", validators=CHOOSE,
    )  # fmt: skip
    consent_at = MomentField(_l("同意的时间"), required=False)

    def claim(self) -> AtDesk:
        """What was entered, for the use case."""
        sent = self.source.data in FROM_AGENCY
        filing = self.filing(self.source.data, self.reference.data or "")
        return AtDesk(filing, self.sender(self.agency.data if sent else ""), self._consent())

    def _consent(self) -> Said | None:
        if self.source.data != "own_motion":
            return None
        return Said(self.consent_how.data, self.consent_at.data or clock.now(), self.consent.data or "")
