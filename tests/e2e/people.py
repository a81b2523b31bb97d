"""Who takes part in a dispute, each with a window of its own and the few things this kind of person does."""

from __future__ import annotations

from playwright.sync_api import expect

from mediation.demo.people import PASSWORD
from tests.e2e.reader import ONE_TIME_CODE, Reader
from tests.e2e.server import until

CODE_COMES_WITHIN = 30


class Party(Reader):
    """Somebody who comes in by telephone."""

    phone = ""
    reference = ""

    def sign_in(self, phone: str) -> None:
        """By the code that is sent to the telephone."""
        self.phone = phone
        before = self.newest()
        self.open("/account/phone")
        self.write("您的手机号是多少？", phone)
        self.press("发送验证码")
        self.write("短信验证码是多少？", self.code_after(before))
        self.press("登录")
        self.sees("我的案件")

    def code_after(self, before: str) -> str:
        """The code in the message that came after `before`."""
        found: list[str] = []

        def came() -> bool:
            newest = self.newest()
            match = ONE_TIME_CODE.search(newest) if newest != before else None
            found[:] = [match[1]] if match else []
            return bool(found)

        assert until(came, CODE_COMES_WITHIN), f"no code came to {self.phone}"
        return found[0]

    def newest(self) -> str:
        """The newest message to this telephone, read in a window beside."""
        beside = self.context.new_page()
        beside.goto("/demo/outbox")
        own = beside.locator("article", has=beside.get_by_role("heading", name=self.phone, exact=True))
        text = own.first.inner_text() if own.count() else ""
        beside.close()
        return text

    def open_dispute(self) -> None:
        """The one dispute there is for this telephone."""
        self.open("/my/disputes")
        self.page.locator("main section h2 a").first.click()
        self.arrive()
        self.reference = self.page.url.rsplit("/", 1)[-1]

    def turn_to(self, name: str) -> None:
        """A page of the dispute."""
        self.open(f"/my/disputes/{self.reference}")
        self.follow(name, self.page.get_by_role("navigation", name="案件页面"))

    def sign_agreement(self, name: str) -> None:
        """Read it, ask for the code and sign."""
        self.turn_to("调解协议")
        self.follow("签署")
        before = self.newest()
        self.press("发送验证码")
        self.write("您的姓名", name)
        self.write("短信验证码", self.code_after(before))
        self.press("我已看清协议，签署")
        self.sees("您已签署")


class Staff(Reader):
    """Somebody who comes in by name and password, and works at the desk."""

    number = ""

    def sign_in(self, name: str) -> None:
        """By the one password of the sample."""
        self.open("/account/sign-in")
        self.write("登录名", name)
        self.write("密码", PASSWORD)
        self.press("登录")

    def open_case(self, number: str, tab: str = "") -> None:
        """A case by its number."""
        self.number = number
        self.open(f"/desk/disputes/{number}{f'/{tab}' if tab else ''}")
        expect(self.page.locator("[data-number]").first).to_have_attribute("data-number", number)

    def take(self, trigger: str, button: str) -> None:
        """A step without questions, from the case page."""
        self.open_case(self.number)
        self.step(trigger)
        self.press(button)

    def may_not_yet(self, trigger: str, refusal: str) -> None:
        """The case page says why a step is not open."""
        self.open_case(self.number)
        closed = self.page.locator(f"[data-step={trigger}]").first
        expect(closed.locator(f"[data-refusal={refusal}]")).to_be_visible()

    def in_state(self, state: str) -> None:
        """The case page says where the case stands."""
        self.open_case(self.number)
        expect(self.page.locator(f".app-state[data-state={state}]").first).to_be_visible()
