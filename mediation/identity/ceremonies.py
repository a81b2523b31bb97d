"""What is said to a passkey and what it answers, by the library of WebAuthn; nothing here is kept.

User verification (a PIN, a finger, a face) is always required, and attestation never asked for: who
made the device says nothing that we would act on, and its certificate could tell people apart.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from mediation.identity.passkey_rules import CHALLENGE_LASTS, Site

MILLISECONDS = int(CHALLENGE_LASTS.total_seconds() * 1000)
Result = TypeVar("Result")


class NotProven(Exception):
    """An answer that is not of this key, to this challenge, on this site, by a verified person."""


@dataclass(frozen=True)
class Answer:
    """What came back from the browser (JSON, not believed yet), and the site on which it was asked."""

    site: Site
    text: str


@dataclass(frozen=True)
class NewKey:
    """The public half of a passkey that was just made."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


@dataclass(frozen=True)
class Owner:
    """For whom a passkey is made; the device keeps and shows the two names."""

    account_id: UUID
    login: str
    name: str


def to_make(site: Site, challenge: bytes, owner: Owner, issuer: str, known: Sequence[bytes]) -> str:
    """The options of `navigator.credentials.create` (JSON); `known` keys are not made a second time."""
    library = _library()
    structs = library.helpers.structs
    return str(library.options_to_json(library.generate_registration_options(
        rp_id=site.name, rp_name=issuer, user_id=owner.account_id.bytes, user_name=owner.login,
        user_display_name=owner.name, challenge=challenge, timeout=MILLISECONDS,
        exclude_credentials=_described(known),
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.DISCOURAGED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
    )))  # fmt: skip


def to_use(site: Site, challenge: bytes, known: Sequence[bytes]) -> str:
    """The options of `navigator.credentials.get` (JSON) for the keys of one account."""
    library = _library()
    return str(library.options_to_json(library.generate_authentication_options(
        rp_id=site.name, challenge=challenge, timeout=MILLISECONDS, allow_credentials=_described(known),
        user_verification=library.helpers.structs.UserVerificationRequirement.REQUIRED,
    )))  # fmt: skip


def made(answer: Answer, challenge: bytes) -> NewKey:
    """The new passkey. Raises NotProven."""
    found = _checked(
        lambda library: library.verify_registration_response(
            credential=answer.text,
            expected_challenge=challenge,
            expected_rp_id=answer.site.name,
            expected_origin=list(answer.site.origins),
            require_user_verification=True,
        )
    )
    return NewKey(found.credential_id, found.credential_public_key, found.sign_count)


def key_named(answer: Answer) -> bytes:
    """The identifier of the passkey that is said to have answered. Raises NotProven."""

    def read(library: Any) -> bytes:
        return bytes(library.base64url_to_bytes(json.loads(answer.text)["rawId"]))

    return _checked(read)


def used(answer: Answer, challenge: bytes, public_key: bytes) -> int:
    """What the counter of a passkey tells that has proven itself. Raises NotProven."""
    found = _checked(
        lambda library: library.verify_authentication_response(
            credential=answer.text,
            expected_challenge=challenge,
            expected_rp_id=answer.site.name,
            expected_origin=list(answer.site.origins),
            credential_public_key=public_key,
            credential_current_sign_count=0,  # compared by passkeys.py, which tells it from other faults
            require_user_verification=True,
        )
    )
    return int(found.new_sign_count)


def _checked(read: Callable[[Any], Result]) -> Result:
    with _hostile():
        return read(_library())


@contextmanager
def _hostile() -> Iterator[None]:
    """Whatever made-up bytes let the library stumble over, it is no proof."""
    try:
        yield
    except Exception as wrong:
        raise NotProven(type(wrong).__name__) from wrong


def _described(known: Sequence[bytes]) -> list[Any]:
    return [_library().helpers.structs.PublicKeyCredentialDescriptor(id=each) for each in known]


def _library() -> Any:
    import webauthn  # noqa: PLC0415 - slow to import, and few requests are about passkeys

    return webauthn
