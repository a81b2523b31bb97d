"""The parties of a case: who they are, who acts for them, how they are reached, what they said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.kernel.errors import NotFound
from mediation.parties.contact import Contact, Representative
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.parties import identify
from mediation.projections import candidates, desk_case, objecting, parties_tab
from mediation.projections.desk_case import DeskHeader
from mediation.projections.parties_tab import PartyShown
from mediation.projections.party_case import key_of
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.intake_forms import (
    ContactForm,
    EndMemberForm,
    IdentifyForm,
    LanguageForm,
    RepresentativeForm,
)
from mediation.web.desk.party_rows import conflict_rows, rows_of
from mediation.web.forms import StepForm
from mediation.web.labels import intake as words
from mediation.web.labels import people
from mediation.web.objecting import rows_of as objection_rows
from mediation.web.signed_in import current_actor
from mediation.web.spoken import upload_of
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

WORDS = {
    "side": people.side, "capacity": people.capacity, "how": people.how, "seen_by": words.seen_by,
    "utterance": words.utterance, "said_value": words.said_value, "rows_of": rows_of,
    "conflict_rows": conflict_rows,
}  # fmt: skip


@page(blueprint, "/disputes/<number>/parties", permission=Permission.READ_AT_DESK)
def parties(number: str) -> ResponseReturnValue:
    """Every party of the case."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    tab = parties_tab.page(reading(), actor, head)
    conflicts = candidates.open_conflicts(reading(), head.id)
    may_enter = head.may(actor, Permission.AGREE_TO_CONFLICT)
    return render_case(
        "desk/parties/tab.html", head, "parties", shown=tab, conflicts=conflicts, may_enter=may_enter,
        may_ask_break_glass=head.may(actor, Permission.ASK_BREAK_GLASS),
        objections=_objections(head), may_object=head.may(actor, Permission.OBJECT_TO_MEDIATOR),
        may_disclose=head.may(actor, Permission.DISCLOSE_CONFLICT), **WORDS,
    )  # fmt: skip


def _objections(head: DeskHeader) -> list[dict[str, Any]]:
    """That somebody objected to a mediator and how it ended; the way on for whoever decides."""
    decides = head.may(current_actor(), Permission.DECIDE_OBJECTION)
    return [
        {
            "rows": objection_rows(made),
            "href": url_for("desk.decide_objection", number=head.number, key=made.id)
            if decides and not made.free
            else "",
        }
        for made in objecting.of_case(reading(), head.id)
    ]


def _party_page(number: str, party: str, permission: Permission) -> tuple[DeskHeader, PartyShown]:
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    require(actor, permission, head.subject)
    return head, parties_tab.one(reading(), actor, head, key_of(party))


def _act(
    head: DeskHeader, shown: PartyShown, view: str, form: StepForm, act: Callable[[Session], Any], told: str
) -> ResponseReturnValue:
    return submit(
        form,
        act=act,
        then=lambda _result: url_for("desk.parties", number=head.number, _anchor=f"party-{shown.id.hex}"),
        show=lambda: render_case(
            f"desk/parties/{view}.html", head, "parties", form=form, party=shown, **WORDS
        ),
        told=told,
    )


@page(
    blueprint, "/disputes/<number>/parties/<party>/identify", permission=Permission.IDENTIFY_PARTY,
    methods=("GET", "POST"), form=IdentifyForm,
)  # fmt: skip
def identify_party(number: str, party: str) -> ResponseReturnValue:
    """Record how a party was identified."""
    head, shown = _party_page(number, party, Permission.IDENTIFY_PARTY)
    form = IdentifyForm(seen=head.version)
    form.how.choices = words.seen_by.choices(*shown.ways)
    return _act(
        head, shown, "identify", form,
        lambda session: identify.identify(
            session, current_actor(), head.id, shown.id, form.how.data, form.note.data or ""
        ),
        _("身份已核实。这一方现在可以看到全部内容、与调解员单独沟通、答复方案和签署。"),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/parties/<party>/language", permission=Permission.IDENTIFY_PARTY,
    methods=("GET", "POST"), form=LanguageForm,
)  # fmt: skip
def note_language(number: str, party: str) -> ResponseReturnValue:
    """In which language or dialect a party would rather be spoken with."""
    head, shown = _party_page(number, party, Permission.IDENTIFY_PARTY)
    form = LanguageForm(seen=head.version, language=shown.language)
    return _act(
        head, shown, "language", form,
        lambda session: identify.note_language(
            session, current_actor(), head.id, shown.id, form.language.data or ""
        ),
        _("已登记，指派调解员和选择调解方式时会用到。"),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/parties/<party>/representative", permission=Permission.ADD_REPRESENTATIVE,
    methods=("GET", "POST"), form=RepresentativeForm,
)  # fmt: skip
def add_representative(number: str, party: str) -> ResponseReturnValue:
    """Record who acts for a party, and with what authority."""
    head, shown = _party_page(number, party, Permission.ADD_REPRESENTATIVE)
    form = RepresentativeForm(seen=head.version)
    form.capacity.choices = people.capacity.choices(*shown.capacities)
    return _act(
        head, shown, "representative", form,
        lambda session: identify.add_representative(
            session, current_actor(), head.id, shown.id,
            Representative(form.name.data, form.phone.data or "", form.capacity.data),
            upload_of(form.authority),
        ),
        _("代表人已登记，用登记的手机号登录后就能办理。"),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/parties/<party>/members/<member>/end",
    permission=Permission.ADD_REPRESENTATIVE, methods=("GET", "POST"), form=EndMemberForm,
)  # fmt: skip
def end_member(number: str, party: str, member: str) -> ResponseReturnValue:
    """End somebody's acting for a party."""
    head, shown = _party_page(number, party, Permission.ADD_REPRESENTATIVE)
    who = next((each for each in shown.members if each.id == key_of(member) and not each.until_at), None)
    if who is None:
        raise NotFound()
    form = EndMemberForm(seen=head.version)
    return submit(
        form,
        act=lambda session: identify.end_representative(
            session, current_actor(), head.id, who.id, form.reason.data
        ),
        then=lambda _result: url_for("desk.parties", number=number, _anchor=f"party-{shown.id.hex}"),
        show=lambda: render_case(
            "desk/parties/end_member.html", head, "parties", form=form, party=shown, member=who, **WORDS
        ),
        told=_("代表关系已结束，这个人不能再办理本案。"),
    )


@page(
    blueprint, "/disputes/<number>/parties/<party>/contact", permission=Permission.IDENTIFY_PARTY,
    methods=("GET", "POST"), form=ContactForm,
)  # fmt: skip
def correct_contact(number: str, party: str) -> ResponseReturnValue:
    """Mend how a party is reached."""
    head, shown = _party_page(number, party, Permission.IDENTIFY_PARTY)
    form = ContactForm(seen=head.version, **{name: getattr(shown, name) for name in CONTACT})
    form.how.choices = words.seen_by.choices(*shown.ways)
    return _act(
        head, shown, "contact", form,
        lambda session: identify.correct_contact(
            session, current_actor(), head.id, shown.id, _contact(form), form.how.data or ""
        ),
        _("联系方式已更正。"),
    )  # fmt: skip


CONTACT = ("phone", "contact_name", "legal_representative", "address", "trade")


def _contact(form: ContactForm) -> Contact:
    return Contact(**{name: form[name].data or "" for name in CONTACT})
