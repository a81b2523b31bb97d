"""Sessions with one party alone, and its wishes for other times."""

from __future__ import annotations

from datetime import timedelta

from mediation.kernel import clock
from mediation.procedure.confide import speak
from mediation.procedure.confide.speak import TalkApart
from mediation.procedure.sessions import apart, other_time, reminding
from mediation.procedure.sessions.arrangement import Arrangement
from mediation.procedure.sessions.other_time import OtherTime
from mediation.talks.rules import MODES
from tests.wall.inside import SECRETS, Inside


def arrange_apart(inside: Inside, choice: int) -> None:
    """A session with this party alone; outside, room and mediator are occupied in hours nobody asks for."""
    # Each at an hour of its own: of two in one room the second would be refused.
    inside.booked += 1
    begins = clock.now() + timedelta(days=20 + 2 * inside.booked, minutes=17 * choice)
    where = Arrangement(begins, MODES[choice % 2], "一楼大厅", room_id=inside.room, anyway=True)
    _arranged(inside, where)


def arrange_soon(inside: Inside, choice: int) -> None:
    """One that begins within a day, and the timer that reminds of it."""
    begins = clock.now() + timedelta(hours=3, minutes=choice)
    _arranged(inside, Arrangement(begins, MODES[1], "家里", anyway=True))
    with inside.told.scene.sessions() as session:
        assert reminding.remind(session) == 0


def _arranged(inside: Inside, where: Arrangement) -> None:
    key = inside.notes(apart.arrange, where)
    inside.alone.append(key)
    inside.arranged.append(key)
    inside.others.append(key)


def change_apart(inside: Inside, choice: int) -> None:
    """It is put off, called off or missed; what was put off gets a new time."""
    if not inside.alone:
        arrange_apart(inside, choice)
    trigger = ("postpone", "cancel", "miss")[choice % 3]
    inside.notes(apart.change, key := inside.alone.pop(), trigger, SECRETS[choice % len(SECRETS)])
    inside.arranged = [each for each in inside.arranged if each != key]
    if trigger == "postpone":
        begins = clock.now() + timedelta(days=90 + choice)
        inside.notes(apart.reschedule, key, Arrangement(begins, MODES[1], "家里", anyway=True))


def hold_apart(inside: Inside, choice: int) -> None:
    """What was arranged takes place, and its record says so."""
    if not inside.alone:
        arrange_apart(inside, choice)
    ended, key = clock.now(), inside.alone.pop()
    said = SECRETS[choice % len(SECRETS)]
    talk = TalkApart(ended - timedelta(minutes=15), ended, said, arranged=key)
    inside.entered.append(inside.notes(speak.record_apart, talk))
    inside.arranged = [each for each in inside.arranged if each != key]


def ask_other_time(inside: Inside, choice: int) -> None:
    """The party asks for another time than was arranged with it alone; the mediator may put it off."""
    if not inside.arranged:
        return
    key = inside.arranged.pop(choice % len(inside.arranged))
    wish = inside.speaks(other_time.ask, OtherTime(key, SECRETS[choice % 4], "星期六"))
    inside.others.append(wish)
    if choice % 2:
        agreed = choice % 4 == 1
        inside.notes(other_time.answer, wish, agreed=agreed, text=SECRETS[choice % 4])
        if agreed:
            inside.alone.remove(key)


def ask_other_joint_time(inside: Inside, choice: int) -> None:
    """The party asks for another time than all have, on its telephone, and is told that there is none."""
    key = inside.told.session_id
    assert key is not None
    if key in inside.wished:
        return
    inside.wished.append(key)
    wish = inside.speaks(other_time.ask, OtherTime(key, SECRETS[choice % 4], "星期六"))
    inside.others.append(wish)
    if choice % 2:
        inside.notes(other_time.answer, wish, agreed=False, text=SECRETS[choice % 4])


def save_for_calendar(inside: Inside, choice: int) -> None:
    """The party puts what was arranged with it alone into its telephone's calendar."""
    own = f"/my/disputes/{inside.told.id.hex}/channel/sessions"
    for key in inside.alone[: 1 + choice % 2]:
        assert inside.browser.client.get(f"{own}/{key.hex}/calendar").status_code == 200
