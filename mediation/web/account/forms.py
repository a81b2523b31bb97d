"""Forms of the account pages."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from mediation.web.fields import CodeField, MobileField, PasswordField, TextField
from mediation.web.forms import PageForm, StepForm


class SignInForm(PageForm):
    """Name and password of somebody who works here."""

    name = TextField(_l("登录名"), most=60)
    password = PasswordField(_l("密码"))


class PhoneForm(PageForm):
    """The telephone to send a code to."""

    phone = MobileField(_l("您的手机号是多少？"))


class CodeForm(PageForm):
    """The code that came by message."""

    code = CodeField(_l("短信验证码是多少？"), most=12)


class FirstPasswordForm(StepForm):
    """A password, twice."""

    password = PasswordField(_l("新密码"))
    again = PasswordField(_l("再填一次新密码"))


class PasswordForm(StepForm):
    """The present password and another one, twice."""

    old = PasswordField(_l("现在的密码"))
    password = PasswordField(_l("新密码"))
    again = PasswordField(_l("再填一次新密码"))
