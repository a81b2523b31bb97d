"""Who could open one's own channel and what each one opened; what a mediator who came later may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.kernel.errors import NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.successor import choose
from mediation.projections import channel_readers
from mediation.projections.channel_readers import Opened, Reader
from mediation.projections.party_case import key_of
from mediation.projections.private_reading import told as by_law
from mediation.store import reading
from mediation.web.access import page
from mediation.web.filters import moment
from mediation.web.forms import StepForm
from mediation.web.labels.talks import choice, entry_kind
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.own_channel import OwnChannel, own_channel
from mediation.web.parties.private_reading.shown import by_law_shown
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

OWN = Permission.USE_OWN_CHANNEL
HERE = "/disputes/<reference>/channel/mediators"


class ChoiceForm(StepForm):
    """What a mediator who came later may read of what was said before."""

    choice = RadioField(
        _l("以前您单独说过的话，新调解员能看吗？"), validators=[InputRequired(_l("请选择一项"))]
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choice.choices = choice.choices(*choose.CHOICES)


@dataclass(frozen=True)
class ReaderShown:
    """A mediator in words."""

    key: str
    name: str
    span: str
    choice: str
    href: str
    opened: tuple[str, ...]


def _opened(reference: str) -> tuple[OwnChannel, tuple[Reader, ...]]:
    at = own_channel(reference)
    return at, channel_readers.page(reading(), at.actor, at.head.id, at.party_id)


@page(blueprint, HERE, permission=OWN)
def channel_mediators(reference: str) -> ResponseReturnValue:
    """Everybody who can open the channel or could, and what each one opened."""
    at, found = _opened(reference)
    shown = [_shown(at, each) for each in found]
    others = by_law.by_law(reading(), at.actor, at.head.id, at.party_id)
    return at.draw(
        "parties/channel/readers.html", readers=shown, by_law=[by_law_shown(each) for each in others],
        back_url=at.back(),
    )  # fmt: skip


def _shown(at: OwnChannel, reader: Reader) -> ReaderShown:
    since = {"begun": moment(reader.from_at)}
    span = _("%(begun)s 起能看您的页面。", **since)
    if reader.until_at:
        span = _("%(begun)s 至 %(ended)s 能看您的页面。", ended=moment(reader.until_at), **since)
    told = ""
    if reader.choice == "asked":
        told = _("接手以前的内容：您还没有决定能不能看。")
    elif reader.choice:
        told = _("接手以前的内容，您的决定：%(choice)s。", choice=choice(reader.choice))
    href = at.url("choose_for_mediator", grant=reader.grant_id.hex)
    to_choose = reader.to_choose and at.head.is_open
    lines = tuple(_line(each) for each in reader.opened)
    return ReaderShown(reader.grant_id.hex, reader.name, span, told, href if to_choose else "", lines)


def _line(each: Opened) -> str:
    told = _(
        "%(written)s 的%(kind)s，%(opened)s 打开",
        written=moment(each.written_at), kind=entry_kind(each.kind), opened=moment(each.opened_at),
    )  # fmt: skip
    return told + (_("，%(at)s 保存了文件", at=moment(each.file_at)) if each.file_at else "")


@page(blueprint, f"{HERE}/<grant>", permission=OWN, methods=("GET", "POST"), form=ChoiceForm)
def choose_for_mediator(reference: str, grant: str) -> ResponseReturnValue:
    """Keep, rewrite or withdraw."""
    at, found = _opened(reference)
    reader, form = channel_readers.one(found, key_of(grant)), ChoiceForm()
    return submit(
        form,
        act=lambda session: choose.choose(
            session, at.actor, at.head.id, at.party_id, reader.grant_id, form.choice.data
        ),
        then=at.back,
        show=lambda: _choosing(at, reader, form),
        told=_("已按您的决定办理，对方看不到。"),
    )


def _choosing(at: OwnChannel, reader: Reader, form: ChoiceForm) -> str:
    if not reader.to_choose:
        raise NotPossible("already_answered")
    return at.draw("parties/channel/choose.html", form=form, reader=reader, back_url=at.back())
