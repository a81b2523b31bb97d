"""Where one stands in the online claim: the draft at hand, the page before, the page after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.applications import rules, services
from mediation.kernel.errors import NotFound
from mediation.projections.application import Draft, draft
from mediation.store import reading
from mediation.web.forms import PageForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

CODE = "draft"
"""Where the signed cookie keeps the resume code of this browser's draft."""


@dataclass(frozen=True)
class Progress:
    """How far one has come."""

    step: int
    total: int
    title: str = ""


def code_at_hand() -> str:
    """The resume code of this browser's draft, or nothing."""
    return str(session.get(CODE, ""))


def draft_at_hand() -> Draft | None:
    """This browser's draft while it can be written; None when there is none, or it was filed or lapsed."""
    if not code_at_hand():
        return None
    try:
        found = draft(reading(), code_at_hand())
    except NotFound:
        return None
    return found if found.dispute_id is None else None


def needed() -> Draft:
    """The draft at hand; without one the reader is led to the beginning and told why."""
    found = draft_at_hand()
    if found is None:
        flash(_("这里没有正在填写的申请。可以用续填码继续，也可以重新开始。"), "notice")
        abort(redirect(url_for("apply.start"), 303))
    return found


def address(page: str | None) -> str:
    """The address of a page of the claim; after the last one comes the check."""
    return url_for(f"apply.{page or 'check'}")


def following(answers: rules.Answers, page: str) -> str:
    """Where one goes on to: the next page, or the check as soon as nothing is missing."""
    return address(rules.after(answers, page) if rules.first_open(answers) else None)


def shown(template: str, page: str, at_hand: Draft | None, **context: Any) -> str:
    """A page of the claim with its progress and the way back."""
    answers = at_hand.answers if at_hand else {}
    pages = rules.pages_of(answers)
    place = pages.index(page) + 1 if page in pages else len(pages) + 1
    return render_template(
        f"apply/{template}.html",
        progress=Progress(place, len(pages) + 1),
        back_url=_back(answers, page),
        role=rules.role_of(answers),
        draft=at_hand,
        **context,
    )


def _back(answers: rules.Answers, page: str) -> str:
    before = rules.before(answers, page)
    return address(before) if before else url_for("apply.start")


def ask(
    page: str,
    make: Callable[[Draft], PageForm],
    values: Callable[[Any], dict[str, Any]],
    template: str | None = None,
    **context: Any,
) -> ResponseReturnValue:
    """A page with one question: shown, saved, and on to the next."""
    at_hand = needed()
    form = make(at_hand)
    return submit(
        form,
        act=lambda case: _save(case, page, values(form)),
        then=lambda _result: following({**at_hand.answers, page: values(form)}, page),
        show=lambda: shown(template or page, page, at_hand, form=form, **context),
    )


def _save(case: Session, page: str, values: dict[str, Any]) -> None:
    services.save(case, current_actor(), code_at_hand(), page, values)


def texts_of(*names: str) -> Callable[[Any], dict[str, Any]]:
    """The texts of these fields of a form, as they are saved."""
    return lambda form: {name: form[name].data or "" for name in names}
