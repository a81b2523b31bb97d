"""Forms of the account pages."""

from __future__ import annotations

from typing import Any

from mediation.web.carried import DoorForm
from mediation.web.fields import CodeField, MobileField, PasskeyField, PasswordField, TextField
from mediation.web.forms import PageForm, StepForm
from mediation.web.translate import lazy_gettext as _l


class SignInForm(DoorForm):
    """Name and password of somebody who works here."""

    name = TextField(_l("登录名"), most=60)
    password = PasswordField(_l("密码"))


class PhoneForm(DoorForm):
    """The telephone to send a code to."""

    phone = MobileField(_l("您的手机号是多少？"))


class CodeForm(DoorForm):
    """The code that came by message."""

    code = CodeField(_l("短信验证码是多少？"), most=12)


class WithPasskey(PageForm):
    """A form that a passkey may answer in the place of a code."""

    passkey = PasskeyField()

    def validate(self, extra_validators: Any = None) -> bool:
        """The same, but that no code is asked of who answers by passkey."""
        if self.passkey.data and "code" in self:
            self["code"].validators = ()
        return bool(super().validate(extra_validators))


class SecondFactorForm(WithPasskey, DoorForm):
    """A code of the authenticator or one of the recovery codes, or else a passkey."""

    code = CodeField(_l("动态验证码是多少？"), most=24)


class EnrolForm(DoorForm):
    """The first code of an authenticator that was just set up."""

    code = CodeField(_l("手机上显示的 6 位数字"), most=12)


class TakeFactorForm(StepForm):
    """The same, by somebody who is signed in."""

    code = CodeField(_l("手机上显示的 6 位数字"), most=12)


class NewPasskeyForm(WithPasskey):
    """What a new passkey is called. Each is made for a challenge of its own, so that twice is once."""

    name = TextField(_l("给它起个名字"), most=40)


class ConfirmForm(WithPasskey, DoorForm):
    """Once more what one signs in with."""

    password = PasswordField(_l("密码"))
    code = CodeField(_l("动态验证码或恢复码"), most=24)


class TelephoneForm(StepForm):
    """The number at which somebody who works here is reached."""

    phone = MobileField(_l("手机号"))


class TelephoneCodeForm(PageForm):
    """The code that was sent to it; a wrong one is counted, so the form has no key to act once by."""

    code = CodeField(_l("短信验证码是多少？"), most=12)


class ForgottenForm(StepForm):
    """The sign-in name of somebody who has forgotten the password."""

    name = TextField(_l("登录名"), most=60)


class FirstPasswordForm(StepForm):
    """A password, twice."""

    password = PasswordField(_l("新密码"))
    again = PasswordField(_l("再填一次新密码"))


class PasswordForm(DoorForm, StepForm):
    """The present password and another one, twice; on the way in where the present one has run out."""

    old = PasswordField(_l("现在的密码"))
    password = PasswordField(_l("新密码"))
    again = PasswordField(_l("再填一次新密码"))
