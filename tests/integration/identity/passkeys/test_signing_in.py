"""Signing in by a passkey; what is no proof opens nothing."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.identity import own_passkeys, services
from mediation.identity.models import Account
from mediation.identity.passkey_models import Passkey
from mediation.kernel.actor import Role
from mediation.kernel.errors import Invalid, NotFound
from mediation.projections import sign_in
from tests.clocks import Clock
from tests.integration.identity.passkeys.owner import HERE, WRONG, Owner, Write, add, owner, refused, told
from tests.integration.identity.soft_passkey import SoftKey
from tests.integration.web.people import office, staff
from tests.together import in_threads


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
