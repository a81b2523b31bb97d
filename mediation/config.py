"""Typed settings from the environment; refuses to start on missing or sample secrets outside demo mode."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mediation.kernel.encryption import Keyring

ROOT = Path(__file__).resolve().parent.parent
DEMO_SECRET = "demo-mode-only-not-a-secret-0123456789"
DEMO_KEY = b"demo mode only: not a secret key"


_SENDERS = {"smtp": ("MEDIATION_SMTP_URL",), "sms": ("MEDIATION_SMS_URL", "MEDIATION_SMS_TOKEN")}
"""What each way of sending needs to be set."""


class BadConfiguration(Exception):
    """A setting is missing or not to be used; the message names it."""


@dataclass(frozen=True)
class Config:
    """Everything the environment decides."""

    demo: bool
    database_url: str
    secret_key: str
    keys: Keyring
    files: Path
    trusted_hosts: tuple[str, ...]
    scanner: str
    language: str = "zh_Hans_CN"
    sender: str = "demo"
    smtp_url: str = ""
    sms_url: str = ""
    sms_token: str = ""
    sms_body: str = ""
    sms_ok: str = ""
    limits: str = "wrong"
    """What is counted by web/limits.py: `all`, or only tries that are `wrong`."""
    second_factor: bool = False
    """Whether staff need a second factor in demo mode, too; outside it they always do."""
    passwords: str = "asvs"
    """What is asked of passwords: `national` or `asvs` (identity/password_rules.py)."""
    proxies: int = 0
    """How many proxies of our own stand in front and say where a request came from."""
    metrics_token: str = ""
    """Who shows it may read /metrics; without one there is no such page."""
    kept_days: int = 30
    """How long messages that left and used codes stay (procedure/timed/housekeeping.py)."""
    checkpoints: Path = ROOT / "instance" / "checkpoints"
    """Where the heads of the audit log are kept, outside the database."""


def from_environment(environment: Mapping[str, str], *, demo: bool = False) -> Config:
    """The settings. Raises BadConfiguration.

    `MEDIATION_DATABASE_URL`, `MEDIATION_SECRET_KEY`, `MEDIATION_KEYS` (name:base64, comma
    between, the newest first), `MEDIATION_FILES`, `MEDIATION_TRUSTED_HOSTS`,
    `MEDIATION_SCANNER`, `MEDIATION_SENDER` (`smtp`, `sms` or both, comma between),
    `MEDIATION_SMTP_URL` (`smtps://user:password@host:465?from=address`), `MEDIATION_SMS_URL`,
    `MEDIATION_SMS_TOKEN`, `MEDIATION_SMS_BODY`, `MEDIATION_SMS_OK` (adapters/sms.py).
    `MEDIATION_CHECKPOINTS` (a folder, better on another machine; else `instance/checkpoints`),
    `MEDIATION_LIMITS` (`all`, or `wrong`, as in demo mode, where everybody has one address),
    `MEDIATION_PROXIES` (how many stand in front; none unless set), `MEDIATION_METRICS_TOKEN`
    (at least 32 characters, for /metrics; no such page unless set), `MEDIATION_KEPT_DAYS` (2 to 3650, for
    messages that left and used codes; 30 unless set), `MEDIATION_SECOND_FACTOR`
    (`required`, as it always is outside demo mode), `MEDIATION_PASSWORDS` (`national`, as it is
    unless set, or `asvs`, as in demo mode, where nobody has to change the one printed password).
    """
    demo = demo or environment.get("MEDIATION_DEMO") == "1"
    instance = Path(environment.get("MEDIATION_INSTANCE", str(ROOT / "instance")))
    if demo:
        instance.mkdir(parents=True, exist_ok=True)
    return Config(
        demo=demo,
        database_url=_setting(
            environment, "DATABASE_URL", f"sqlite:///{instance / 'mediation.sqlite'}", demo
        ),
        secret_key=_secret(environment, demo),
        keys=_keys(environment, demo),
        files=Path(_setting(environment, "FILES", str(instance / "files"), demo)),
        trusted_hosts=_hosts(environment, demo),
        scanner=_setting(environment, "SCANNER", "none", demo),
        sender=_sender(environment, demo),
        smtp_url=environment.get("MEDIATION_SMTP_URL", ""),
        sms_url=environment.get("MEDIATION_SMS_URL", ""),
        sms_token=environment.get("MEDIATION_SMS_TOKEN", ""),
        sms_body=environment.get("MEDIATION_SMS_BODY", ""),
        sms_ok=environment.get("MEDIATION_SMS_OK", ""),
        limits=_limits(environment, demo),
        second_factor=_second_factor(environment, demo),
        passwords=_passwords(environment, demo),
        proxies=_proxies(environment),
        metrics_token=_metrics_token(environment),
        kept_days=_kept_days(environment),
        checkpoints=Path(environment.get("MEDIATION_CHECKPOINTS") or instance / "checkpoints"),
    )


def _setting(environment: Mapping[str, str], name: str, in_demo: str, demo: bool) -> str:
    value = environment.get(f"MEDIATION_{name}") or (in_demo if demo else "")
    if not value:
        raise BadConfiguration(f"MEDIATION_{name} is not set")
    return value


def _secret(environment: Mapping[str, str], demo: bool) -> str:
    secret = _setting(environment, "SECRET_KEY", DEMO_SECRET, demo)
    if not demo and (len(secret) < 32 or secret == DEMO_SECRET):
        raise BadConfiguration("MEDIATION_SECRET_KEY must be at least 32 characters and your own")
    return secret


def _keys(environment: Mapping[str, str], demo: bool) -> Keyring:
    written = _setting(environment, "KEYS", f"demo:{base64.b64encode(DEMO_KEY).decode()}", demo)
    keys = []
    for part in written.split(","):
        name, _, encoded = part.strip().partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except binascii.Error:
            raise BadConfiguration("MEDIATION_KEYS is not name:base64") from None
        if len(key) != 32 or not name or (key == DEMO_KEY and not demo):
            raise BadConfiguration("MEDIATION_KEYS needs 32 random bytes of your own for every name")
        keys.append((name, key))
    return Keyring(tuple(keys))


def _sender(environment: Mapping[str, str], demo: bool) -> str:
    sender = _setting(environment, "SENDER", "demo", demo)
    if sender == "demo" and not demo:
        raise BadConfiguration("MEDIATION_SENDER=demo lets everybody read the codes: demo mode only")
    if sender == "demo":
        return sender
    for way in (part.strip() for part in sender.split(",")):
        if way not in _SENDERS:
            raise BadConfiguration(f"MEDIATION_SENDER={way} is not known: smtp, sms")
        for name in _SENDERS[way]:
            if not environment.get(name):
                raise BadConfiguration(f"{name} is not set")
    return sender


def _limits(environment: Mapping[str, str], demo: bool) -> str:
    limits = environment.get("MEDIATION_LIMITS") or ("wrong" if demo else "all")
    if limits not in ("all", "wrong"):
        raise BadConfiguration("MEDIATION_LIMITS is all or wrong")
    return limits


def _second_factor(environment: Mapping[str, str], demo: bool) -> bool:
    wanted = environment.get("MEDIATION_SECOND_FACTOR") or ("own-choice" if demo else "required")
    if wanted not in ("required", "own-choice") or (wanted != "required" and not demo):
        raise BadConfiguration("MEDIATION_SECOND_FACTOR is required; own-choice is for demo mode only")
    return wanted == "required"


def _passwords(environment: Mapping[str, str], demo: bool) -> str:
    profile = environment.get("MEDIATION_PASSWORDS") or ("asvs" if demo else "national")
    if profile not in ("national", "asvs"):
        raise BadConfiguration("MEDIATION_PASSWORDS is national or asvs")
    return profile


def _proxies(environment: Mapping[str, str]) -> int:
    count = environment.get("MEDIATION_PROXIES") or "0"
    if count not in ("0", "1", "2", "3", "4", "5"):
        raise BadConfiguration("MEDIATION_PROXIES is a number from 0 to 5")
    return int(count)


def _kept_days(environment: Mapping[str, str]) -> int:
    written = environment.get("MEDIATION_KEPT_DAYS") or "30"
    if not (written.isascii() and written.isdigit() and 2 <= int(written[:5]) <= 3650):
        raise BadConfiguration("MEDIATION_KEPT_DAYS is a number from 2 to 3650")
    return int(written)


def _metrics_token(environment: Mapping[str, str]) -> str:
    token = environment.get("MEDIATION_METRICS_TOKEN", "")
    if token and (len(token) < 32 or not token.isascii()):
        raise BadConfiguration("MEDIATION_METRICS_TOKEN must be at least 32 plain characters")
    return token


def _hosts(environment: Mapping[str, str], demo: bool) -> tuple[str, ...]:
    hosts = _setting(environment, "TRUSTED_HOSTS", "127.0.0.1,localhost", demo)
    return tuple(host.strip() for host in hosts.split(","))
