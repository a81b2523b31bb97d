"""A security key made of software, for tests: ES256, attestation "none", and every way to be wrong."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

ORIGIN = "http://localhost"
PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


def text_of(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class SoftKey:
    """One passkey; what a test changes is what the browser or the device would have got wrong."""

    origin: str = ORIGIN
    site: str | None = None
    """Instead of the one that is asked for."""
    verified: bool = True
    counts: bool = True
    count: int = 0
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def made(self, options: str) -> str:
        """What `navigator.credentials.create` gives for these options."""
        told = json.loads(options)
        client = self._client("webauthn.create", told["challenge"])
        numbers = self.private.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        named = len(self.credential_id).to_bytes(2, "big") + self.credential_id
        key = bytes(16) + named + cbor2.dumps(public)
        data = self._told(told["rp"]["id"], WITH_KEY) + key
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(clientDataJSON=text_of(client), attestationObject=text_of(attested))

    def used(self, options: str) -> str:
        """What `navigator.credentials.get` gives for these options."""
        told = json.loads(options)
        client = self._client("webauthn.get", told["challenge"])
        self.count += self.counts
        data = self._told(told["rpId"], 0)
        signature = self.private.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=text_of(client), authenticatorData=text_of(data), signature=text_of(signature)
        )

    def _told(self, site: str, flags: int) -> bytes:
        flags |= PRESENT | (VERIFIED if self.verified else 0)
        hashed = sha256((self.site or site).encode()).digest()
        return hashed + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, **response: Any) -> str:
        own = text_of(self.credential_id)
        return json.dumps({"id": own, "rawId": own, "type": "public-key", "response": response})
