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
    checkpoints: Path = ROOT / "instance" / "checkpoints"
    """Where the heads of the audit log are kept, outside the database."""


def from_environment(environment: Mapping[str, str], *, demo: bool = False) -> Config:
    """The settings. Raises BadConfiguration.

    `MEDIATION_DATABASE_URL`, `MEDIATION_SECRET_KEY`, `MEDIATION_KEYS` (name:base64, comma
    between, the newest first), `MEDIATION_FILES`, `MEDIATION_TRUSTED_HOSTS`,
    `MEDIATION_SCANNER`, `MEDIATION_SENDER` (`smtp`), `MEDIATION_SMTP_URL` (`smtps://user:password@host:465?from=address`),
    `MEDIATION_CHECKPOINTS` (a folder, better on another machine; else `instance/checkpoints`).
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
    if sender == "smtp" and not environment.get("MEDIATION_SMTP_URL"):
        raise BadConfiguration("MEDIATION_SMTP_URL is not set")
    if sender not in ("demo", "smtp"):
        raise BadConfiguration(f"MEDIATION_SENDER={sender} is not known: smtp")
    return sender


def _hosts(environment: Mapping[str, str], demo: bool) -> tuple[str, ...]:
    hosts = _setting(environment, "TRUSTED_HOSTS", "127.0.0.1,localhost", demo)
    return tuple(host.strip() for host in hosts.split(","))
