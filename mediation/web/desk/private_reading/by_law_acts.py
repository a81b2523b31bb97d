"""What officers do with a break-glass: answer it, take it back, end the reading, have its party told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from mediation.kernel.errors import NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.break_glass import answer as second
from mediation.procedure.break_glass import ask as first
from mediation.projections.private_reading import by_law
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.private_reading.by_law import rows_of
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

ONE = "/break-glass/<uuid:key>"


class SecondForm(StepForm):
    """Whether the second person agrees, and why."""

    word = RadioField(
        _l("您的意见"),
        choices=[SelectChoice("agrees", _l("同意")), SelectChoice("refuses", _l("不同意"))],
        validators=[InputRequired(_l("请选择一项"))],
    )
    words = AreaField(_l("理由"), most=1000, required=False)


@page(
    blueprint, f"{ONE}/answer", permission=Permission.ANSWER_BREAK_GLASS, methods=("GET", "POST"),
    form=SecondForm,
)  # fmt: skip
def answer_break_glass(key: UUID) -> ResponseReturnValue:
    """The second person consents or reviews."""
    actor, form = current_actor(), SecondForm()
    return submit(
        form,
        act=lambda session: second.answer(
            session, actor, key, form.word.data == "agrees", form.words.data or ""
        ),
        then=lambda _result: _one(key),
        show=lambda: _answering(key, form),
        told=_("您的意见已经记下，提出的人会收到短信。"),
    )


def _answering(key: UUID, form: SecondForm) -> str:
    one = by_law.one(reading(), current_actor(), key)
    if not one.may_answer and not form.errors:
        raise NotPossible("pending_over")
    return render_template("desk/private_reading/answer.html", one=one, rows=rows_of(one), form=form)


@page(blueprint, f"{ONE}/take-back", permission=Permission.ASK_BREAK_GLASS, methods=("POST",), form=StepForm)
def take_back_break_glass(key: UUID) -> ResponseReturnValue:
    """Whoever asked takes it back."""
    return _button(key, first.take_back, _("请求已经收回。"))


@page(blueprint, f"{ONE}/close", permission=Permission.READ_BY_LAW, methods=("POST",), form=StepForm)
def close_break_glass(key: UUID) -> ResponseReturnValue:
    """Whoever reads has read enough."""
    return _button(key, first.close, _("查阅已经结束。"))


@page(blueprint, f"{ONE}/release", permission=Permission.ASK_BREAK_GLASS, methods=("POST",), form=StepForm)
def release_break_glass(key: UUID) -> ResponseReturnValue:
    """The reason for silence is over: the party is told."""
    return _button(key, first.release, _("已经告诉这一方。"))


def _button(key: UUID, act: Callable[..., Any], told: str) -> ResponseReturnValue:
    actor = current_actor()
    return submit(
        StepForm(),
        act=lambda session: act(session, actor, key),
        then=lambda _result: _one(key),
        told=told,
    )


def _one(key: UUID) -> str:
    return url_for("desk.break_glass", key=key)
