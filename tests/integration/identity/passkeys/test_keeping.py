"""Confirming by a passkey, adding and removing them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.identity import factors, own_passkeys, second_step, securing, services, supervision
from mediation.identity.ceremonies import Answer
from mediation.identity.factor_models import RecoveryCode
from mediation.identity.models import Account, Office
from mediation.identity.passkey_models import Passkey, PasskeyChallenge
from mediation.identity.passkey_rules import MOST_PASSKEYS, site_of
from mediation.identity.second_step import Half
from mediation.kernel.actor import Role
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from tests.clocks import Clock
from tests.integration.identity.passkeys.owner import HERE, Owner, Write, actor_of, add, refused, told
from tests.integration.identity.soft_passkey import SoftKey
from tests.integration.web.people import PASSWORD, staff


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
