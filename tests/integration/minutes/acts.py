"""Minutes in few words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.minutes import queries
from mediation.minutes.models import Attendee, MediationMinutes, MinutesFact
from mediation.minutes.text import Content, Fact, Issue
from mediation.parties.models import PartyMember
from mediation.procedure.minutes import drafting, lay_out, signing
from mediation.talks.models import Talk
from tests.integration.agreements.scene import BOSS, WORKER, Scene


def begun(scene: Scene) -> UUID:
    """Both came: a session that begins now."""
    key: UUID = scene.do(drafting.begin_now, scene.mediator, "at_office", "二楼调解室")
    scene.clock.forward(minutes=40)
    return key


def member(scene: Scene, side: str) -> str:
    query = select(PartyMember.id).where(PartyMember.party_id == scene.party(side).id)
    return scene.fresh().scalars(query.order_by(PartyMember.from_at)).first().hex  # type: ignore[union-attr]


def content(scene: Scene, **changes: Any) -> Content:
    now = clock.now()
    said: dict[str, Any] = {
        "held_from": now - timedelta(minutes=30), "held_until": now,
        "members": (member(scene, "applicant"), member(scene, "respondent")),
        "issues": (Issue("欠薪几个月", "", "三个月", "两个月"),),
        "facts": (Fact("七月工资没有发"),), "methods": ("explain_law",), "left_open": "数额下次再谈",
    }  # fmt: skip
    return Content(**{**said, **changes})


def saved(scene: Scene, talk: UUID, seen: int | None = None, **changes: Any) -> int:
    version: int = scene.do(drafting.save, scene.mediator, talk, seen, content(scene, **changes))
    return version


def laid_out(scene: Scene, **changes: Any) -> UUID:
    """Minutes of a session at which both sides were."""
    talk = begun(scene)
    version = saved(scene, talk, **changes)
    key: UUID = scene.do(lay_out.lay_out, scene.mediator, talk, version)
    return key


def row(scene: Scene, key: UUID) -> MediationMinutes:
    return scene.fresh().get_one(MediationMinutes, key)


def talk_of(scene: Scene, key: UUID) -> Talk:
    return scene.fresh().get_one(Talk, row(scene, key).talk_id)


def fact(scene: Scene, key: UUID) -> MinutesFact:
    return queries.facts(scene.fresh(), key)[0]


def person(scene: Scene, key: UUID, name: str) -> Attendee:
    return next(each for each in queries.people(scene.fresh(), key) if each.name == name)


def sign(scene: Scene, key: UUID, actor: Actor, phone: str) -> bool:
    scene.do(signing.ask_code, actor, key)
    done: bool = scene.do(
        signing.sign, actor, key, row(scene, key).digest, actor.name, scene.code_sent_to(phone)
    )
    return done


def sign_all(scene: Scene, key: UUID) -> bool:
    sign(scene, key, scene.worker, WORKER)
    sign(scene, key, scene.boss, BOSS)
    done: bool = scene.do(signing.sign_as_mediator, scene.mediator, key, row(scene, key).digest)
    return done
