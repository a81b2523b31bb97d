"""The preparation tab: speak with the parties, master the case, choose the way."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, RadioField, SelectMultipleField, StringField
from wtforms.validators import AnyOf, InputRequired

from mediation.kernel import clock
from mediation.law.clock_table import mediation_clock
from mediation.law.clocks import Clock
from mediation.policy.permissions import Permission
from mediation.procedure.preparation import prepare
from mediation.procedure.preparation.prepare import CaseMap, ContactMade, WayChosen
from mediation.projections import desk_case, preparation_tab
from mediation.projections.party_case import key_of
from mediation.store import reading
from mediation.talks import rules
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.fields import AreaField, DateField, MomentField, TextField
from mediation.web.forms import StepForm
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.people import side
from mediation.web.labels.talks import attendee, contact_by, court_procedure, place, right, way, why_so
from mediation.web.required import moment_in
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class ContactForm(StepForm):
    """A line of the contact log in two taps: who, and whether somebody was reached."""

    party = RadioField(_l("联系了谁"), validators=[InputRequired(_l("请选择联系了谁"))])
    how = RadioField(
        _l("怎样联系的"), default="telephone", validators=[InputRequired(_l("请选择怎样联系的"))]
    )
    at = MomentField(_l("什么时候"), default=clock.now)
    rights_told = BooleanField(_l("已告知权利：调解自愿、免费、保密，随时可以申请仲裁"))
    rights_more = SelectMultipleField(_l("还告知了什么"), choices=lambda: right.choices(*rules.RIGHTS_MORE))
    note = AreaField(_l("谈话要点"), most=2000, required=False)
    reached = StringField(_l("是否谈到"), validators=[AnyOf(("yes", "no"), _l("请选择谈到了还是没有联系上"))])

    def __init__(self, shown: preparation_tab.PreparationPage | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.party.choices = [
            (party.id.hex, f"{side(party.side)} {party.name}") for party in (shown.parties if shown else ())
        ]
        self.how.choices = contact_by.choices(*rules.CONTACT_BY)


class MapForm(StepForm):
    """The case map."""

    issues = AreaField(_l("争议焦点"), most=4000)
    undisputed_facts = AreaField(_l("双方没有争议的事实"), most=4000, required=False)
    evidence_applicant = AreaField(_l("申请人一方的证据和弱点"), most=4000, required=False)
    evidence_respondent = AreaField(_l("被申请人一方的证据和弱点"), most=4000, required=False)
    circumstances = AreaField(_l("双方的处境"), most=4000, required=False)


class WayForm(StepForm):
    """The way of mediation."""

    way = RadioField(_l("先后次序"), validators=[InputRequired(_l("请选择先后次序"))])
    place = RadioField(_l("在哪里谈"), validators=[InputRequired(_l("请选择在哪里谈"))])
    attendees = TextField(_l("谁参加"), most=200, required=False)
    interpreter = TextField(_l("翻译或手语"), most=100, required=False)
    applicant_refuses = BooleanField(_l("申请人不愿与对方见面"))
    respondent_refuses = BooleanField(_l("被申请人不愿与对方见面"))
    risk = BooleanField(_l("情绪激烈，或者有安全风险"))
    attempts_exhausted = BooleanField(_l("各种办法都试过，仍然联系不上被申请人（每一次都在联系记录里）"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.way.choices = way.choices(*rules.WAYS)
        self.place.choices = place.choices(*rules.PLACES)


class PapersForm(StepForm):
    """Papers arrived; `procedure` is asked where the rule's days depend on it, and the day they run from."""

    procedure = RadioField(_l("法院按什么程序审理"), validators=[InputRequired(_l("请选择法院的审理程序"))])
    agreed_on = DateField(_l("双方是哪一天同意仲裁庭委托调解的？"))

    def __init__(self, clock: Clock | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if clock is not None and clock.code != "C08":
            del self.agreed_on
        if clock is None or not clock.variants:
            del self.procedure
            return
        self.procedure.choices = [
            (code, _("%(name)s（%(num)s 天）", name=court_procedure(code), num=number))
            for code, number in clock.variants.items()
        ]

    @property
    def chosen(self) -> str | None:
        """The procedure that was chosen; None where none is asked."""
        return self.procedure.data if "procedure" in self else None

    @property
    def day_agreed(self) -> date | None:
        """The day of both sides' consent; None where it is not asked."""
        return self.agreed_on.data if "agreed_on" in self else None


def _head(number: str) -> tuple[desk_case.DeskHeader, preparation_tab.PreparationPage]:
    head = desk_case.header(reading(), current_actor(), number)
    return head, preparation_tab.page(reading(), current_actor(), head)


@page(blueprint, "/disputes/<number>/preparation", permission=Permission.READ_MEDIATOR_NOTES)
def preparation(number: str) -> ResponseReturnValue:
    """The three checks with their records."""
    head, shown = _head(number)
    return _drawn(head, shown, ContactForm(shown))


def _drawn(head: desk_case.DeskHeader, shown: preparation_tab.PreparationPage, form: ContactForm) -> str:
    editable = head.may(current_actor(), Permission.PREPARE)
    words = {"contact_by": contact_by, "way": way, "place": place, "side": side, "right": right}
    words["claim_kind"] = claim_kind
    return render_case(
        "desk/preparation/tab.html",
        head,
        "preparation",
        shown=shown,
        form=form,
        editable=editable,
        words=words,
        may_confirm=_awaited(head, shown),
    )


def _awaited(head: desk_case.DeskHeader, shown: preparation_tab.PreparationPage) -> bool:
    return shown.papers_awaited and head.may(current_actor(), Permission.CONFIRM_PAPERS)


@page(
    blueprint,
    "/disputes/<number>/preparation/contacts",
    permission=Permission.PREPARE,
    methods=("GET", "POST"),
    form=ContactForm,
)
def log_contact(number: str) -> ResponseReturnValue:
    """Note a talk with a party, or an attempt to reach it."""
    head, shown = _head(number)
    form, actor = ContactForm(shown), current_actor()
    return submit(
        form,
        act=lambda session: prepare.log_contact(
            session,
            actor,
            head.id,
            ContactMade(
                key_of(form.party.data),
                moment_in(form.at),
                form.how.data,
                form.reached.data == "yes",
                form.rights_told.data,
                form.note.data or "",
                (*(rules.RIGHTS_ALWAYS if form.rights_told.data else ()), *(form.rights_more.data or ())),
            ),
        ),
        then=lambda _result: url_for("desk.preparation", number=head.number),
        show=lambda: _drawn(head, shown, form),
        told=_("已记入联系记录，只有调解员能看到。"),
    )


@page(
    blueprint,
    "/disputes/<number>/preparation/map",
    permission=Permission.PREPARE,
    methods=("GET", "POST"),
    form=MapForm,
)
def write_map(number: str) -> ResponseReturnValue:
    """Note issues, undisputed facts and evidence."""
    head, shown = _head(number)
    names = ("issues", "undisputed_facts", "evidence_applicant", "evidence_respondent", "circumstances")
    form = MapForm(seen=shown.version, **{name: getattr(shown, name) for name in names})
    actor = current_actor()
    return submit(
        form,
        act=lambda session: prepare.write_map(
            session,
            actor,
            head.id,
            form.seen_version,
            CaseMap(**{name: getattr(form, name).data or "" for name in names}),
        ),
        then=lambda _result: url_for("desk.preparation", number=head.number),
        show=lambda: render_case("desk/preparation/map.html", head, "preparation", form=form),
        told=_("已保存案情梳理，只有调解员能看到。"),
    )


@page(
    blueprint,
    "/disputes/<number>/preparation/way",
    permission=Permission.PREPARE,
    methods=("GET", "POST"),
    form=WayForm,
)
def choose_way(number: str) -> ResponseReturnValue:
    """Choose order, place and company of the talks."""
    head, shown = _head(number)
    form = WayForm(
        seen=shown.version,
        way=shown.way,
        place=shown.place,
        attendees=shown.attendees,
        interpreter=shown.interpreter,
        applicant_refuses=not shown.applicant_meets,
        respondent_refuses=not shown.respondent_meets,
        attempts_exhausted=shown.attempts_exhausted,
        risk=shown.risk,
    )
    actor = current_actor()
    return submit(
        form,
        act=lambda session: prepare.choose_way(session, actor, head.id, form.seen_version, _chosen(form)),
        then=lambda _result: url_for("desk.preparation", number=head.number),
        show=lambda: render_case(
            "desk/preparation/way.html", head, "preparation", form=form, suggested=_suggested(shown)
        ),
        told=_("已保存调解方式，只有调解员能看到。"),
    )


def _suggested(shown: preparation_tab.PreparationPage) -> dict[str, Any]:
    """The suggestion in words; nothing of it is filled in for the mediator."""
    told = shown.suggested
    return {
        "way": way(told.way),
        "place": place(told.place),
        "attendees": [attendee(code) for code in told.attendees],
        "interpreters": _("、").join(told.interpreters),
        "reasons": [why_so(code) for code in told.reasons],
    }


def _chosen(form: WayForm) -> WayChosen:
    return WayChosen(
        form.way.data,
        form.place.data,
        form.attendees.data or "",
        form.interpreter.data or "",
        not form.applicant_refuses.data,
        not form.respondent_refuses.data,
        form.attempts_exhausted.data,
        form.risk.data,
    )


@page(
    blueprint,
    "/disputes/<number>/preparation/papers",
    permission=Permission.CONFIRM_PAPERS,
    methods=("GET", "POST"),
    form=PapersForm,
)
def confirm_papers(number: str) -> ResponseReturnValue:
    """Confirm that the papers arrived and, of an entrusted case, what its days rest on."""
    head, shown = _head(number)
    form, actor = PapersForm(mediation_clock(head.profile)), current_actor()
    return submit(
        form,
        act=lambda session: prepare.confirm_papers(session, actor, head.id, form.chosen, form.day_agreed),
        then=lambda _result: url_for("desk.preparation", number=head.number),
        show=lambda: render_case(
            "desk/preparation/papers.html", head, "preparation", form=form, awaited=_awaited(head, shown)
        ),
        told=_("已确认收到材料，调解期限开始计算。"),
    )
