"""The one way from a sent form to a use case and on: once, with everything typed kept when it fails."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from flask import Response, flash, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.exceptions import BadRequest

from mediation.kernel.errors import Invalid, NotPossible, Refused, Repeated, Stale
from mediation.kernel.idempotency import Once, once
from mediation.store import writing
from mediation.web.forms import SHOW_ONLY, PageForm, StepForm
from mediation.web.labels.reasons import invalid, reasons
from mediation.web.signed_in import current_actor

NOT_CONTENT = frozenset({"csrf_token", "once"})


def submit(
    form: PageForm,
    *,
    act: Callable[[Session], Any],
    then: Callable[[Any], str | Response],
    show: Callable[[], str] | None = None,
    told: str | None = None,
) -> ResponseReturnValue:
    """Show the form on GET; on POST run `act` once on a fresh session and go on to `then(result)`.

    What the form or a rule does not take shows the form again (422), what is not open or has
    changed meanwhile too (409), always with what was typed. Without `show` (a bare button)
    such errors travel on to the error pages. A second sending of the same form goes on with
    what the first gave: the text the use case kept by `idempotency.remember`, or None.
    `then` gives an address, or the answer itself.
    """
    if request.method != "POST" or SHOW_ONLY in request.form:
        return show() if show else _unreadable()
    if not form.validate():
        return (show(), 422) if show else _unreadable()
    try:
        result = _act_once(form, act)
    except Invalid as wrong:
        form.blame({name: invalid(code) for name, code in wrong.errors.items()})
        return (show(), 422) if show else _unreadable()
    except (Refused, Stale, NotPossible) as refusal:
        if show is None:
            raise
        form.form_errors.extend(reason["text"] for reason in reasons(refusal))
        if isinstance(refusal, Stale) and isinstance(form, StepForm):
            form.look_again()
        return show(), 409
    if told:
        flash(told, "success")
    onward = then(result)
    return redirect(onward, 303) if isinstance(onward, str) else onward


def _unreadable() -> ResponseReturnValue:
    raise BadRequest("form")


def _act_once(form: PageForm, act: Callable[[Session], Any]) -> Any:
    key = Once(form.once.data, _digest()) if isinstance(form, StepForm) else None
    try:
        with once(key):
            return act(writing())
    except Repeated as again:
        return again.result


def _digest() -> str:
    """SHA-256 over who sends what where: the same key with anything else is refused."""
    told = hashlib.sha256(f"{request.path}|{current_actor().person_id}".encode())
    for name, values in sorted(request.form.lists(), key=_by_name):
        if name not in NOT_CONTENT:
            told.update(repr((name, values)).encode())
    for name, files in sorted(request.files.lists(), key=_by_name):
        for file in files:
            body = hashlib.file_digest(file.stream, "sha256").hexdigest()  # type: ignore[arg-type]
            file.stream.seek(0)
            told.update(repr((name, file.filename, body)).encode())
    return told.hexdigest()


def _by_name(sent: tuple[str | None, Any]) -> str:
    """A part of a multipart body may come without a name."""
    return sent[0] or ""
