"""Fields as people fill them in: folded by NFKC, bounded, with messages that say how to mend them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Literal, TypeVar, cast

import wtforms
from wtforms.validators import InputRequired, Length, Optional, StopValidation, ValidationError
from wtforms.widgets import DateTimeLocalInput, PasswordInput, TelInput, TextArea

from mediation.identity.rules import mobile_of, phone_of
from mediation.kernel import clock
from mediation.kernel.money import fen_of, shown
from mediation.kernel.text import MOST_FOLDED, normal
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

Day = TypeVar("Day", bound=date)
MONEY_UNREADABLE = _l("请写成数字，例如 8000、8,000元 或 8千")
PHONE_UNREADABLE = _l("请填写 11 位手机号，或带区号的固定电话")
MOBILE_UNREADABLE = _l("请填写 11 位手机号")
MOMENT_UNREADABLE = _l("请填写日期和时间")
IN_THE_FUTURE = _l("时间不能晚于现在")
DATE_UNREADABLE = _l("请填写真实的日期，例如 2026 年 3 月 9 日")
YEARS = range(1900, 2200)
"""Years that anything here can be about; periods are counted on from a day, which needs room behind it."""
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Control characters but for the line end, halves of surrogate pairs, signs that turn the direction."""


def folded(text: Any) -> Any:
    """The text in one form: NFKC, no control characters but line ends, no blanks around it."""
    return _cleaned(text, "NFKC")


def as_written(text: Any) -> Any:
    """The same for prose, whose signs stay as they were written: NFKC would make ， a Latin comma."""
    return _cleaned(text, "NFC")


def _cleaned(text: Any, form: Literal["NFC", "NFKC"]) -> Any:
    if not isinstance(text, str) or len(text) > MOST_FOLDED:
        return text  # too long for any field, whose bound says so
    plain = normal(form, text).replace("\r\n", "\n")
    return _CONTROL.sub("", plain).strip()


class Needed(InputRequired):
    """Wants more than blanks, and says which field: the line at the top of the page stands alone."""

    def __call__(self, form: Any, field: Any) -> None:
        if _is_typed(field):
            return
        field.errors = []
        raise StopValidation(str(self.message or _("请填写：%(field)s", field=field.label.text)))


class Free(Optional):
    """May be left out whole; a date of which only the year is missing is not left out."""

    def __call__(self, form: Any, field: Any) -> None:
        if not _is_typed(field):
            field.errors = []
            raise StopValidation()


def _is_typed(field: Any) -> bool:
    return any(not isinstance(part, str) or folded(part) for part in field.raw_data or ())


def _asked(required: bool, message: Any) -> Any:
    return Needed(message) if required else Free()


class TextField(wtforms.StringField):
    """One line of text, at most `most` characters."""

    clean = staticmethod(folded)

    def __init__(
        self, label: Any, *, most: int = 100, required: bool = True, missing: Any = None,
        validators: Sequence[Any] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        rules = [_asked(required, missing), Length(max=most), *validators]
        super().__init__(label, rules, filters=[self.clean], **kwargs)


class AreaField(TextField):
    """Several lines of text."""

    widget = TextArea()
    clean = staticmethod(as_written)

    def __init__(self, label: Any, *, most: int = 2000, **kwargs: Any) -> None:
        super().__init__(label, most=most, **kwargs)


class CodeField(TextField):
    """A code to type or paste: blanks and dashes in it do not matter."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        super().process_formdata(
            [folded(valuelist[0]).replace(" ", "").replace("-", "")] if valuelist else []
        )


class PasswordField(wtforms.StringField):
    """A password: taken as it was typed but for NFKC, never shown again."""

    widget = PasswordInput()

    def __init__(self, label: Any, *, most: int = 200, **kwargs: Any) -> None:
        super().__init__(label, [Needed(), Length(max=most)], **kwargs)


class MoneyField(wtforms.StringField):
    """A sum as people write it; `data` is fen. A sum may be required to be more than nothing."""

    data: int | None

    def __init__(
        self,
        label: Any,
        *,
        required: bool = True,
        positive: bool = True,
        missing: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(label, [_asked(required, missing)], **kwargs)
        self.positive = positive

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else shown(self.data)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        try:
            self.data = fen_of(valuelist[0])
        except ValueError:
            raise ValueError(str(MONEY_UNREADABLE)) from None

    def pre_validate(self, form: Any) -> None:
        if self.positive and self.data == 0:
            raise ValidationError(str(_l("金额要大于零")))


class PhoneField(TextField):
    """A phone number, mobile or with its area code; `data` is digits only."""

    widget = TelInput()
    data: str | None
    read = staticmethod(phone_of)
    unreadable = PHONE_UNREADABLE

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, most=30, **kwargs)

    def pre_validate(self, form: Any) -> None:
        if not self.data:
            return
        try:
            self.data = self.read(self.data)
        except ValueError:
            raise ValidationError(str(self.unreadable)) from None


class PasskeyField(wtforms.HiddenField):
    """What the browser's passkey answered (JSON); it is good once, so it is never shown again."""

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        super().__init__(label, [Length(max=8000)], **kwargs)

    def _value(self) -> str:
        return ""


class MobileField(PhoneField):
    """A mobile number, to which a code can be sent."""

    read = staticmethod(mobile_of)
    unreadable = MOBILE_UNREADABLE


def _within_years(day: Day) -> Day:
    """The day. Raises ValueError for one that nothing here can be about."""
    if day.year not in YEARS:
        raise ValueError(day.year)
    return day


class DateField(wtforms.DateField):
    """A day in three boxes: year, month, day."""

    def __init__(self, label: Any, *, required: bool = True, missing: Any = None, **kwargs: Any) -> None:
        super().__init__(label, [_asked(required, missing)], format=["%Y %m %d", "%Y-%m-%d"], **kwargs)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.data = None
        if not any(part.strip() for part in valuelist):
            return
        try:
            super().process_formdata([folded(part) for part in valuelist])
            self.data = _within_years(cast(date, self.data))
        except ValueError:
            self.data = None
            raise ValueError(str(DATE_UNREADABLE)) from None


class MomentField(wtforms.DateTimeField):
    """A moment as the clock in Shanghai shows it; `data` is aware, in UTC."""

    widget = DateTimeLocalInput()
    data: datetime | None

    def __init__(
        self, label: Any, *, required: bool = True, past: bool = True, missing: Any = MOMENT_UNREADABLE,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        written = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
        super().__init__(label, [_asked(required, missing)], format=written, **kwargs)
        self.past = past

    def _value(self) -> str:
        if self.raw_data:
            return " ".join(self.raw_data)
        return self.data.astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M") if self.data else ""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.data = None
        if not any(part.strip() for part in valuelist):
            return
        try:
            super().process_formdata([folded(part) for part in valuelist])
            naive = _within_years(cast(datetime, self.data))
        except ValueError:
            self.data = None
            raise ValueError(str(MOMENT_UNREADABLE)) from None
        self.data = naive.replace(tzinfo=clock.SHANGHAI).astimezone(UTC)

    def pre_validate(self, form: Any) -> None:
        if self.past and self.data and self.data > clock.now():
            raise ValidationError(str(IN_THE_FUTURE))
