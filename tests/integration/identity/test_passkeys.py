"""Passkeys beside the authenticator: added, used, removed; and everything that is no proof is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.identity import factors, own_passkeys, second_step, securing, services, sign_ins, supervision
from mediation.identity.ceremonies import Answer
from mediation.identity.factor_models import RecoveryCode
from mediation.identity.models import Account, Office
from mediation.identity.passkey_models import Passkey, PasskeyChallenge
from mediation.identity.passkey_rules import CHALLENGE_LASTS, MOST_PASSKEYS, Site, site_of
from mediation.identity.second_step import Half
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.projections import sign_in
from tests.clocks import Clock
from tests.integration.identity.authenticator import Authenticator
from tests.integration.identity.soft_passkey import SoftKey
from tests.integration.web.people import PASSWORD, office, staff
from tests.together import in_threads

Write = Callable[[], Session]
HERE = Site("localhost", ("https://localhost", "http://localhost"))


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app(second_factor=True)


@pytest.fixture
def wang(write: Write) -> Account:
    return staff(write, office(write), "wang", Role.REGISTRAR)


@dataclass
class Owner:
    """Somebody with an authenticator and a passkey, signed in."""

    account: Account
    actor: Actor
    key: SoftKey
    write: Write
    phone: Authenticator

    def ask(self) -> tuple[str, str]:
        """A half sign-in, and what the passkey has to sign for it."""
        found = services.sign_in(self.write(), self.account.name or "", PASSWORD, "computer")
        assert isinstance(found, Half) and not found.enrols
        return found.token, second_step.ask_passkey(self.write(), found.token, HERE)

    def finish(self, token: str, answer: str) -> str:
        return second_step.finish(self.write(), token, Answer(HERE, answer))


def actor_of(write: Write, session: Session, account: Account) -> Actor:
    fresh = write()
    with transaction(fresh):
        token = sign_ins.begin(fresh, fresh.get_one(Account, account.id), "computer", "two_factors")
    session.rollback()
    found = sign_in.by_token(session, token)
    assert found is not None
    return found.actor


def owner(write: Write, session: Session, clock: Clock, account: Account) -> Owner:
    actor = actor_of(write, session, account)
    securing.begin_factor(write(), actor)
    session.rollback()
    row = factors.waiting(session, account.id)
    assert row is not None and row.secret
    phone = Authenticator(row.secret, clock)
    securing.take_factor(write(), actor, phone.code())
    clock.forward(minutes=1)
    key = SoftKey()
    assert add(write, actor, "办公室电脑", key) == []
    return Owner(account, actor, key, write, phone)


def add(write: Write, actor: Actor, name: str, key: SoftKey) -> list[str]:
    options = own_passkeys.ask_to_add(write(), actor, name, HERE)
    return own_passkeys.add(write(), actor, name, Answer(HERE, key.made(options)))


@pytest.fixture
def wangs(write: Write, session: Session, clock: Clock, wang: Account) -> Owner:
    return owner(write, session, clock, wang)


def told(session: Session, verb: str) -> list[Any]:
    session.rollback()
    rows = session.scalars(select(AuditEntry).where(AuditEntry.verb == verb).order_by(AuditEntry.seq))
    return [json.loads(row.body) for row in rows]


def refused(session: Session) -> list[str]:
    return [body["after"]["passkey_refused"] for body in told(session, "account.passkey_refused")]


def test_the_options_ask_for_a_verified_person_and_for_no_certificate(wangs: Owner, write: Write) -> None:
    made = json.loads(own_passkeys.ask_to_add(write(), wangs.actor, "手机", HERE))
    assert made["rp"]["id"] == "localhost" and made["attestation"] == "none"
    assert made["authenticatorSelection"]["userVerification"] == "required"
    assert len(made["excludeCredentials"]) == 1, "the same key is not made twice"
    used = json.loads(wangs.ask()[1])
    assert used["userVerification"] == "required" and used["rpId"] == "localhost"
    assert [each["id"] for each in used["allowCredentials"]] == [made["excludeCredentials"][0]["id"]]


def test_it_signs_in_and_the_log_says_so(wangs: Owner, session: Session, write: Write) -> None:
    token, options = wangs.ask()
    opened = wangs.finish(token, wangs.key.used(options))
    session.rollback()
    found = sign_in.by_token(session, opened)
    assert found is not None and found.actor.account_id == wangs.account.id
    assert told(session, "account.passkey_used")[0]["after"] == {"passkey": "办公室电脑"}
    assert told(session, "account.signed_in")[-1]["after"] == {"assurance": "passkey"}
    row = session.scalars(select(Passkey)).one()
    assert row.sign_count == 1 and row.used_at is not None
    assert session.get_one(Account, wangs.account.id).failures == 0


WRONG: dict[str, Callable[[SoftKey], SoftKey]] = {
    "another origin": lambda key: replace(key, origin="https://localhost.example.cn"),
    "plain http elsewhere": lambda key: replace(key, origin="http://localhost:9000"),
    "another site": lambda key: replace(key, site="example.cn"),
    "not verified": lambda key: replace(key, verified=False),
    "another key under its name": lambda key: SoftKey(credential_id=key.credential_id),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_no_proof_opens_nothing(
    wangs: Owner, session: Session, wrong: Callable[[SoftKey], SoftKey]
) -> None:
    token, options = wangs.ask()
    with pytest.raises(Invalid) as refusal:
        wangs.finish(token, wrong(wangs.key).used(options))
    assert refusal.value.errors == {"passkey": "wrong_passkey"}
    assert refused(session) == ["not_proven"] and told(session, "account.passkey_used") == []
    assert session.get_one(Account, wangs.account.id).failures == 1


@pytest.mark.parametrize("wrong", list(WRONG.values())[:4], ids=list(WRONG)[:4])
def test_what_is_no_proof_is_not_added(
    wangs: Owner, write: Write, session: Session, wrong: Callable[[SoftKey], SoftKey]
) -> None:
    with pytest.raises(Invalid):
        add(write, wangs.actor, "手机", wrong(SoftKey()))
    assert refused(session) == ["not_proven"] and len(session.scalars(select(Passkey)).all()) == 1


@pytest.mark.parametrize("text", ["{}", "[]", "no json", '{"rawId": 5}', '{"rawId": "AAAA"}', "[" * 5000])
def test_made_up_answers_are_refused(wangs: Owner, session: Session, text: str) -> None:
    token, _ = wangs.ask()
    with pytest.raises(Invalid):
        wangs.finish(token, text)
    assert refused(session) == ["unknown_key"]


def test_an_answer_is_good_once(wangs: Owner, session: Session) -> None:
    token, options = wangs.ask()
    answer = wangs.key.used(options)
    assert wangs.finish(token, answer)
    with pytest.raises(NotPossible):
        wangs.finish(token, answer)
    other, _ = wangs.ask()
    with pytest.raises(Invalid):
        wangs.finish(other, answer)
    assert refused(session) == ["not_proven"], "it was for another challenge"


def test_a_challenge_is_good_once_even_after_a_wrong_answer(wangs: Owner, session: Session) -> None:
    token, options = wangs.ask()
    with pytest.raises(Invalid):
        wangs.finish(token, "{}")
    with pytest.raises(Invalid):
        wangs.finish(token, wangs.key.used(options))
    assert refused(session) == ["unknown_key", "challenge_over"]


def test_a_challenge_is_good_for_three_minutes(wangs: Owner, session: Session, clock: Clock) -> None:
    token, options = wangs.ask()
    clock.forward(seconds=int(CHALLENGE_LASTS.total_seconds()))
    with pytest.raises(Invalid):
        wangs.finish(token, wangs.key.used(options))
    assert refused(session) == ["challenge_over"]


def test_the_challenge_of_another_half_sign_in_is_not_this_ones(wangs: Owner, session: Session) -> None:
    (first, options), (second, _) = wangs.ask(), wangs.ask()
    with pytest.raises(Invalid):
        wangs.finish(second, wangs.key.used(options))
    assert refused(session) == ["not_proven"]
    assert wangs.finish(first, wangs.key.used(options))


@pytest.mark.parametrize("back", [0, 1])
def test_a_counter_that_does_not_go_on_is_refused(wangs: Owner, session: Session, back: int) -> None:
    token, options = wangs.ask()
    wangs.key.count = 6
    wangs.finish(token, wangs.key.used(options))
    token, options = wangs.ask()
    wangs.key.count -= 1 + back
    with pytest.raises(Invalid):
        wangs.finish(token, wangs.key.used(options))
    assert refused(session) == ["counter_back"]
    assert session.scalars(select(Passkey.sign_count)).one() == 7
    entry = session.scalars(select(AuditEntry).where(AuditEntry.verb == "account.passkey_refused")).one()
    assert entry.subject_kind == "passkey", "the log tells which one may have been copied"


def test_a_key_that_never_counts_is_taken_each_time(wangs: Owner) -> None:
    wangs.key.counts = False
    for _ in range(2):
        token, options = wangs.ask()
        assert wangs.finish(token, wangs.key.used(options))


def test_the_key_of_somebody_else_opens_nothing(
    wangs: Owner, write: Write, session: Session, clock: Clock
) -> None:
    li = owner(write, session, clock, staff(write, office(write, "XC"), "li", Role.REGISTRAR))
    token, options = wangs.ask()
    with pytest.raises(Invalid):
        wangs.finish(token, li.key.used(options))
    assert refused(session) == ["unknown_key"]
    with pytest.raises(Invalid):
        add(write, li.actor, "也是它", SoftKey(credential_id=wangs.key.credential_id))
    assert sorted(refused(session)) == ["known_key", "unknown_key"]
    row = session.scalars(select(Passkey).where(Passkey.account_id == wangs.account.id)).one()
    with pytest.raises(NotFound):
        own_passkeys.remove(write(), li.actor, row.id)


def test_an_answer_sent_twice_at_once_opens_one_session(wangs: Owner) -> None:
    token, options = wangs.ask()
    answer = wangs.key.used(options)
    outcomes = in_threads(4, lambda _nth: wangs.finish(token, answer))
    assert sum(isinstance(each, str) for each in outcomes) == 1


def test_five_refusals_lock_the_account(wangs: Owner, session: Session) -> None:
    for _ in range(5):
        token, _options = wangs.ask()
        with pytest.raises(Invalid):
            wangs.finish(token, "{}")
    session.rollback()
    assert session.get_one(Account, wangs.account.id).state == "locked"


def test_a_locked_account_takes_none(wangs: Owner, write: Write) -> None:
    token, options = wangs.ask()
    for _ in range(5):
        with pytest.raises(Invalid):
            services.sign_in(write(), "wang", "wrong", "computer")
    with pytest.raises(Invalid):
        wangs.finish(token, wangs.key.used(options))


def test_it_confirms_beside_the_password(wangs: Owner, write: Write, session: Session, clock: Clock) -> None:
    clock.forward(minutes=20)
    options = own_passkeys.ask_to_confirm(write(), wangs.actor, HERE)
    answer = Answer(HERE, wangs.key.used(options))
    with pytest.raises(Invalid):
        securing.confirm(write(), wangs.actor, "wrong", answer)
    securing.confirm(write(), wangs.actor, PASSWORD, answer)
    with pytest.raises(Invalid):
        securing.confirm(write(), wangs.actor, PASSWORD, answer)
    assert len(told(session, "account.confirmed")) == 1 and refused(session) == ["challenge_over"]


def test_a_challenge_to_confirm_signs_nobody_in(wangs: Owner, write: Write) -> None:
    options = own_passkeys.ask_to_confirm(write(), wangs.actor, HERE)
    token, _ = wangs.ask()
    with pytest.raises(Invalid):
        wangs.finish(token, wangs.key.used(options))


def test_on_another_host_it_is_not_asked_for(wangs: Owner, write: Write) -> None:
    token, _ = wangs.ask()
    for elsewhere in (site_of("intranet.example.cn"), site_of("127.0.0.1:8000")):
        with pytest.raises(NotPossible):
            second_step.ask_passkey(write(), token, elsewhere)
    with pytest.raises(NotPossible):
        own_passkeys.ask_to_add(write(), wangs.actor, "手机", site_of("127.0.0.1:8000"))


def test_the_last_factor_stays(wangs: Owner, write: Write, session: Session, clock: Clock) -> None:
    securing.remove_factor(write(), wangs.actor)
    session.rollback()
    assert factors.of(session, wangs.account.id) is None
    left = session.scalars(select(RecoveryCode.id).where(RecoveryCode.used_at.is_(None))).all()
    assert len(left) == 10, "they are still of use beside the passkey"
    row = session.scalars(select(Passkey)).one()
    with pytest.raises(NotPossible) as refusal:
        own_passkeys.remove(write(), wangs.actor, row.id)
    assert refusal.value.code == "last_factor"
    add(write, wangs.actor, "手机", SoftKey())
    own_passkeys.remove(write(), wangs.actor, row.id)
    assert told(session, "account.passkey_removed")[0]["before"] == {"passkey": "办公室电脑"}
    with pytest.raises(NotFound):
        own_passkeys.remove(write(), wangs.actor, row.id)
    token, options = wangs.ask()
    with pytest.raises(Invalid):
        wangs.finish(token, wangs.key.used(options))


def test_removing_one_ends_the_other_sessions(wangs: Owner, write: Write, session: Session) -> None:
    other = actor_of(write, session, wangs.account)
    row = session.scalars(select(Passkey)).one()
    own_passkeys.remove(write(), wangs.actor, row.id)
    assert len(told(session, "account.session_ended")) == 1
    with pytest.raises(NotAllowed):
        own_passkeys.ask_to_confirm(write(), other, HERE)


def test_names_and_number_are_bounded(wangs: Owner, write: Write, session: Session) -> None:
    with pytest.raises(Invalid) as refusal:
        own_passkeys.ask_to_add(write(), wangs.actor, "办公室电脑", HERE)
    assert refusal.value.errors == {"name": "passkey_name_taken"}
    with pytest.raises(Invalid) as refusal:
        own_passkeys.add(write(), wangs.actor, "手机", None)
    assert refusal.value.errors == {"passkey": "no_passkey"}
    for nth in range(MOST_PASSKEYS - 1):
        add(write, wangs.actor, f"第 {nth} 个", SoftKey())
    with pytest.raises(NotPossible):
        own_passkeys.ask_to_add(write(), wangs.actor, "再一个", HERE)


def test_a_new_challenge_takes_the_place_of_the_one_before(
    wangs: Owner, write: Write, session: Session
) -> None:
    first = own_passkeys.ask_to_add(write(), wangs.actor, "手机", HERE)
    own_passkeys.ask_to_add(write(), wangs.actor, "手机", HERE)
    with pytest.raises(Invalid):
        own_passkeys.add(write(), wangs.actor, "手机", Answer(HERE, SoftKey().made(first)))
    session.rollback()
    rows = session.scalars(select(PasskeyChallenge).where(PasskeyChallenge.purpose == "add")).all()
    assert len(rows) == 1


def test_an_administrator_resets_passkeys_too(wangs: Owner, write: Write, session: Session) -> None:
    securing.remove_factor(write(), wangs.actor)
    place = session.scalars(select(Office)).one()
    admin = actor_of(write, session, staff(write, place, "feng", Role.SYSTEM_ADMIN))
    supervision.reset_factor(write(), admin, wangs.account.person_id)
    assert len(told(session, "account.factor_reset")) == 1
    found = services.sign_in(write(), "wang", PASSWORD, "computer")
    assert isinstance(found, Half) and found.enrols


def test_the_first_factor_of_all_brings_recovery_codes(
    make_app: Callable[..., Flask], write: Write, session: Session, wang: Account
) -> None:
    make_app(second_factor=False)
    actor = actor_of(write, session, wang)
    assert len(add(write, actor, "手机", SoftKey())) == 10
    session.rollback()
    row = session.scalars(select(Passkey)).one()
    own_passkeys.remove(write(), actor, row.id)
    session.rollback()
    assert session.scalars(select(RecoveryCode.id).where(RecoveryCode.used_at.is_(None))).all() == []
    assert isinstance(services.sign_in(write(), "wang", PASSWORD, "computer"), str)
