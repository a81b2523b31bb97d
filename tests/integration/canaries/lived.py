"""A dispute lived on the real pages, with a word of its own in every field that tells of somebody."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from mediation.demo.acts import Told
from mediation.demo.life import COURSE
from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from tests.integration.canaries.words import Words, identity_number
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page
from tests.wall.inside import PDF
from tests.world import World

Signed = Callable[[Actor], Browser]
WORKER, CONTACT, CHIEF, OTHER, NEW = (
    "13857061947", "13957082846", "13657093745", "13757014644", "13557025543",
)  # fmt: skip


def sent(browser: Browser, given: dict[str, Any] | None = None, **kwargs: Any) -> Page:
    """Fill in the form at hand and send it; it must be taken."""
    page = browser.send(given, **kwargs)
    assert page.status == 200, page.text
    return page


class Life:
    """One dispute: what was typed into it, and the people who type."""

    def __init__(self, world: World, client_for: Signed, new_browser: Callable[[], Browser]) -> None:
        self.world, self.client_for, self.new_browser = world, client_for, new_browser
        self.words = words = Words()
        self.look_at_the_draft: Callable[[], None] = lambda: None
        """Called when everything is answered and nothing filed yet."""
        for name, phone in (("worker", WORKER), ("contact", CONTACT), ("chief", CHIEF), ("other", OTHER)):
            words.secret(f"{name}'s telephone", phone)
        chief = Someone(words.plain("chief's name"), CHIEF)
        employer = Employer(words.plain("employer's name"), CONTACT, "", words.plain("contact's name"), chief)
        worker = Someone(words.plain("worker's name"), WORKER)
        self.plan = Plan(
            0,
            "YCFS",
            "mediator",
            worker,
            employer,
            (Asked("wages_owed", 24000, 24000),),
            words.plain("facts"),
        )

    def live(self) -> Told:
        """From the first page of the claim to a payment."""
        self.file()
        self.told = Told(self.world, self.plan, self.world.read(select(Dispute.id))[0])
        self._up_to(Upto.INVITED)
        self.answer_invitation()
        self._up_to(Upto.TAKEN_ON)
        self.at_the_desk()
        self.prepare()
        self._up_to(Upto.FACE_TO_FACE)
        self.speak()
        self._up_to(Upto.PROPOSED)
        self.answer_proposal()
        self._up_to(Upto.IN_FORCE, but=(Upto.HALF_ANSWERED,))
        self.pay()
        return self.told

    def _up_to(self, point: Upto, but: tuple[Upto, ...] = ()) -> None:
        for at, _, _, act in COURSE:
            if getattr(self, "done", Upto.FILED) < at <= point and at not in but:
                self.world.clock.moment += timedelta(minutes=3)
                act(self.told)
        self.done = point

    def paper(self, what: str, *, open_name: bool = True) -> tuple[io.BytesIO, str]:
        """A file with a word in it, and one in its name."""
        body = PDF.replace(b"<<>>", f"<</T ({self.words.secret(f'{what}: bytes')})>>".encode())
        named = self.words.plain if open_name else self.words.secret
        return io.BytesIO(body), f"{named(f'{what}: file name')}.pdf"

    def desk(self, rest: str) -> str:
        number = self.world.read(select(Dispute.number))[0]
        return f"/desk/disputes/{number}{rest}"

    def my(self, rest: str) -> str:
        return f"/my/disputes/{self.told.id.hex}{rest}"

    def signed_in(self, phone: str) -> Browser:
        """By telephone and code, on the pages."""
        self.world.clock.moment += timedelta(minutes=2)
        browser = self.new_browser()
        browser.get("/account/phone")
        sent(browser, {"phone": phone})
        sent(browser, {"code": self.world.code_sent_to(phone)})
        return browser

    def file(self) -> None:
        words, browser = self.words, self.new_browser()
        browser.get("/apply/role")
        sent(browser, {"role": "self"})
        sent(browser, {"name": self.plan.worker.name, "phone": WORKER})
        number = words.secret("identity number", identity_number("33060219900307317"))
        sent(browser, {"identity_number": number, "address": words.plain("worker's address")})
        sent(browser, {"name": self.plan.employer.name, "address": words.plain("employer's address")})
        sent(browser, {"employment": "ended", "ended_on": ["2026", "8", "31"]})
        sent(browser, {"contact_name": self.plan.employer.clerk, "phone": CONTACT, "credit_code": ""})
        other = {"name": words.plain("other's name"), "ground": words.plain("other's ground"), "phone": OTHER}
        sent(browser, other, form="/apply/others")
        sent(browser, form="/apply/others/continue")
        sent(browser, {"kind": "wages_owed", "amount_fen": "2.4万", "basis": words.plain("basis")})
        sent(browser, form="/apply/items/continue")
        sent(browser, {"facts": self.plan.facts})
        sent(browser, {"files": self.paper("claim")}, form="/apply/papers")
        sent(browser, form="/apply/papers/continue")
        sent(browser, {"office": self.world.cast.offices["YCFS"].hex})
        self.look_at_the_draft()
        done = sent(browser)
        words.secret("tracking code", done.all("strong", data_tracking_code="")[0].text or "")

    def answer_invitation(self) -> None:
        clerk = self.signed_in(CONTACT)
        clerk.get(self.my("/steps/answer-invitation"))
        sent(clerk, {"answer": "words", "words": self.words.plain("words to the invitation")})

    def at_the_desk(self) -> None:
        """A representative with a paper, and a telephone put right."""
        registrar, party = self.client_for(self.world["registrar"]), self.told.party("respondent").id.hex
        registrar.get(self.desk(f"/parties/{party}/representative"))
        who = {
            "name": self.words.plain("agent's name"), "phone": self.words.secret("agent's telephone", NEW),
            "capacity": "agent_general", "authority": self.paper("authority"),
        }  # fmt: skip
        sent(registrar, who)

    def prepare(self) -> None:
        words, mediator = self.words, self.client_for(self.told.mediator)
        mediator.get(self.desk("/preparation"))
        form = next(each for each in mediator.page.forms if each.action.endswith("/contacts"))  # type: ignore[union-attr]
        contact = {
            "party": self.told.of("worker").id.hex,
            "reached": "yes",
            "note": words.secret("contact note"),
        }
        assert mediator.post(self.desk("/preparation/contacts"), {**form.fields, **contact}).status == 200
        mediator.get(self.desk("/preparation/map"))
        fields = ("issues", "undisputed_facts", "evidence_applicant", "evidence_respondent", "circumstances")
        sent(mediator, {name: words.secret(f"map: {name}") for name in fields})
        mediator.get(self.desk("/preparation/way"))
        sent(mediator, {
                "way": "back_to_back_first", "place": "at_office", "attendees": words.secret("attendees"),
                "interpreter": words.secret("interpreter"),
            }
        )  # fmt: skip

    def speak(self) -> None:
        """In the channels, from both ends."""
        words, worker = self.words, self.signed_in(WORKER)
        worker.get(self.my("/channel"))
        sent(worker, {"text": words.secret("statement"), "seal": "keep"}, form="/channel")
        worker.get(self.my("/channel/evidence"))
        file = self.paper("evidence in confidence", open_name=False)
        sent(worker, {"file": file, "note": words.secret("note on the evidence")})
        mediator, party = self.client_for(self.told.mediator), self.told.party("applicant").id.hex
        mediator.get(self.desk(f"/channels/{party}"))
        sent(
            mediator,
            {"sure": party, "text": words.secret("reply of the mediator")},
            form=f"/channels/{party}",
        )
        worker.get(self.my("/papers"))
        sent(worker, {"files": self.paper("joint paper"), "kind": "evidence"})
        mediator.get(self.desk(f"/channels/{party}/talk"))
        local = clock.now().astimezone(clock.SHANGHAI)
        span = [(local - timedelta(minutes=back)).strftime("%Y-%m-%dT%H:%M") for back in (50, 10)]
        talked = {"sure": party, "held_from": span[0], "held_until": span[1], "methods": ["build_trust"]}
        sent(mediator, {**talked, "text": words.secret("record of the talk apart")})

    def answer_proposal(self) -> None:
        worker = self.signed_in(WORKER)
        worker.get(self.my(f"/proposals/{self.told.proposal.id.hex}/answer"))
        sent(worker, {"answer": "accept", "words": self.words.secret("words to the proposal")})

    def pay(self) -> None:
        """The employer pays, with a proof."""
        chief = self.signed_in(CHIEF)
        chief.get(self.my("/steps/record-performance"))
        paid, local = self.paper("proof of payment"), clock.today()
        given: dict[str, Any] = {
            "paid_on": [str(local.year), str(local.month), str(local.day)],
            "proof": paid,
        }
        given["manner"] = "bank_transfer"
        sent(chief, given)
