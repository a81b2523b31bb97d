"""Changing what is asked for, one question at a time: what may be changed, the forms, and their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from flask_babel import force_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mediation.kernel.errors import NotFound
from mediation.procedure import amend
from mediation.procedure.amend import Amendment, Change
from mediation.procedure.filing import Item
from mediation.procedure.said import Said
from mediation.projections.overview import ClaimShown, PartyShown
from mediation.web.agreement_text import PAPER_LANGUAGE
from mediation.web.claim_items import ItemForm
from mediation.web.fields import AreaField, MoneyField, PhoneField, TextField
from mediation.web.filters import money
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels.claims import claim_kind


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


class AnyForm(SpokenFields, RespondentForm, AddForm):
    """Whatever may have been typed into one of them."""


FORMS: Mapping[str, tuple[type[StepForm], type[StepForm]]] = MappingProxyType({
    "add": (AddForm, ToldAddForm),
    "change": (ChangeForm, ToldChangeForm),
    "withdraw": (WithdrawForm, ToldWithdrawForm),
    "respondent": (RespondentForm, ToldRespondentForm),
    "rename": (RenameForm, ToldRenameForm),
})  # fmt: skip
"""What is done → the form of the party itself, and that of staff who heard it."""


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
        assert self.item is not None  # noqa: S101 - `doing` gave one
        if self.do == "change":
            return amend.Changed(self.item.id, form.amount_fen.data)
        return amend.Withdrawn(self.item.id)


def doing(do: str, of: str, items: Sequence[ClaimShown], parties: Sequence[PartyShown]) -> Doing:
    """The change that an address names. Raises NotFound for what cannot be changed."""
    key = _key(of)
    if do in ("add", "respondent"):
        return Doing(do)
    for item in items:
        if do in ("change", "withdraw") and item.id == key and item.withdrawn_at is None:
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
    more = (Choice(_("增加一项请求"), "add"), Choice(_("增加被申请人"), "respondent"))
    return [*found, Group(_("还有别的"), more)]


def _of_item(item: ClaimShown, others: bool) -> tuple[Choice, ...]:
    withdrawn = (Choice(_("不再要求这一项"), "withdraw", item.id.hex),) if others else ()
    return (Choice(_("改金额"), "change", item.id.hex), *withdrawn)


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
