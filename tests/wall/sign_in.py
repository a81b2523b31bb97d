"""Sign somebody in without a password: a row of the store and the token for the cookie."""

from __future__ import annotations

from mediation.demo.acts import Scene
from mediation.identity import queries, sign_ins
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction


def sign_in(scene: Scene, actor: Actor) -> str:
    """The token of a fresh sign-in of a person of the sample."""
    assert actor.person_id is not None
    with scene.sessions() as session, transaction(session):
        account = queries.account_of_person(session, actor.person_id)
        assert account is not None
        return sign_ins.begin(session, account, "computer", "password")
