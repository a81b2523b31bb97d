"""A paper that a party gave the mediator in confidence, entered in that party's channel."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.policy.permissions import Permission
from mediation.procedure.confide import handed
from mediation.procedure.confide.handed import HANDED, HandedOver
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.channels import At, SureForm, at_channel
from mediation.web.downloads import received
from mediation.web.fields import AreaField, MomentField
from mediation.web.labels.people import how
from mediation.web.required import moment_in
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class HandedForm(SureForm):
    """A paper of one party, how and when it came, and what the party said of it."""

    file = FileField(_l("扫描件或照片"), validators=[FileRequired(_l("请选择文件"))])
    how = RadioField(_l("怎样交来的"), validators=[InputRequired(_l("请选择怎样交来的"))])
    said_at = MomentField(_l("什么时候交来的"))
    note = AreaField(_l("当事人说这份材料说明什么"), most=1000, required=False)

    def __init__(self, party: str = "", **kwargs: Any) -> None:
        super().__init__(party, **kwargs)
        self.how.choices = how.choices(*HANDED)


@page(
    blueprint,
    "/disputes/<number>/channels/<party>/evidence",
    permission=Permission.READ_MEDIATOR_NOTES,
    methods=("GET", "POST"),
    form=HandedForm,
)
def hand_in_for(number: str, party: str) -> ResponseReturnValue:
    """Keep what this party gave in confidence, on paper or by message."""
    at = at_channel(number, party)
    form = HandedForm(at.party.name)
    return submit(
        form,
        act=lambda session: _hand_in(session, at, form),
        then=at.back,
        show=lambda: at.draw("desk/channels/handed.html", form=form),
        told=_("已记入 %(name)s 的页面，对方看不到。", name=at.party.name),
    )


def _hand_in(session: Any, at: At, form: HandedForm) -> None:
    given = HandedOver(form.how.data, moment_in(form.said_at), form.note.data or "")
    for body, name in received(form.file):
        handed.hand_in_for(session, at.actor, at.head.id, at.party.id, body, name, given)
