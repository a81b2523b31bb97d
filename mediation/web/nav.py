"""The rooms somebody may enter, for the header and for where a sign-in leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import current_app, request, url_for

from mediation.kernel.actor import Actor
from mediation.policy.decide import may_by_role
from mediation.policy.permissions import Permission
from mediation.web.translate import lazy_gettext as _l


@dataclass(frozen=True)
class Item:
    """One link of the header."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True)
class _Room:
    endpoint: str
    text: Any
    permission: Permission
    staff: bool = True


ROOMS = (
    _Room("desk.today", _l("今日工作"), Permission.USE_DESK),
    _Room("desk.week", _l("我的日程"), Permission.OWN_CALENDAR),
    _Room("desk.unassigned", _l("待指派"), Permission.USE_DESK),
    _Room("desk.groups_list", _l("集体办理"), Permission.USE_GROUPS),
    _Room("desk.file", _l("登记申请"), Permission.FILE_AT_DESK),
    _Room("desk.mediators", _l("调解员"), Permission.REASSIGN_LOAD),
    _Room("desk.own_register", _l("我的名册"), Permission.OWN_REGISTER_ENTRY),
    _Room("desk.complaints", _l("投诉"), Permission.SEE_COMPLAINTS),
    _Room("desk.break_glass_list", _l("依法查阅"), Permission.SEE_BREAK_GLASS),
    _Room("office.rooms", _l("房间"), Permission.MANAGE_ROOMS),
    _Room("desk.search", _l("查找"), Permission.USE_DESK),
    _Room("desk.statutes", _l("法条"), Permission.USE_DESK),
    _Room("liaisons.disputes", _l("相关案件"), Permission.USE_LIAISON),
    _Room("liaisons.file", _l("送交案件"), Permission.SEND_IN),
    _Room("liaisons.referrals", _l("移交"), Permission.USE_LIAISON),
    _Room("office.people", _l("人员"), Permission.SEE_PEOPLE),
    _Room("office.offices", _l("机构"), Permission.MANAGE_OFFICES),
    _Room("office.calendar", _l("工作日历"), Permission.SET_CALENDAR),
    _Room("office.parameters", _l("法定标准"), Permission.MANAGE_PARAMETERS),
    _Room("office.statistics", _l("统计"), Permission.SEE_FIGURES),
    _Room("audit.log", _l("审计记录"), Permission.READ_AUDIT),
    _Room("parties.disputes", _l("我的案件"), Permission.OWN_ACCOUNT, staff=False),
    _Room("account.overview", _l("我的账号"), Permission.OWN_ACCOUNT),
    _Room("account.overview", _l("我的账号"), Permission.OWN_ACCOUNT, staff=False),
)


def rooms_of(actor: Actor) -> tuple[Item, ...]:
    """The rooms of this actor that are there, the present one marked."""
    if actor.person_id is None:
        return ()
    open_rooms = [
        room
        for room in ROOMS
        if room.staff == actor.is_staff
        and room.endpoint in current_app.view_functions
        and may_by_role(actor, room.permission)
    ]
    return tuple(
        Item(str(room.text), url_for(room.endpoint), request.endpoint == room.endpoint) for room in open_rooms
    )


def home_of(actor: Actor) -> str:
    """Where a sign-in leads: the first room, or the beginning."""
    rooms = rooms_of(actor)
    return rooms[0].href if rooms else url_for("public.home")


def safe_next(wanted: str | None) -> str | None:
    """An address of our own to go on to; None for anything that could lead elsewhere."""
    if not wanted or not wanted.startswith("/") or wanted.startswith(("//", "/\\")):
        return None
    return None if any(sign in wanted for sign in "\\\r\n\t\0") else wanted
