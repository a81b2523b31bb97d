"""The same form sent twice at once acts once and is answered alike; a second officer is told what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from mediation.demo.filing import file
from mediation.disputes.models import Dispute, History
from mediation.kernel.actor import Actor
from mediation.procedure.claims import review
from mediation.procedure.claims.review import Invitation
from tests.integration.apply.test_pages import up_to_check
from tests.integration.web.client import Browser
from tests.together import in_threads
from tests.world import USUAL, World

Sound = Callable[[Sequence[UUID]], None]
ClientFor = Callable[[Any], Browser]
TWICE = 4


def send_at_once(app: Flask, browser: Browser, form: str, given: dict[str, Any]) -> list[tuple[int, str]]:
    """Status and place of each answer, when the form before the reader is sent several times at once."""
    assert browser.page is not None
    chosen = browser.page.form(form)
    data: MultiDict[str, Any] = MultiDict()
    for name, values in {**chosen.fields, **given}.items():
        for value in values if isinstance(values, list) else [values]:
            data.add(name, value)
    cookies = {"Cookie": "; ".join(f"{c.key}={c.value}" for c in browser.client._cookies.values())}

    def send(_: int) -> tuple[int, str]:
        client = app.test_client(use_cookies=False)
        answer = client.post(chosen.action, data=data, headers=cookies)
        return answer.status_code, answer.headers.get("Location", "")

    return in_threads(TWICE, send)


def test_a_step_sent_twice_is_taken_once(
    world: World, app: Flask, client_for: ClientFor, session: Session, sound: Sound
) -> None:
    dispute = file(world, USUAL)
    world.do(review.invite, world["registrar"], dispute.id, None, Invitation("message"))
    number = session.get_one(Dispute, dispute.id).number
    session.rollback()
    registrar = client_for(world["registrar"])
    registrar.get(f"/desk/disputes/{number}/steps/accept")
    answers = send_at_once(app, registrar, "accept", {})
    assert set(answers) == {(303, f"/desk/disputes/{number}")}
    accepted = select(func.count()).where(History.dispute_id == dispute.id, History.trigger == "accept")
    assert session.scalar(accepted) == 1
    sound([dispute.id])


def test_a_claim_sent_twice_is_filed_once(
    world: World, app: Flask, browser: Browser, session: Session, sound: Sound
) -> None:
    up_to_check(browser, world.cast.offices["YC"])
    answers = send_at_once(app, browser, "submit", {})
    assert len(set(answers)) == 1 and answers[0][0] == 303
    filed = list(session.scalars(select(Dispute.id)))
    assert len(filed) == 1
    sound(filed)


def request_completion(officer: Browser, number: str) -> None:
    officer.get(f"/desk/disputes/{number}/steps/request-completion")


@pytest.mark.parametrize("other", ["manager", "registrar"])
def test_a_second_officer_is_told_what_changed_and_loses_nothing(
    world: World, client_for: ClientFor, session: Session, sound: Sound, other: str
) -> None:
    """The same desk, or the same person at another desk."""
    dispute = file(world, USUAL)
    number = session.get_one(Dispute, dispute.id).number
    session.rollback()
    first, second = client_for(world["registrar"]), client_for(world[other])
    for officer in (first, second):
        request_completion(officer, number)
    assert first.send({"what": "请补充劳动合同。"}, form="request-completion").status == 200
    page = second.send({"what": "请补充工资流水，写明月份。"}, form="request-completion")
    assert page.status == 409
    assert "王晓岚" in page.errors[1] and "要求补正" in page.errors[1]
    assert page.form("request-completion").fields["what"] == ["请补充工资流水，写明月份。"]
    assert len(steps_of(session, dispute.id)) == 2
    again = second.send({}, form="request-completion")
    assert again.status == 409 and len(steps_of(session, dispute.id)) == 2
    sound([dispute.id])


def steps_of(session: Session, dispute: UUID) -> list[str]:
    session.rollback()
    return list(session.scalars(select(History.trigger).where(History.dispute_id == dispute)))


def test_two_officers_send_the_same_step_at_the_same_moment(
    world: World, officers: list[Actor], client_for: ClientFor, session: Session, sound: Sound
) -> None:
    """Over HTTP, each with a form of his own: one goes on, the others get the page with what was typed."""
    dispute = file(world, USUAL)
    number = session.get_one(Dispute, dispute.id).number
    session.rollback()
    desks = [client_for(officer) for officer in officers[:4]]
    for desk in desks:
        request_completion(desk, number)
    words = [f"请补充第{nth}份材料。" for nth in range(len(desks))]
    pages = in_threads(
        len(desks),
        lambda nth: desks[nth].send({"what": words[nth]}, form="request-completion", follow=False),
    )
    assert sorted(page.status for page in pages) == [303, 409, 409, 409]
    for page, typed in zip(pages, words, strict=True):
        if page.status == 409:
            assert page.form("request-completion").fields["what"] == [typed]
    assert steps_of(session, dispute.id) == ["file", "request_completion"]
    sound([dispute.id])
