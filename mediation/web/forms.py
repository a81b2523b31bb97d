"""Forms know the shape of the input and nothing else; what a rule refuses comes back from the use case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.exceptions import BadRequest
from wtforms import HiddenField, IntegerField, RadioField, SelectChoice
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from mediation.kernel import identifiers
from mediation.web.fields import AreaField, MomentField, as_written
from mediation.web.signed_in import current_actor
from mediation.web.translate import form_words, get_locale
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

MOST_VERSIONS = 2**31
SECRET_TYPES = frozenset({"PasswordField", "CodeField", "PasskeyField"})
SHOW_ONLY = "show_only"
"""A form sent with this is shown as it was filled in; nothing is checked or done (web/carried.py)."""


class PageForm(FlaskForm):
    """The base of every form: CSRF token, Chinese messages of WTForms, errors of the whole form."""

    class Meta(FlaskForm.Meta):
        def get_translations(self, form: Any) -> Any:
            """Those of the reader's language, read once and not for every request."""
            return form_words(str(get_locale()))

    def blame(self, errors: Mapping[str, str]) -> None:
        """Put each sentence beside its field; what belongs to no field goes to the top."""
        for name, sentence in errors.items():
            field = self._fields.get(name)
            if field is None or isinstance(field.widget, HiddenInput):
                self.form_errors.append(sentence)
            else:
                field.errors = [*field.errors, sentence]


class QueryForm(PageForm):
    """A form sent by GET: filters and searches. Made from the address; has no token."""

    class Meta(PageForm.Meta):
        csrf = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(formdata=request.args, **kwargs)


def once() -> str:
    """A fresh key for one rendered form."""
    return identifiers.token(current_actor().stream("form"), 16).hex()


class StepForm(PageForm):
    """A form that changes something: acts once however often it is sent, and knows what its reader saw.

    Give the joint version on making it: `AcceptForm(seen=page.version)`.
    """

    once = HiddenField(default=once, validators=[InputRequired(), Length(16, 64)])
    seen = IntegerField(widget=HiddenInput(), validators=[Optional()])

    @property
    def seen_version(self) -> int:
        """The version the reader saw. Raises BadRequest when the form came without one."""
        if self.seen.data is None or not 0 <= self.seen.data < MOST_VERSIONS:
            raise BadRequest("seen")
        return int(self.seen.data)

    def look_again(self) -> None:
        """Take the present version, after the reader was told what changed."""
        self.seen.raw_data, self.seen.data = None, self.seen.object_data


class SpokenFields:
    """What staff add when they enter somebody's words: how they were said, when, and the proof."""

    how = RadioField(
        _l("怎样说的"),
        choices=[
            SelectChoice("oral", _l("当面口头")),
            SelectChoice("telephone", _l("电话")),
            SelectChoice("wechat", _l("微信")),
            SelectChoice("paper", _l("书面")),
        ],
        validators=[InputRequired(_l("请选择怎样说的"))],
    )
    said_at = MomentField(_l("什么时候说的"))
    note = AreaField(_l("说明"), most=1000, required=False)
    scan = FileField(_l("扫描件或照片"))


def typed_anew(form: type[PageForm] | None) -> list[dict[str, str]]:
    """What this request typed into a form, with the labels of the fields: to be given back."""
    return typed(form()) if form is not None else []


def typed(form: PageForm) -> list[dict[str, str]]:
    """Label and text of each field with something in it, but for hidden ones, secrets and files."""
    return [
        {"key": str(field.label.text), "value": text}
        for field in form
        if not isinstance(field.widget, HiddenInput)
        and field.type not in SECRET_TYPES
        and "File" not in field.type
        and (text := _text_of(field))
    ]


def _text_of(field: Any) -> str:
    if hasattr(field, "entries"):
        return _("；").join(filter(None, (_text_of(entry) for entry in field.entries)))
    raw = [as_written(part) for part in (field.raw_data or ()) if isinstance(part, str) and part.strip()]
    if hasattr(field, "iter_choices"):
        return _("、").join(str(choice[1]) for choice in field.iter_choices() if str(choice[0]) in raw)
    return " ".join(raw)
