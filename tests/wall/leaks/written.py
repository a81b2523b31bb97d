"""Leaks in what private acts write: joint versions, shared keys, the search index, messages, files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, compartment_chain, record
from mediation.channels import changes as channels
from mediation.channels.models import ChannelEntry
from mediation.disputes import search_index
from mediation.disputes.models import Dispute
from mediation.documents import changes as documents
from mediation.documents.uploads import Upload
from mediation.kernel import outbox
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Invalid
from mediation.offers import changes as offers
from mediation.parties.models import Party
from tests.wall.inside import SECRETS
from tests.wall.leaks.planting import handed_in, instead

Entering = Callable[..., ChannelEntry]


def global_id(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sequence of keys for all compartments: private acts shift the keys of joint ones."""
    monkeypatch.setattr(Actor, "stream", lambda _actor, _compartment: "everybody")


def version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A private act counts the joint version, which every form bears."""

    def add(function: Entering, session: Session, actor: Actor, channel: Any, *said: Any, **more: Any) -> Any:
        counted = update(Dispute).where(Dispute.id == channel.compartment.dispute_id)
        session.execute(counted.values(version=Dispute.version + 1))
        return function(session, actor, channel, *said, **more)

    instead(monkeypatch, channels, "add_entry", add)


def search_hit(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said in a channel is put into the search index."""

    def add(
        function: Entering, session: Session, actor: Actor, channel: Any, kind: str, payload: Any, **more: Any
    ) -> Any:
        said = payload.get("text") or payload.get("words", "")
        if said in SECRETS:
            search_index.write(session, channel.compartment.dispute_id, said)
        return function(session, actor, channel, kind, payload, **more)

    instead(monkeypatch, channels, "add_entry", add)


def message_fan_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody is told by message that something happened."""

    def add(function: Entering, session: Session, actor: Actor, channel: Any, *said: Any, **more: Any) -> Any:
        place = channel.compartment
        for party in session.scalars(select(Party).where(Party.dispute_id == place.dispute_id)):
            outbox.enqueue(session, actor.stream(place.id), "sms", party.phone or "", "案件有新的进展。")
        return function(session, actor, channel, *said, **more)

    instead(monkeypatch, channels, "add_entry", add)


def quota(monkeypatch: pytest.MonkeyPatch) -> None:
    """Private evidence uses up the room for joint papers."""

    def keep(function: Callable[..., Any], session: Session, *said: Any, **more: Any) -> Any:
        if handed_in(session):
            raise Invalid(files="too_many_files")
        return function(session, *said, **more)

    instead(monkeypatch, documents, "keep", keep)


def duplicate_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that lies in any compartment already is refused."""

    def keep(
        function: Callable[..., Any], session: Session, case: Any, upload: Upload, *said: Any, **more: Any
    ) -> Any:
        if any(told["sha256"] == upload.sha256 for _, told in handed_in(session)):
            raise Invalid(files="taken")
        return function(session, case, upload, *said, **more)

    instead(monkeypatch, documents, "keep", keep)


def file_name_conflict(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file gets another name where any compartment has one of the same name."""

    def keep(
        function: Callable[..., Any], session: Session, case: Any, upload: Upload, *said: Any, **more: Any
    ) -> Any:
        if any(told["name"] == upload.name for _, told in handed_in(session)):
            upload = replace(upload, name=f"副本 {upload.name}")
        return function(session, case, upload, *said, **more)

    instead(monkeypatch, documents, "keep", keep)


def sealed_offer(monkeypatch: pytest.MonkeyPatch) -> None:
    """That somebody sealed an offer is written into the joint chain, beside the round."""

    def seal(function: Callable[..., str], session: Session, *said: Any) -> str:
        actor, held = said[0], said[2]
        chain = compartment_chain(held.dispute_id, held.dispute_id)
        record(session, actor, "blind_offer.asked", Subject("blind_offer", held.method_id), chain)
        return function(session, *said)

    instead(monkeypatch, offers, "seal", seal)
