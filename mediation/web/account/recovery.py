"""Recovery codes, shown this once."""

from __future__ import annotations

from flask import Response, make_response, render_template, url_for

from mediation.web.carried import opened


def codes_page(codes: list[str] | None, onward: str, carried: str | None = None) -> str | Response:
    """The page with the codes and the way on; they stand in no address, cookie or store.

    A form that was sent twice gets none a second time: the account's page tells how to make others.
    """
    if not codes:
        return url_for("account.security")
    return make_response(
        render_template("account/recovery_codes.html", codes=codes, onward=onward, carried=opened(carried))
    )
