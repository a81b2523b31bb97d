"""The log: what is looked for stands in the address; every look is itself kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice, SelectField

from mediation.policy.permissions import Permission
from mediation.procedure.office import oversee
from mediation.projections import audit_trail
from mediation.projections.audit_trail import Entry, Wanted
from mediation.store import reading, writing
from mediation.web.access import page
from mediation.web.audit import shown
from mediation.web.audit.blueprint import blueprint
from mediation.web.fields import DateField, TextField
from mediation.web.filters import moment
from mediation.web.forms import QueryForm
from mediation.web.labels import audit as words
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class LogQuery(QueryForm):
    """What is looked for in the log."""

    number = TextField(_l("案号"), most=40, required=False)
    who = TextField(_l("姓名或者登录名"), most=60, required=False)
    verb = SelectField(_l("事项"), choices=[], validate_choice=False)
    since = DateField(_l("从哪一天"), required=False)
    until = DateField(_l("到哪一天"), required=False)


@page(blueprint, "", permission=Permission.READ_AUDIT)
def log() -> ResponseReturnValue:
    """Entries of the reader's offices and of the joint part of their disputes, newest first."""
    actor, form = current_actor(), query()
    after = request.args.get("after", "")
    if not form.validate():
        return render_template("audit/log.html", **_context(form, None, after)), 422
    wanted, asked = wanted_by(form)
    listed = audit_trail.entries(reading(), actor, wanted, after)
    oversee.note_view(writing(), actor, "log", asked)
    return render_template("audit/log.html", **_context(form, listed, after))


def query() -> LogQuery:
    """The form with its choices, made from the address."""
    form = LogQuery()
    known = [SelectChoice(code, said) for code, said in words.verbs()]
    form.verb.choices = [SelectChoice("", _("全部")), *known]
    return form


def wanted_by(form: LogQuery) -> tuple[Wanted, dict[str, Any]]:
    """What is looked for, and the same as the log keeps it: keys of people, never a typed name."""
    people = audit_trail.people_named(reading(), form.who.data) if form.who.data else None
    verb = form.verb.data if form.verb.data in dict(words.verbs()) else ""
    wanted = Wanted(form.number.data or "", people, verb, form.since.data, form.until.data)
    asked = {
        "number": wanted.number,
        "people": [each.hex for each in people or ()],
        "verb": verb,
        "since": wanted.since,
        "until": wanted.until,
    }
    return wanted, asked


def _context(form: LogQuery, listed: audit_trail.Entries | None, after: str) -> dict[str, Any]:
    given = [(name, value) for name, value in request.args.items(multi=True) if name != "after" and value]
    address: dict[str, Any] = {name: [v for n, v in given if n == name] for name, _value in given}
    rows = listed.rows if listed else ()
    return {
        "form": form,
        "rows": [shown.row(one) for one in rows],
        "columns": columns(),
        "opened": bool(address),
        "clear": url_for("audit.log") if address else None,
        "newer": url_for("audit.log", **address) if after else None,
        "older": url_for("audit.log", **address, after=listed.after) if listed and listed.after else None,
        "export": url_for("audit.export", **address),
        "case": url_for("audit.chain", number=form.number.data) if rows and form.number.data else None,
    }


def columns(*, chain: bool = False) -> list[dict[str, Any]]:
    """The columns of the log, or of one chain."""
    first = [{"key": "seq", "text": _("序号")}] if chain else []
    last = [] if chain else [{"key": "dispute", "text": _("案号")}]
    return [
        *first,
        {"key": "number", "text": _("时间")},
        {"key": "verb", "text": _("事项")},
        {"key": "who", "text": _("办理人")},
        {"key": "role", "text": _("机构和职务")},
        *last,
        {"key": "what", "text": _("内容")},
    ]


@page(blueprint, "/entries/<uuid:key>", permission=Permission.READ_AUDIT)
def entry(key: UUID) -> ResponseReturnValue:
    """One entry, with its original text and the digests that bind it to its chain."""
    actor = current_actor()
    found = audit_trail.one(reading(), actor, key)
    oversee.note_view(writing(), actor, "entry", {"entry": found.id})
    return render_template(
        "audit/entry.html",
        entry=found,
        title=words.verb(found.verb),
        rows=_rows(found),
        facts=shown.facts(found),
        proof=[
            {"key": _("所在的链"), "value": found.chain},
            {"key": _("序号"), "value": str(found.seq)},
            {"key": _("上一条的摘要"), "value": found.previous},
            {"key": _("内容的摘要"), "value": found.leaf},
            {"key": _("本条的摘要"), "value": found.hash},
            {"key": _("原文"), "value": found.body},
        ],
    )


def _rows(found: Entry) -> list[dict[str, str]]:
    rows = [
        (_("时间"), moment(found.at)),
        (_("办理人"), shown.who(found)),
        (_("机构和职务"), shown.role(found) or _("没有")),
        (_("对象"), words.subject(found.subject_kind)),
        (_("案号"), found.dispute_number or _("不属于某一件案件")),
    ]
    return [{"key": key, "value": value} for key, value in rows]
