"""Review and confirmation at the desk: note that both parties applied together, and what became of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.kernel import clock
from mediation.kernel.errors import NotFound
from mediation.law.gates.table import JOINT_GATES, ROWS
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.enforcement import strengthen
from mediation.procedure.enforcement.strengthen import OUTCOMES, Application
from mediation.projections import desk_case, gates_page
from mediation.projections.desk_case import DeskHeader
from mediation.projections.gates_page import GatesShown
from mediation.store import reading
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.fields import DateField, TextField
from mediation.web.forms import StepForm
from mediation.web.labels import gates as words
from mediation.web.signed_in import current_actor
from mediation.web.spoken import given
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

BOTH = ("GET", "POST")


class AppliedForm(StepForm):
    """Where both applied, and when."""

    receiver = TextField(_l("向哪个仲裁委员会或者法院申请"), most=100)
    applied_on = DateField(_l("哪一天申请的"))


class OutcomeForm(StepForm):
    """What became of it."""

    outcome = RadioField(_l("结果"), validators=[InputRequired(_l("请选择一项"))])
    decided_on = DateField(_l("哪一天"))
    paper = TextField(_l("调解书或者裁定书的文号"), most=100, required=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.outcome.choices = words.outcome.choices(*OUTCOMES)


def _opened(number: str) -> tuple[DeskHeader, GatesShown]:
    """The case and its gates. Raises NotFound, also while nothing is in force, or NotAllowed."""
    head = desk_case.header(reading(), current_actor(), number)
    require(current_actor(), Permission.NOTE_GATE, head.subject)
    shown = gates_page.gates_of(reading(), head.id)
    if shown is None:
        raise NotFound()
    return head, shown


def _back(head: DeskHeader) -> str:
    return url_for("desk.enforcement", number=head.number, _anchor="gates")


@page(
    blueprint, "/disputes/<number>/gates/<gate>", permission=Permission.NOTE_GATE, methods=BOTH,
    form=AppliedForm,
)  # fmt: skip
def note_application(number: str, gate: str) -> ResponseReturnValue:
    """Note a joint application at one gate."""
    if gate not in JOINT_GATES:
        raise NotFound()
    head, _shown = _opened(number)
    form = AppliedForm(seen=head.version, data={"applied_on": clock.today()})
    name = words.name(ROWS[gate])
    asking = Asking(
        _("登记双方已申请：%(gate)s", gate=name), _("登记"),
        effects=[_("双方能看到这条登记。仲裁审查和司法确认只能选一条，登记以后另一条就不再提供。")],
        hints={"receiver": _("写全称。")},
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: strengthen.note_application(
            session, actor, head.id, Application(gate, form.receiver.data or "", given(form.applied_on.data))
        ),
        lambda _result: _back(head), _("已登记。下一步：收到结果以后登记结果。"),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/gate-applications/<uuid:key>", permission=Permission.NOTE_GATE,
    methods=BOTH, form=OutcomeForm,
)  # fmt: skip
def note_outcome(number: str, key: UUID) -> ResponseReturnValue:
    """Note what became of an application."""
    head, shown = _opened(number)
    made = shown.application(key)
    form = OutcomeForm(seen=head.version, data={"decided_on": clock.today()})
    asking = Asking(
        _("登记结果：%(gate)s", gate=words.name(ROWS[made.gate])), _("登记"),
        effects=[_("登记以后不能再改。通过的，一方到期不履行时可以申请强制执行；没有通过或者撤回的，另一条路重新开放。")],
        hints={"paper": _("通过的必须填写。")},
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: strengthen.note_outcome(
            session, actor, head.id, key, form.outcome.data, given(form.decided_on.data),
            form.paper.data or "",
        ),
        lambda _result: _back(head), _("结果已登记，双方能看到。"),
    )  # fmt: skip
