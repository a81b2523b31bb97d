"""The law in plain words for anybody: whoever asks what is due to them needs no account for it."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.law.statutes import search
from mediation.web.access import public_page
from mediation.web.public.blueprint import blueprint
from mediation.web.statute_cards import StatuteSearchForm, by_topic


@public_page(blueprint, "/statutes", reason="published law in plain words, the same for everybody")
def statutes() -> ResponseReturnValue:
    """All cards, or those on which every word looked for stands."""
    form = StatuteSearchForm()
    form.validate()
    query = "" if form.errors else form.q.data or ""
    cards = search(query)
    return render_template(
        "public/statutes.html", form=form, query=query, topics=by_topic(cards), count=len(cards),
        back_url=url_for("public.home"),
    )  # fmt: skip
