"""Outside demo mode nothing starts on missing, sample or dangerous settings."""

from __future__ import annotations

import base64

import pytest

from mediation.config import DEMO_KEY, DEMO_SECRET, BadConfiguration, from_environment

WHOLE = {
    "MEDIATION_DATABASE_URL": "postgresql+psycopg://db/mediation",
    "MEDIATION_SECRET_KEY": "s" * 40,
    "MEDIATION_KEYS": f"k1:{base64.b64encode(b'k' * 32).decode()}",
    "MEDIATION_FILES": "files",
    "MEDIATION_TRUSTED_HOSTS": "mediation.example, www.mediation.example",
    "MEDIATION_SCANNER": "none",
    "MEDIATION_SENDER": "smtp",
    "MEDIATION_SMTP_URL": "smtps://mail.example:465?from=office@mail.example",
}


@pytest.mark.parametrize(
    ("setting", "demo", "profile"),
    [("", False, "national"), ("asvs", False, "asvs"), ("", True, "asvs"), ("national", True, "national")],
)
def test_passwords_are_the_national_ones_unless_told_otherwise(
    setting: str, demo: bool, profile: str
) -> None:
    assert from_environment({**WHOLE, "MEDIATION_PASSWORDS": setting}, demo=demo).passwords == profile


def test_whole_settings_are_taken() -> None:
    config = from_environment(WHOLE)
    assert not config.demo
    assert config.trusted_hosts == ("mediation.example", "www.mediation.example")
    assert config.sender == "smtp"


@pytest.mark.parametrize("missing", list(WHOLE))
def test_each_setting_is_needed_and_named_when_it_is_missing(missing: str) -> None:
    with pytest.raises(BadConfiguration, match=missing):
        from_environment({name: value for name, value in WHOLE.items() if name != missing})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MEDIATION_SECRET_KEY", DEMO_SECRET),
        ("MEDIATION_SECRET_KEY", "short"),
        ("MEDIATION_KEYS", f"demo:{base64.b64encode(DEMO_KEY).decode()}"),
        ("MEDIATION_KEYS", "k1:short"),
        ("MEDIATION_KEYS", "k1:not base64!"),
        ("MEDIATION_METRICS_TOKEN", "guessed"),
        ("MEDIATION_SENDER", "demo"),
        ("MEDIATION_SENDER", "pigeon"),
        ("MEDIATION_PASSWORDS", "none"),
    ],
)
def test_sample_and_dangerous_settings_are_refused(name: str, value: str) -> None:
    with pytest.raises(BadConfiguration, match=name):
        from_environment({**WHOLE, name: value})


SMS = {"MEDIATION_SMS_URL": "https://sms.example/send", "MEDIATION_SMS_TOKEN": "t"}


def test_mail_and_messages_may_go_together() -> None:
    config = from_environment({**WHOLE, **SMS, "MEDIATION_SENDER": "smtp,sms"})
    assert (config.sms_url, config.sms_token) == ("https://sms.example/send", "t")


@pytest.mark.parametrize("missing", list(SMS))
def test_a_gateway_needs_its_address_and_its_token(missing: str) -> None:
    some = {name: value for name, value in SMS.items() if name != missing}
    with pytest.raises(BadConfiguration, match=missing):
        from_environment({**WHOLE, **some, "MEDIATION_SENDER": "sms"})
