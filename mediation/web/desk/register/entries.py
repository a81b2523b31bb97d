"""The manager's pages of an entry: what it says, and every change of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.procedure.register import entries
from mediation.projections.register import entry as projection
from mediation.projections.register.entry import EntryPage
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.register import shown as words
from mediation.web.desk.register.forms import ChangeForm, NewEntryForm, ReasonForm, TermForm
from mediation.web.forms import StepForm
from mediation.web.signed_in import current_actor
from mediation.web.spoken import given
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

KEEP = Permission.KEEP_REGISTER
BOTH = ("GET", "POST")


def entry_of(key: UUID) -> EntryPage:
    """The page of a mediator who is on the register. Raises NotFound."""
    found = projection.kept(reading(), current_actor(), key)
    if found.entry is None:
        raise NotFound()
    return found


def home(key: UUID) -> str:
    """Where every change leads back to."""
    return url_for("desk.register_entry", key=key)


def draw(
    form: StepForm, shown: EntryPage, title: str, button: str, *, effects: tuple[str, ...] = (),
    hints: Mapping[str, str] | None = None, back: str | None = None,
) -> str:  # fmt: skip
    """A form of the register with what it does."""
    return render_template(
        "desk/register/form.html", form=form, name=shown.name, title=title, button=button, effects=effects,
        hints=hints or {}, back=back or home(shown.person_id),
    )  # fmt: skip


@page(blueprint, "/mediators/<uuid:key>", permission=KEEP)
def register_entry(key: UUID) -> ResponseReturnValue:
    """One mediator: the entry, the four conditions, training, and every change."""
    found = projection.kept(reading(), current_actor(), key)
    return render_template(
        "desk/register/entry.html",
        shown=found,
        facts=words.facts(found),
        conditions=words.conditions(found, keeps=True),
        trainings=words.trainings(found, True),
        years=words.years(found),
        changes=words.changes(found),
        keeps=key != current_actor().person_id,
    )


@page(blueprint, "/mediators/<uuid:key>/enter", permission=KEEP, methods=BOTH, form=NewEntryForm)
def enter_mediator(key: UUID) -> ResponseReturnValue:
    """Put a mediator on the register."""
    actor, found = current_actor(), projection.kept(reading(), current_actor(), key)
    form = NewEntryForm(seen=0)
    form.office.choices = [(office.hex, name) for office, name in found.offices]
    return submit(
        form,
        act=lambda session: entries.enter(session, actor, key, form.office_id, form.entry),
        then=lambda _result: home(key),
        show=lambda: draw(
            form, found, _("列入名册"), _("列入名册"), hints=_hints(),
            effects=(_("从聘期第一天起可以指派案件"), _("以后的每一次变更都会记下日期、经办人和理由")),
        ),
        told=_("已列入名册。接着可以登记四项条件的证明。"),
    )  # fmt: skip


@page(blueprint, "/mediators/<uuid:key>/change", permission=KEEP, methods=BOTH, form=ChangeForm)
def change_entry(key: UUID) -> ResponseReturnValue:
    """Put right what an entry says."""
    actor, found = current_actor(), entry_of(key)
    form = ChangeForm(seen=found.version, **_values(found))
    return submit(
        form,
        act=lambda session: entries.change(
            session, actor, key, form.seen_version, form.entry, form.reason.data or ""
        ),
        then=lambda _result: home(key),
        show=lambda: draw(form, found, _("更正名册"), _("保存更正"), hints=_hints()),
        told=_("已更正，原来的内容保留在变更记录里。"),
    )


def _values(found: EntryPage) -> dict[str, Any]:
    entry = found.entry
    if entry is None:
        raise NotFound()
    return {
        "number": entry.register_number, "body": entry.body, "term_from": entry.term_from,
        "term_until": entry.term_until, "languages": _("、").join(entry.languages),
        "trades": _("、").join(entry.trades),
    }  # fmt: skip


def _hints() -> dict[str, str]:
    return {
        "body": _("由别的组织聘任的，写明是哪一个；本机构聘任的不用填"),
        "languages": _("用顿号隔开，例如：普通话、绍兴话、手语。指派时会与当事人使用的语言比较"),
        "trades": _("用顿号隔开，例如：纺织、建筑、快递"),
    }


@page(blueprint, "/mediators/<uuid:key>/renew", permission=KEEP, methods=BOTH, form=TermForm)
def renew_entry(key: UUID) -> ResponseReturnValue:
    """Another term."""
    actor, found = current_actor(), entry_of(key)
    form = TermForm(seen=found.version)
    return submit(
        form,
        act=lambda session: entries.renew(
            session, actor, key, form.seen_version, given(form.term_from.data), given(form.term_until.data)
        ),
        then=lambda _result: home(key),
        show=lambda: draw(form, found, _("续聘"), _("续聘"), effects=(_("新的聘期代替原来的聘期"),)),
        told=_("已续聘。"),
    )


Act = Callable[[Session, Actor, UUID, int | None, str], None]


def _with_reason(key: UUID, act: Act, title: str, effects: tuple[str, ...], told: str) -> ResponseReturnValue:
    actor, found = current_actor(), entry_of(key)
    form = ReasonForm(seen=found.version)
    return submit(
        form,
        act=lambda session: act(session, actor, key, form.seen_version, form.reason.data or ""),
        then=lambda _result: home(key),
        show=lambda: draw(form, found, title, title, effects=effects),
        told=told,
    )


@page(blueprint, "/mediators/<uuid:key>/suspend", permission=KEEP, methods=BOTH, form=ReasonForm)
def suspend_entry(key: UUID) -> ResponseReturnValue:
    """Let a mediator be named for nothing more for a while."""
    effects = (_("从现在起不能再指派新的案件"), _("手上的案件不变；需要时请到“转办”里交给别人"))
    return _with_reason(key, entries.suspend, _("暂停调解工作"), effects, _("已暂停。"))


@page(blueprint, "/mediators/<uuid:key>/resume", permission=KEEP, methods=BOTH, form=ReasonForm)
def resume_entry(key: UUID) -> ResponseReturnValue:
    """Take the mediator up again."""
    effects = (_("在聘期内又可以指派案件"),)
    return _with_reason(key, entries.resume, _("恢复调解工作"), effects, _("已恢复。"))


@page(blueprint, "/mediators/<uuid:key>/end", permission=KEEP, methods=BOTH, form=ReasonForm)
def end_entry(key: UUID) -> ResponseReturnValue:
    """Strike a mediator off."""
    effects = (
        _("从今天起不在名册上，不能再指派案件"), _("手上的案件不变，请到“转办”里交给别人"),
        _("名册上的记录保留，续聘时可以恢复"),
    )  # fmt: skip
    return _with_reason(key, entries.end, _("移出名册"), effects, _("已移出名册。"))
