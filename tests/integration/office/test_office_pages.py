"""Administrators look after people and offices, and see nothing of any case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.deadlines.models import Deadline
from mediation.identity import people, supervision
from mediation.identity.models import Account, Office, RoleHolding, SignInSession
from mediation.kernel.actor import Role
from mediation.kernel.errors import NotFound, NotPossible
from tests.integration.parties.town import Town
from tests.integration.web.client import Browser

ClientFor = Callable[[Any], Browser]


def person_id(town: Town, sign_in: str) -> Any:
    return town.cast[sign_in].person_id


def account(town: Town, sign_in: str) -> Account:
    found = town.fresh().scalar(select(Account).where(Account.name == sign_in))
    assert found is not None
    return found


def test_the_list_has_who_works_under_the_reader_and_nobody_else(town: Town, client_for: ClientFor) -> None:
    page = client_for(town.cast["system-admin"]).get("/office/people")
    assert page.status == 200
    assert {"registrar", "registrar2", "mediator", "auditor"} <= set(page.links())
    assert not {"court", "arbitration", "bureau"} & set(page.links())
    page = client_for(town.cast["manager2"]).get("/office/people")
    assert "mediator" in page.links() and "mediator2" not in page.links() and "邀请人员" not in page.links()


def test_the_list_narrows_to_one_office(town: Town, client_for: ClientFor) -> None:
    page = client_for(town.cast["system-admin"]).get("/office/people?office=YCLZ")
    assert "registrar2" in page.links() and "registrar" not in page.links()
    assert client_for(town.cast["system-admin"]).get("/office/people?office=YCFY&after=x").status == 200


@pytest.mark.parametrize("sign_in", ["registrar", "mediator", "auditor", "court", "seal"])
def test_others_find_no_such_page(town: Town, client_for: ClientFor, sign_in: str) -> None:
    browser = client_for(town.cast[sign_in])
    paths = ("/office/people", "/office/people/invite", "/office/offices", "/office/offices/YC")
    assert {browser.get(path).status for path in paths} == {404}


def test_an_invited_person_sets_a_password_and_works(
    town: Town, client_for: ClientFor, new_browser: Callable[[], Browser]
) -> None:
    browser = client_for(town.cast["system-admin"])
    browser.get("/office/people/invite")
    assert browser.send({"name": "王芳", "login": "Wang Fang"}).status == 422
    given = {"name": "王芳", "login": "wangfang", "office": "YCFS", "role": "registrar"}
    page = browser.send(given)
    (link,) = [each.text for each in page.document.iter("p") if "/account/invitation/" in (each.text or "")]
    assert "/account/invitation/" not in browser.get("/office/people/invited").text
    guest = new_browser()
    guest.get(urlsplit(link).path)
    guest.send({"password": "Lantern-4821-orbit", "again": "Lantern-4821-orbit"})
    page = guest.send({"name": "wangfang", "password": "Lantern-4821-orbit"})
    assert page.status == 200 and account(town, "wangfang").state == "active"


def test_a_lost_link_is_made_anew_and_the_old_one_is_void(
    town: Town, client_for: ClientFor, browser: Browser
) -> None:
    admin = town.cast["system-admin"]
    first = people.invite(town.write(), admin, people.Invitation("王芳", "wangfang", "YCFS", Role.REGISTRAR))
    office = client_for(admin)
    page = office.get(f"/office/people/{account(town, 'wangfang').person_id}")
    assert "已邀请" in page.text
    page = office.send(form="invite-again")
    assert "/account/invitation/" in page.text and first not in page.text
    assert browser.get(f"/account/invitation/{first}").status == 404
    with pytest.raises(NotPossible):
        supervision.invite_again(town.write(), admin, person_id(town, "mediator"))


def test_roles_are_given_and_ended_and_some_may_not_meet(town: Town, client_for: ClientFor) -> None:
    browser, key = client_for(town.cast["system-admin"]), person_id(town, "auditor")
    browser.get(f"/office/people/{key}/roles")
    page = browser.send({"office": "YC", "role": "security_admin"})
    assert page.status == 409 and "不能由同一个人担任" in page.errors[0]
    key = person_id(town, "registrar")
    browser.get(f"/office/people/{key}/roles")
    page = browser.send({"office": "YCGB", "role": "manager"})
    assert "皋埠街道八字桥调解工作室，自2026年11月2日" in page.text
    (end,) = [href for href in page.links().values() if str(_manager_role(town, key)) in href]
    browser.get(end)
    assert browser.send({"reason": ""}).status == 422
    page = browser.send({"reason": "轮岗"})
    assert "皋埠" not in page.text and "职务已经结束" in page.text


def _manager_role(town: Town, key: Any) -> Any:
    query = select(RoleHolding.id).where(RoleHolding.person_id == key, RoleHolding.role == "manager")
    return town.fresh().scalar(query)


def test_nobody_gives_a_role_to_oneself(town: Town, client_for: ClientFor) -> None:
    admin = town.cast["system-admin"]
    with pytest.raises(NotPossible) as refused:
        people.give_role(town.write(), admin, admin.person_id, town.cast.offices["YC"], Role.REGISTRAR)
    assert refused.value.code == "own_roles"
    page = client_for(admin).get(f"/office/people/{person_id(town, 'mediator')}")
    assert "增加职务" in page.links() and "停用账号" in page.links()
    page = client_for(admin).get(f"/office/people/{admin.person_id}")
    assert "增加职务" not in page.links() and "停用账号" not in page.links()


def test_sessions_end_and_accounts_close(town: Town, client_for: ClientFor) -> None:
    victim = client_for(town.cast["registrar"])
    assert victim.get("/account/").status == 200
    browser, key = client_for(town.cast["system-admin"]), person_id(town, "registrar")
    browser.get(f"/office/people/{key}")
    page = browser.send(form="end-sessions")
    assert "已经全部结束" in page.text
    assert victim.get("/account/", follow=False).status == 303
    alive = select(SignInSession).where(SignInSession.ended_at.is_(None))
    assert len(town.fresh().scalars(alive).all()) == 1
    browser.get(f"/office/people/{key}/disable")
    page = browser.send({"reason": "离职"})
    assert "已停用" in page.text and account(town, "registrar").state == "disabled"


def test_a_locked_account_is_opened_again(town: Town, client_for: ClientFor, new_browser: Any) -> None:
    guest = new_browser()
    for _ in range(5):
        guest.get("/account/sign-in")
        guest.send({"name": "mediator", "password": "wrong-Password-1"})
    assert account(town, "mediator").state == "locked"
    browser = client_for(town.cast["system-admin"])
    page = browser.get(f"/office/people/{person_id(town, 'mediator')}")
    assert "已锁定" in page.text
    page = browser.send(form="unlock")
    assert account(town, "mediator").state == "active" and "已经解锁" in page.text
    with pytest.raises(NotPossible):
        supervision.unlock(town.write(), town.cast["system-admin"], person_id(town, "mediator"))


def test_those_elsewhere_are_out_of_reach(town: Town) -> None:
    admin = town.cast["system-admin"]
    for act in (supervision.end_sessions, supervision.unlock, supervision.invite_again):
        with pytest.raises(NotFound):
            act(town.write(), admin, person_id(town, "court"))


def test_an_offices_basics_are_changed_and_the_former_ones_kept(town: Town, client_for: ClientFor) -> None:
    browser = client_for(town.cast["system-admin"])
    page = browser.get("/office/offices")
    assert "法定（收到申请起十五日）" in page.text and "绍兴市越城区人民法院" in page.text
    browser.get("/office/offices/YCFS")
    page = browser.send({"name": "", "scope": ["wages_owed"]})
    assert page.status == 422
    page = browser.send(
        {"name": "府山调解工作室", "scope": ["wages_owed", "civil_loan"], "phone": "0575-12350"}
    )
    assert page.path == "/office/offices" and "府山调解工作室" in page.text
    office = town.fresh().scalar(select(Office).where(Office.code == "YCFS"))
    assert office is not None and office.scope == ["wages_owed", "civil_loan"] and office.is_open
    entry = town.session.scalar(select(AuditEntry).where(AuditEntry.verb == "office.changed"))
    assert entry is not None and "府山街道八字桥调解工作室" in entry.body
    assert browser.get("/office/offices/YCFY").status == 404


def test_an_office_in_zhejiang_can_have_the_provinces_clock_and_no_other_can(
    town: Town, client_for: ClientFor
) -> None:
    earlier = town.invited()
    browser = client_for(town.cast["system-admin"])
    page = browser.get("/office/offices/YCFS")
    assert "浙江省（收到申请起十五日，双方同意可以延长）" in page.text and "仲裁庭委托" not in page.text
    wrong = browser.send({"profile": "zhejiang", "region": "130702"})
    assert wrong.status == 422 and "这是另一个省的规定" in wrong.text
    browser.get("/office/offices/YCFS")
    assert browser.send({"profile": "zhejiang"}).path == "/office/offices"
    office = town.fresh().scalar(select(Office).where(Office.code == "YCFS"))
    assert office is not None and office.profile == "zhejiang"
    assert town.dispute(earlier).profile == "statutory"
    dispute = town.dispute(town.file())
    assert dispute.profile == "zhejiang"
    codes = town.fresh().scalars(select(Deadline.clock).where(Deadline.dispute_id == dispute.id))
    assert set(codes) == {"C02", "C06"}


def test_an_administrator_sees_no_case(town: Town, client_for: ClientFor) -> None:
    dispute_id = town.invited()
    number = town.dispute(dispute_id).number
    for sign_in in ("system-admin", "security-admin"):
        browser = client_for(town.cast[sign_in])
        for path in (f"/desk/disputes/{number}", "/desk", f"/my/disputes/{dispute_id.hex}",
                     f"/liaison/disputes/{number}", "/office/statistics", "/audit"):  # fmt: skip
            assert browser.get(path).status == 404, path
