"""Every page declares who may open it; what is not declared is closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotFound
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.policy.table import FOR_ANYONE, TABLE
from mediation.web.forms import PageForm, typed_anew
from mediation.web.signed_in import current_actor

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
WITHOUT_DECLARATION = frozenset({"static"})
"""Built files, the same for everybody."""


@dataclass(frozen=True)
class Declared:
    """What a page says of itself: its permission, or why it needs none, and the form it takes."""

    endpoint: str
    permission: Permission | None
    reason: str
    form: type[PageForm] | None


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
    if declared.permission is None or declared.permission in FOR_ANYONE:
        return None
    if current_actor().person_id is None:
        return _ask_to_sign_in(declared)
    if declared.permission not in TABLE:
        require_by_role(current_actor(), declared.permission)
    return None


def _ask_to_sign_in(declared: Declared) -> ResponseReturnValue:
    """The way to sign in; what was typed into a form is given back, so that nothing is lost."""
    door = "account.phone" if request.blueprint == "parties" else "account.sign_in"
    if request.method in ("GET", "HEAD"):
        return redirect(url_for(door, next=request.full_path.rstrip("?")), 303)
    context: dict[str, Any] = {"door": url_for(door), "typed": typed_anew(declared.form)}
    return render_template("account/expired.html", **context), 401
