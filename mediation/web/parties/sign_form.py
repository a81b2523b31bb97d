"""The form by which a party signs a text, an agreement or minutes, with a code sent to its telephone."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField
from wtforms.validators import InputRequired, Length

from mediation.procedure.proposing.own_range import OwnWords
from mediation.web.answer_words import OwnRange
from mediation.web.fields import AreaField, CodeField, TextField
from mediation.web.forms import StepForm
from mediation.web.own_words import ask_own_words, own_words_of
from mediation.web.translate import lazy_gettext as _l


class SignForm(StepForm):
    """A signature: the text's digest, the signer's name and the code.

    Where something lies `below` the lawful floor, its figures are read and answered in own words, too.
    """

    digest = HiddenField(validators=[InputRequired(), Length(64, 64)])
    typed_name = TextField(_l("您的姓名"), most=60)
    own_words = AreaField(_l("请用自己的话写，您为什么愿意"), most=2000)
    figures_read = HiddenField(validators=[Length(max=64)])
    code = CodeField(_l("短信验证码"), most=12)

    def __init__(self, below: OwnRange | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        ask_own_words(self, below)

    def read(self) -> OwnWords:
        """What was said of the figures, where there were some to read."""
        return own_words_of(self)
