"""What is asked about a payment, whoever fills it in: the party itself, or staff as it was told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import request
from flask_wtf.file import FileField
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.procedure.enforcement.perform import Paid
from mediation.projections.enforcement_page import ObligationShown
from mediation.proposals.terms import MANNERS
from mediation.web.fields import DateField
from mediation.web.labels.talks import manner
from mediation.web.obligations_text import choices
from mediation.web.spoken import given, upload_of
from mediation.web.translate import lazy_gettext as _l


class ObligationFields:
    """Which obligation is spoken of."""

    obligation = RadioField(_l("哪一期"), validators=[InputRequired(_l("请选择哪一期"))])

    @property
    def obligation_id(self) -> UUID:
        return UUID(hex=self.obligation.data)

    def offer(self, obligations: Sequence[ObligationShown]) -> None:
        """The obligations to choose from; the one the reader came from, or the only one, is chosen."""
        self.obligation.choices = choices(obligations)
        if request.method == "GET":
            first = obligations[0].id.hex if len(obligations) == 1 else None
            self.obligation.data = request.args.get("obligation", first)


class PaidFields(ObligationFields):
    """A payment that was made."""

    paid_on = DateField(_l("哪天付的"))
    manner = RadioField(_l("怎样付的"), validators=[InputRequired(_l("请选择怎样付的"))])
    proof = FileField(_l("付款凭证（可以不上传）"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.manner.choices = manner.choices(*MANNERS)

    def paid(self) -> Paid:
        """The payment as the use case takes it. Raises Invalid for a file that is not taken."""
        return Paid(given(self.paid_on.data), self.manner.data, upload_of(self.proof))
