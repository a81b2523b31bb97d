"""Changing what is asked for, one question at a time: what may be changed, the forms, and their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Protocol
from uuid import UUID

from flask_babel import force_locale

from mediation.kernel.errors import NotFound
from mediation.procedure.claims.filing import Item
from mediation.procedure.preparation import amend
from mediation.procedure.preparation.amend import Amendment, Change
from mediation.procedure.preparation.amend_days import EmploymentTold, KnownOn
from mediation.procedure.said import Said
from mediation.projections.overview import ClaimShown, PartyShown
from mediation.web.agreement_text import PAPER_LANGUAGE
from mediation.web.claim_items import ItemForm
from mediation.web.employment_fields import UNKNOWN, EmploymentFields
from mediation.web.fields import AreaField, DateField, MoneyField, PhoneField, TextField
from mediation.web.filters import money
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels.claims import claim_kind
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class Reasoned:
    """Why it is changed."""

    reason = AreaField(_l("为什么变更？（可以不写，双方都能看到）"), most=500, required=False)


class AddForm(Reasoned, ItemForm):
    """One more thing asked for."""


class ChangeForm(Reasoned, StepForm):
    """Another sum."""

    amount_fen = MoneyField(_l("现在要求多少？（不涉及金额的不填）"), required=False)


class WithdrawForm(Reasoned, StepForm):
    """Not asked for any more."""


class RespondentForm(Reasoned, StepForm):
    """Somebody else who may be liable."""

    name = TextField(_l("还有谁要负责？写单位或个人的名称"), most=120, missing=_l("请填写名称"))
    ground = TextField(_l("为什么它也要负责？"), most=200, missing=_l("请写明为什么它也要负责"))
    phone = PhoneField(_l("电话（可以不填）"), required=False)
    address = TextField(_l("地址（可以不填）"), most=200, required=False)


class RenameForm(Reasoned, StepForm):
    """The right name."""

    name = TextField(_l("正确的名称是什么？"), most=120, missing=_l("请填写名称"))


class EmploymentForm(Reasoned, EmploymentFields, StepForm):
    """Whether the worker still works there, and since when not."""


class KnownForm(Reasoned, StepForm):
    """When the breach was known."""

    known_on = DateField(_l("您是哪一天知道自己的权利受到侵害的？（不清楚可以不填）"), required=False)


class ToldAddForm(SpokenFields, AddForm):
    """The same as staff heard it."""


class ToldChangeForm(SpokenFields, ChangeForm):
    """The same as staff heard it."""


class ToldWithdrawForm(SpokenFields, WithdrawForm):
    """The same as staff heard it."""


class ToldRespondentForm(SpokenFields, RespondentForm):
    """The same as staff heard it."""


class ToldRenameForm(SpokenFields, RenameForm):
    """The same as staff heard it."""


class ToldEmploymentForm(SpokenFields, EmploymentForm):
    """The same as staff heard it."""


class ToldKnownForm(SpokenFields, KnownForm):
    """The same as staff heard it."""

    known_on = DateField(_l("申请人是哪一天知道权利受到侵害的？（不清楚可以不填）"), required=False)


class AnyForm(SpokenFields, RespondentForm, AddForm, EmploymentForm, KnownForm):
    """Whatever may have been typed into one of them."""


FORMS: Mapping[str, tuple[type[StepForm], type[StepForm]]] = MappingProxyType({
    "add": (AddForm, ToldAddForm),
    "change": (ChangeForm, ToldChangeForm),
    "withdraw": (WithdrawForm, ToldWithdrawForm),
    "respondent": (RespondentForm, ToldRespondentForm),
    "rename": (RenameForm, ToldRenameForm),
    "employment": (EmploymentForm, ToldEmploymentForm),
    "known": (KnownForm, ToldKnownForm),
})  # fmt: skip
"""What is done → the form of the party itself, and that of staff who heard it."""


class Standing(Protocol):
    """What a form asks of the header of its page."""

    @property
    def version(self) -> int: ...
    @property
    def employment(self) -> str | None: ...
    @property
    def employment_ended_on(self) -> date | None: ...


@dataclass(frozen=True)
class Choice:
    """One change that can be made; `of` is the item or party it is about."""

    text: str
    do: str
    of: str = ""


@dataclass(frozen=True)
class Group:
    """What can be changed about one thing."""

    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Doing:
    """The change at hand: what is done, with what it is about."""

    do: str
    item: ClaimShown | None = None
    party: PartyShown | None = None

    @property
    def title(self) -> str:
        """What is done, in words."""
        return {
            "add": _("增加一项请求"),
            "change": _("改请求的金额"),
            "withdraw": _("撤回一项请求"),
            "respondent": _("增加被申请人"),
            "rename": _("更正被申请人的名称"),
            "employment": _("登记是否离职、哪天离职"),
            "known": _("登记哪天知道权利受到侵害"),
        }[self.do]

    @property
    def about(self) -> str | None:
        """The thing it is about, as it stands now."""
        if self.item is not None:
            return _asked(self.item)
        return self.party.name if self.party is not None else None

    @property
    def effects(self) -> list[str]:
        """What follows."""
        if self.do in ("respondent", "rename"):
            return [_("新增加的被申请人要先收到邀请，才能一起商谈。")] if self.do == "respondent" else []
        if self.do in ("employment", "known"):
            return [_("登记以后，仲裁时效的日期会重新计算。")]
        told = _("原来怎样写的，办理经过里一直能查到；这一项从哪天起变更，也会记下来。")
        return [told, _("已经提出的方案不再适用的，调解员会另提方案。")]

    def amendment(self, form: Any, said: Said | None = None) -> Amendment:
        """The change as the use case takes it."""
        kind = form.kind.data if self.do == "add" else self.item.kind if self.item else ""
        with force_locale(PAPER_LANGUAGE):
            called = claim_kind(kind) if kind else ""
        return Amendment(self._change(form), called, form.reason.data or "", said)

    def _change(self, form: Any) -> Change:
        if self.do == "add":
            basis = form.basis.data or ""
            item = Item(
                form.kind.data, form.amount_fen.data, form.period_from.data, form.period_until.data, basis
            )
            return amend.Added(item)
        if self.do == "respondent":
            phone, address = form.phone.data or "", form.address.data or ""
            return amend.AlsoLiable(form.name.data or "", form.ground.data or "", phone, address)
        if self.party is not None:
            return amend.Renamed(self.party.id, form.name.data or "")
        if self.do == "employment":
            return EmploymentTold(form.told())
        assert self.item is not None  # noqa: S101 - `doing` gave one
        if self.do == "known":
            return KnownOn(self.item.id, form.known_on.data)
        if self.do == "change":
            return amend.Changed(self.item.id, form.amount_fen.data)
        return amend.Withdrawn(self.item.id)


def form_for(doing: Doing, head: Standing, *, spoken: bool) -> StepForm:
    """The form of a change, for staff who heard it or for the party itself, with what was told so far."""
    told: dict[str, Any] = {}
    if doing.do == "employment":
        told = {"employment": head.employment or UNKNOWN, "ended_on": head.employment_ended_on}
    elif doing.item is not None:
        told = {"known_on": doing.item.known_on}
    return FORMS[doing.do][spoken](seen=head.version, data=told)


def doing(do: str, of: str, items: Sequence[ClaimShown], parties: Sequence[PartyShown]) -> Doing:
    """The change that an address names. Raises NotFound for what cannot be changed."""
    key = _key(of)
    if do in ("add", "respondent", "employment"):
        return Doing(do)
    for item in items:
        if do in ("change", "withdraw", "known") and item.id == key and item.withdrawn_at is None:
            return Doing(do, item=item)
    for party in parties:
        if do == "rename" and party.id == key and _may_be_renamed(party):
            return Doing(do, party=party)
    raise NotFound()


def groups(items: Sequence[ClaimShown], parties: Sequence[PartyShown]) -> list[Group]:
    """Everything that can be changed, thing by thing."""
    left = [item for item in items if item.withdrawn_at is None]
    found = [Group(_asked(item), _of_item(item, len(left) > 1)) for item in left]
    found += [
        Group(party.name, (Choice(_("更正名称"), "rename", party.id.hex),))
        for party in parties
        if _may_be_renamed(party)
    ]
    more = (
        Choice(_("增加一项请求"), "add"), Choice(_("增加被申请人"), "respondent"),
        Choice(_("是否离职、哪天离职"), "employment"),
    )  # fmt: skip
    return [*found, Group(_("还有别的"), more)]


def _of_item(item: ClaimShown, others: bool) -> tuple[Choice, ...]:
    withdrawn = (Choice(_("不再要求这一项"), "withdraw", item.id.hex),) if others else ()
    known = Choice(_("哪天知道权利受到侵害"), "known", item.id.hex)
    return (Choice(_("改金额"), "change", item.id.hex), known, *withdrawn)


def _asked(item: ClaimShown) -> str:
    kind = claim_kind(item.kind)
    return kind if item.amount_fen is None else f"{kind} {money(item.amount_fen)}"


def _may_be_renamed(party: PartyShown) -> bool:
    return party.side == "respondent" and party.state != "identified"


def _key(of: str) -> UUID | None:
    try:
        return UUID(hex=of)
    except ValueError:
        return None
