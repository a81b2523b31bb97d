"""The floor's pages, at the product's own addresses and with the names of its forms' fields.

Whoever is signed in, the token against forged forms and the key that a form acts once are kept, since
no honest application goes without; everything else is left out.
"""

from __future__ import annotations

import hmac
import os
import secrets
from typing import Any

from flask import Flask, abort, g, redirect, render_template, request, session

from benchmarks.floor import reads, writes

app = Flask(__name__)
app.config.update(
    SECRET_KEY=os.environ.get("MEDIATION_SECRET_KEY", ""),
    SESSION_COOKIE_NAME=os.environ.get("FLOOR_COOKIE", "session"),
)


@app.before_request
def _who() -> None:
    """Find out who asks, and refuse a forged form."""
    if request.path == "/healthz":
        return
    g.actor = reads.actor_of(session.get("_user_id", ""))
    if g.actor is None:
        abort(401)
    token = session.setdefault("token", secrets.token_hex(16))
    if request.method == "POST" and not hmac.compare_digest(request.form.get("csrf_token", ""), token):
        abort(400)


@app.get("/healthz")
def health() -> str:
    """Whether the server answers."""
    return "ok"


@app.route("/desk/file", methods=["GET", "POST"])
def file() -> Any:
    """File a claim."""
    if request.method == "GET":
        return _form(seen="")
    if not all(
        request.form.get(name, "").strip() for name in ("applicant-name", "respondents-0-name", "facts")
    ):
        abort(422)
    return redirect(f"/desk/disputes/{writes.file(g.actor, request.form)}", 303)


@app.route("/desk/disputes/<number>/steps/<trigger>", methods=["GET", "POST"])
def step(number: str, trigger: str) -> Any:
    """Take a step."""
    if request.method == "GET":
        return _form(seen=reads.case(number)["dispute"][9])
    if writes.step(g.actor, number, trigger, request.form):
        abort(409)
    return redirect(f"/desk/disputes/{number}", 303)


def _form(**hidden: Any) -> str:
    return render_template("form.html", token=session["token"], once=secrets.token_hex(16), **hidden)


@app.get("/desk/disputes/<number>")
def case(number: str) -> str:
    """One case with its history."""
    return render_template("case.html", **reads.case(number))


@app.get("/desk")
def queue() -> str:
    """The open queue."""
    return render_template("list.html", rows=reads.queue(g.actor))


@app.get("/desk/search")
def search() -> str:
    """The newest hits of a word."""
    hits, count = reads.search(g.actor, request.args["q"])
    return render_template("list.html", rows=hits, count=count)


@app.get("/office/statistics")
def statistics() -> str:
    """The figures."""
    by_state, by_month = reads.figures(g.actor)
    return render_template("figures.html", by_state=by_state, by_month=by_month)
