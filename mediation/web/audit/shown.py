"""An entry of the log in words: who, as what, on what ground, and what became of what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import url_for

from mediation.projections.audit_trail import Entry
from mediation.web.filters import moment
from mediation.web.labels import audit as log_words
from mediation.web.labels import disputes, intake, people, talks
from mediation.web.labels.words import Words
from mediation.web.labels.workflows import state as state_label
from mediation.web.translate import gettext as _
from workflows.tables import WORKFLOWS

VALUES: Mapping[str, tuple[Words, ...]] = {
    "role": (people.role,),
    "how": (people.how, intake.seen_by, intake.invited_by),
    "capacity": (people.capacity,),
    "answer": (intake.answer,),
    "source": (disputes.source,),
    "result": (disputes.result,),
    "suspended_for": (disputes.suspended_for,),
    "court_procedure": (talks.court_procedure,),
    "assurance": (people.assurance,),
    "passkey_refused": (log_words.passkey_refused,),
}
"""Field → the words for its codes; a code without words stands in the original text only."""


def who(entry: Entry) -> str:
    """The person, a clock of the system, or the public; with whose word was entered."""
    name = entry.person_name or (_("系统定时") if entry.timer else _("没有登录的人"))
    return _("%(name)s（代 %(party)s）", name=name, party=entry.on_behalf_of) if entry.on_behalf_of else name


def role(entry: Entry) -> str:
    """The role and office under which it was done."""
    known = people.role(entry.role) if entry.role in people.role.codes else ""
    return " ".join(filter(None, (entry.office_name, known)))


def row(entry: Entry) -> dict[str, Any]:
    """One row of a list; `number` carries the link to the entry."""
    return {
        "number": moment(entry.at),
        "href": url_for("audit.entry", key=entry.id),
        "verb": log_words.verb(entry.verb),
        "who": who(entry),
        "role": role(entry),
        "dispute": entry.dispute_number or "",
        "seq": str(entry.seq),
        "what": _("；").join(_("%(key)s：%(value)s", **fact) for fact in facts(entry)),
    }


def facts(entry: Entry) -> list[dict[str, str]]:
    """What the entry says in words: what it was before and after, reason and ground."""
    body = json.loads(entry.body)
    told = [(_("理由"), str(body["reason"]))] if body.get("reason") else []
    for name in log_words.field.codes:
        before, after = (_value(entry, name, body.get(side) or {}) for side in ("before", "after"))
        if after and before and after != before:
            told.append(
                (log_words.field(name), _("由“%(before)s”改为“%(after)s”", before=before, after=after))
            )
        elif after or before:
            told.append((log_words.field(name), after or before))
    if body.get("relation") in log_words.relation.codes:
        told.append((_("依据的身份"), log_words.relation(body["relation"])))
    return [{"key": key, "value": value} for key, value in told]


def _value(entry: Entry, name: str, values: Mapping[str, Any]) -> str:
    value = values.get(name)
    if value is None:
        return ""
    if name == "state":
        workflow = WORKFLOWS.get(entry.subject_kind)
        known = workflow is not None and any(one.name == value for one in workflow.states)
        return state_label(value, entry.subject_kind) if known else people.party_state(value)
    if name in VALUES:
        return next((words(value) for words in VALUES[name] if value in words.codes), "")
    return _("、").join(map(str, value)) if isinstance(value, list) else str(value)
