"""Acts of private reading in few words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from mediation.break_glass.rules import Asked
from mediation.channels import viewing
from mediation.complaints.changes import Complained
from mediation.identity.models import RoleHolding
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.procedure.break_glass import answer, ask
from mediation.procedure.complaining import own, review
from mediation.procedure.confide import speak
from mediation.procedure.private_reading import reading
from mediation.projections.channel_of_party import ChannelPage
from mediation.projections.private_reading import complaints, thread, told
from tests.integration.agreements.scene import Scene

SECRET = "最低一万八可以接受"
CRIME = Asked("crime", "派出所来函核实伪造欠条的事。", 8)
LIFE = Asked("danger_to_life", "劳动者说要从楼上跳下去。", 24, at_once=True)
DEMANDED = Asked("demanded_by_law", "法院来函调取。", 2, demand="（2026）浙0602函12号")
FIRST, SECOND = "manager2", "manager"
"""The manager of the handling office, and the one above."""


def say(scene: Scene, text: str = SECRET, side: str = "applicant") -> UUID:
    who = scene.worker if side == "applicant" else scene.boss
    key: UUID = scene.do(speak.state, who, scene.party(side).id, text, "keep")
    return key


def asked(scene: Scene, what: Asked = CRIME, who: str = FIRST, side: str = "applicant") -> UUID:
    key: UUID = scene.do(ask.ask, who, scene.party(side).id, what)
    return key


def answered(
    scene: Scene, key: UUID, agrees: bool = True, who: str = SECOND, words: str = "情况属实"
) -> None:
    _by_key(scene, answer.answer, who, key, agrees, words)


def opened(scene: Scene, what: Asked = CRIME) -> UUID:
    """Asked for by one, consented to by another."""
    key = asked(scene, what)
    answered(scene, key)
    return key


def read(scene: Scene, key: UUID, who: str | Actor = FIRST, cause: str = viewing.BREAK_GLASS) -> ChannelPage:
    """As the page does it: what is shown is kept."""
    actor = scene.cast[who] if isinstance(who, str) else who
    shown = thread.page(scene.fresh(), actor, cause, key)
    assert shown.fresh is not None
    reading.keep(scene.write(), actor, cause, key, shown.fresh)
    return shown


def texts(page: ChannelPage) -> list[str]:
    return [line.text for line in reversed(page.lines)]


def told_to(scene: Scene, side: str = "applicant") -> tuple[told.ReadByLaw, ...]:
    who = scene.worker if side == "applicant" else scene.boss
    return told.by_law(scene.fresh(), who, scene.dispute_id, scene.party(side).id)


def complain(scene: Scene, opening: own.Opening | None = None, **more: Any) -> UUID:
    said = Complained("pressed", "催了我三次，让我当天签字。", **more)
    key: UUID = scene.do(own.file, scene.worker, scene.party("applicant").id, said, opening)
    return key


def on_complaint(scene: Scene, act: Any, key: UUID, *said: Any) -> None:
    """The party's own act on its complaint."""
    scene.do(act, scene.worker, scene.party("applicant").id, key, *said)


def look_into(scene: Scene, key: UUID, who: str = FIRST) -> None:
    _by_key(scene, review.look_into, who, key)


def answer_complaint(scene: Scene, key: UUID, who: str = FIRST, words: str = "已经与调解员谈过。") -> None:
    _by_key(scene, review.answer, who, key, words)


def own_page(scene: Scene) -> complaints.OwnPage:
    return complaints.page(scene.fresh(), scene.worker, scene.dispute_id, scene.party("applicant").id)


def by_key(scene: Scene, act: Any, who: str, key: UUID, *said: Any) -> Any:
    return _by_key(scene, act, who, key, *said)


def _by_key(scene: Scene, act: Any, who: str, key: UUID, *said: Any) -> Any:
    scene.clock.forward(minutes=2)
    return act(scene.write(), scene.cast[who], key, *said)


def manages_too(scene: Scene, sign_in: str) -> Actor:
    """A mediator who is a manager of the same office besides."""
    actor = scene.cast[sign_in]
    post = replace(actor.posts[0], role=Role.MANAGER)
    with scene.write() as session, transaction(session):
        session.add(
            RoleHolding(
                id=identifiers.new("tests"), person_id=actor.person_id, office_id=post.office_id,
                role=post.role.value, from_at=clock.now(),
            )
        )  # fmt: skip
    return replace(actor, posts=(*actor.posts, post))
