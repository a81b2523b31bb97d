"""Every page declares who may open it; what is not declared is closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from flask import Blueprint, Flask, request
from flask.typing import ResponseReturnValue

from mediation.identity.rules import is_fresh
from mediation.kernel import clock
from mediation.kernel.errors import NotFound
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.policy.table import FOR_ANYONE, FRESH, TABLE
from mediation.web.forms import PageForm
from mediation.web.live import asks_for_a_part
from mediation.web.signed_in import current_actor, must_change_password
from mediation.web.signed_out import ask_to_change_password, ask_to_confirm, ask_to_sign_in

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
BEFORE_ANYTHING_ELSE = frozenset({"account.password", "account.sign_out"})
"""What is open to who signed in with a password that had run out."""
WITHOUT_DECLARATION = frozenset({"static"})
"""Built files, the same for everybody."""


@dataclass(frozen=True)
class Declared:
    """What a page says of itself: its permission, or why it needs none, and the form it takes."""

    endpoint: str
    permission: Permission | None
    reason: str
    form: type[PageForm] | None

    @property
    def needs_sign_in(self) -> bool:
        """Whether it is closed to who has not signed in."""
        return self.permission is not None and self.permission not in FOR_ANYONE


DECLARED: dict[str, Declared] = {}


def page(
    blueprint: Blueprint,
    path: str,
    *,
    permission: Permission,
    methods: tuple[str, ...] = ("GET",),
    form: type[PageForm] | None = None,
) -> Callable[[View], View]:
    """Declare a page for those who hold the permission.

    A permission by role is asked here, before the view. One that is about a dispute is asked
    by the projection and by the use case, which know the dispute; here it asks for a sign-in.
    """
    return _declaring(blueprint, path, methods, permission, "", form)


def public_page(
    blueprint: Blueprint,
    path: str,
    *,
    reason: str,
    methods: tuple[str, ...] = ("GET",),
    form: type[PageForm] | None = None,
) -> Callable[[View], View]:
    """Declare a page for anybody, and say why it may be."""
    return _declaring(blueprint, path, methods, None, reason, form)


def _declaring(
    blueprint: Blueprint,
    path: str,
    methods: tuple[str, ...],
    permission: Permission | None,
    reason: str,
    form: type[PageForm] | None,
) -> Callable[[View], View]:
    def declare(view: View) -> View:
        endpoint = f"{blueprint.name}.{view.__name__}"
        DECLARED[endpoint] = Declared(endpoint, permission, reason, form)
        blueprint.add_url_rule(path, view.__name__, view, methods=list(methods))
        return view

    return declare


def declared_here() -> Declared | None:
    """What the page at hand declared."""
    return DECLARED.get(request.endpoint or "")


def close_by_default(app: Flask) -> None:
    """Ask at the door of every page."""
    app.before_request(_ask)


def _ask() -> ResponseReturnValue | None:
    if request.endpoint is None or request.endpoint in WITHOUT_DECLARATION:
        return None
    declared = declared_here()
    if declared is None:
        raise NotFound()
    if not declared.needs_sign_in:
        return None
    actor = current_actor()
    if actor.person_id is None and asks_for_a_part():
        return "", 401
    if actor.person_id is None:
        return ask_to_sign_in(declared.form)
    if must_change_password() and declared.endpoint not in BEFORE_ANYTHING_ELSE:
        return ask_to_change_password(declared.form)
    if declared.permission is not None and declared.permission not in TABLE:
        require_by_role(actor, declared.permission)
    if declared.permission in FRESH and not is_fresh(actor.confirmed_at, clock.now()):
        return ask_to_confirm(declared.form)
    return None
