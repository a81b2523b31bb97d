"""When an agreement is signed, takes effect, has failed, and how sure a signature is."""

from __future__ import annotations

from datetime import date

import pytest

from mediation.agreements import rules

BOTH = ("worker", "boss")
ALL = (*BOTH, "mediator")


@pytest.mark.parametrize(
    ("signed", "done"), [((), False), (("boss",), False), (("boss", "worker"), True), (ALL, True)]
)
def test_everybody_bound_has_signed(signed: tuple[str, ...], done: bool) -> None:
    assert rules.signed_by_parties(BOTH, signed) is done
    assert not rules.signed_by_parties((), signed)


@pytest.mark.parametrize(
    ("profile", "signed", "sealed", "effect"),
    [
        ("statutory", ALL, True, True),
        ("statutory", ALL, False, False),
        ("statutory", BOTH, True, False),
        ("statutory", ("worker", "mediator"), True, False),
        ("court_delegated", BOTH, False, True),
        ("court_delegated", ("worker", "mediator"), True, False),
        ("court_entrusted", BOTH, False, False),
    ],
)
def test_the_last_act_makes_it_take_effect(
    profile: str, signed: tuple[str, ...], sealed: bool, effect: bool
) -> None:
    assert rules.takes_effect(profile, BOTH, signed, sealed) is effect


SIGN_BY, AFTER = date(2026, 12, 1), date(2026, 12, 2)


@pytest.mark.parametrize(
    ("declined", "sign_by", "today", "all_signed", "failed"),
    [
        (True, None, SIGN_BY, False, True),
        (True, SIGN_BY, SIGN_BY, True, True),
        (False, SIGN_BY, SIGN_BY, False, False),
        (False, SIGN_BY, AFTER, False, True),
        (False, SIGN_BY, AFTER, True, False),
        (False, None, AFTER, False, False),
    ],
)
def test_signing_fails_when_declined_or_out_of_time(
    declined: bool, sign_by: date | None, today: date, all_signed: bool, failed: bool
) -> None:
    assert rules.signing_failed(declined, sign_by, today, all_signed) is failed


@pytest.mark.parametrize(
    ("how", "method", "level"),
    [
        ("identity_document", "paper", "paper"),
        (None, "thumb_print", "paper"),
        ("identity_document", "code", "L2"),
        ("business_licence", "code", "L2"),
        ("real_name_check", "code", "L2"),
        ("power_of_attorney", "code", "L2"),
        ("telephone", "code", "L1"),
        (None, "code", "L1"),
    ],
)
def test_a_signature_is_as_sure_as_its_signer_was_known(how: str | None, method: str, level: str) -> None:
    assert rules.level(how, method) == level
