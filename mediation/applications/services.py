"""Begin a draft, save a page of it, send its code to one's telephone: what moves no dispute."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.applications import changes, queries, rules
from mediation.audit.record import Subject, office_chain, record
from mediation.kernel import identifiers, outbox
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible

Thing = dict[str, Any]
"""One thing of a list, as it stands in the answers."""
CODE_MESSAGE = "【劳动争议调解】您的调解申请还没有提交。续填码 {code}，30 天内在申请页面输入即可继续填写。"
_MOST = {"items": (rules.MOST_ITEMS, "kind"), "others": (rules.MOST_OTHERS, "name")}


def begin(session: Session, actor: Actor, role: str) -> str:
    """A new draft; gives its resume code of 80 bits, kept only as a hash."""
    if role not in (rules.SELF, rules.REPRESENTATIVE, rules.EMPLOYER):
        raise Invalid(role="unknown")
    code = identifiers.code(actor.stream("resume"))
    with transaction(session):
        application = changes.begin(session, actor, code)
        changes.keep(application, {"role": {"role": role}})
        told = Subject("application", application.id)
        record(session, actor, "application.begun", told, office_chain(None))
    return code


def save(session: Session, actor: Actor, code: str, page: str, values: dict[str, Any]) -> None:
    """Save one page. Raises NotFound, NotPossible("application_filed")."""
    with transaction(session):
        application, _files = changes.in_hand(session, code)
        answers = queries.answers_of(application)
        if page == "role" and values["role"] not in (rules.SELF, rules.REPRESENTATIVE, rules.EMPLOYER):
            raise Invalid(role="unknown")
        changes.keep(application, {**answers, page: values})


def add(session: Session, actor: Actor, code: str, page: str, thing: dict[str, Any]) -> str:
    """Add one thing to a list (`items`, `others`); gives its key in it.

    Raises NotFound, NotPossible, Invalid(…="too_many").
    """
    most, field = _MOST[page]
    with transaction(session):
        application, _files = changes.in_hand(session, code)
        answers = queries.answers_of(application)
        known = rules.listed(answers, page)
        if len(known) >= most:
            raise Invalid(**{field: "too_many"})
        key = str(identifiers.new(actor.stream("application")))
        changes.keep(application, {**answers, page: {"list": [*known, {**thing, "key": key}]}})
    return key


def change(
    session: Session, actor: Actor, code: str, page: str, key: UUID, changed: Callable[[Thing], Thing]
) -> None:
    """Change one thing of a list; what is known of it comes in, what becomes of it goes out.

    Raises NotFound, also for a thing that is gone, and NotPossible("application_filed").
    """
    with transaction(session):
        application, _files = changes.in_hand(session, code)
        answers = queries.answers_of(application)
        known = rules.listed(answers, page)
        if str(key) not in [thing["key"] for thing in known]:
            raise NotFound()
        left = [changed(thing) if thing["key"] == str(key) else thing for thing in known]
        changes.keep(application, {**answers, page: {**answers[page], "list": left}})


def remove(session: Session, actor: Actor, code: str, page: str, key: UUID) -> None:
    """Take one thing out of a list again; not an error when it is gone. Raises NotFound, NotPossible."""
    with transaction(session):
        application, _files = changes.in_hand(session, code)
        answers = queries.answers_of(application)
        kept = [thing for thing in rules.listed(answers, page) if thing["key"] != str(key)]
        changes.keep(application, {**answers, page: {"list": kept}})


def go_on(session: Session, actor: Actor, code: str, page: str) -> None:
    """Leave a list as it is. Raises NotFound, NotPossible("application_filed")."""
    with transaction(session):
        application, _files = changes.in_hand(session, code)
        answers = queries.answers_of(application)
        changes.keep(application, {**answers, page: {**answers.get(page, {}), "done": True}})


def send_code(session: Session, actor: Actor, code: str) -> None:
    """Send the resume code to the telephone in the draft.

    Raises NotFound, NotPossible("application_filed", "no_phone_yet", "code_sent_often").
    """
    with transaction(session):
        application, _files = changes.in_hand(session, code)
        answers = queries.answers_of(application)
        phone, sent = rules.phone_of(answers), int(answers.get("codes_sent", 0))
        if not phone:
            raise NotPossible("no_phone_yet")
        if sent >= rules.MOST_CODES_SENT:
            raise NotPossible("code_sent_often")
        outbox.enqueue(session, actor.stream(application.id), "sms", phone, CODE_MESSAGE.format(code=code))
        changes.keep(application, {**answers, "codes_sent": sent + 1})
