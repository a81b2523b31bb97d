"""What one side can do in private, each through the real use case or on the party's own pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mediation.demo.plans import Upto
from tests.wall.doing import answers, let_in, meetings, notes, words
from tests.wall.inside import Inside


@dataclass(frozen=True)
class Act:
    """A private act, and between which points of the course it can be done."""

    do: Callable[[Inside, int], None]
    since: Upto
    until: Upto = Upto.CONFIRMED


OF_PARTIES: Mapping[str, Act] = MappingProxyType({
    "state": Act(words.state, Upto.ACCEPTED),
    "state_on_page": Act(words.state_on_page, Upto.ACCEPTED),
    "hand_in": Act(words.hand_in, Upto.ACCEPTED),
    "read": Act(words.read, Upto.ACCEPTED),
    "reckon": Act(words.reckon, Upto.ACCEPTED),
    "take_back": Act(words.take_back, Upto.ACCEPTED),
    "contradict": Act(words.contradict, Upto.TAKEN_ON),
    "reply": Act(words.reply, Upto.TAKEN_ON),
    "talk_apart": Act(words.talk_apart, Upto.TAKEN_ON),
    "answer": Act(answers.answer, Upto.PROPOSED, Upto.PROPOSED),
    "enter_answer": Act(answers.enter_answer, Upto.PROPOSED, Upto.PROPOSED),
    "counter": Act(answers.counter, Upto.PROPOSED, Upto.PROPOSED),
    "enter_counter": Act(answers.enter_counter, Upto.PROPOSED, Upto.PROPOSED),
    "mark_anew": Act(words.mark_anew, Upto.ACCEPTED),
    "give_a_hint": Act(words.give_a_hint, Upto.TAKEN_ON),
    "seal_offer": Act(answers.seal_offer, Upto.HEARD, Upto.HALF_ANSWERED),
    "choose_what_is_read": Act(words.choose_what_is_read, Upto.BACK_TO_BACK),
    "be_read": Act(words.be_read, Upto.TAKEN_ON),
    "enter_choice": Act(words.enter_choice, Upto.BACK_TO_BACK),
    "be_read_by_file": Act(words.be_read_by_file, Upto.TAKEN_ON),
    "speak_on_pages": Act(words.speak_on_pages, Upto.ACCEPTED),
    "look_around": Act(words.look_around, Upto.ACCEPTED),
    "answer_on_page": Act(answers.answer_on_page, Upto.PROPOSED, Upto.PROPOSED),
    "arrange_soon": Act(meetings.arrange_soon, Upto.TAKEN_ON, Upto.SIGNED),
    "change_apart": Act(meetings.change_apart, Upto.TAKEN_ON, Upto.SIGNED),
    "hold_apart": Act(meetings.hold_apart, Upto.TAKEN_ON, Upto.SIGNED),
    "ask_other_joint_time": Act(meetings.ask_other_joint_time, Upto.FACE_TO_FACE, Upto.FACE_TO_FACE),
    "save_for_calendar": Act(meetings.save_for_calendar, Upto.TAKEN_ON, Upto.SIGNED),
    "arrange_apart": Act(meetings.arrange_apart, Upto.TAKEN_ON, Upto.SIGNED),
    "ask_other_time": Act(meetings.ask_other_time, Upto.TAKEN_ON, Upto.SIGNED),
    "confide": Act(words.confide, Upto.ACCEPTED, Upto.AGREEMENT),
    "hand_over": Act(words.hand_over, Upto.TAKEN_ON),
    "look_for_news": Act(words.look_for_news, Upto.ACCEPTED),
})  # fmt: skip
"""In a party's channel. An answer is private only while the other side has not answered."""

OF_MEDIATORS: Mapping[str, Act] = MappingProxyType({
    "log_contact": Act(notes.log_contact, Upto.TAKEN_ON, Upto.SIGNED),
    "write_map": Act(notes.write_map, Upto.TAKEN_ON, Upto.SIGNED),
    "choose_way": Act(notes.choose_way, Upto.TAKEN_ON, Upto.SIGNED),
    "keep_point": Act(notes.keep_point, Upto.TAKEN_ON, Upto.SIGNED),
    "drop_point": Act(notes.drop_point, Upto.TAKEN_ON, Upto.SIGNED),
    "drop_draft": Act(notes.drop_draft, Upto.TAKEN_ON, Upto.AGREED),
    "keep_draft": Act(notes.keep_draft, Upto.TAKEN_ON, Upto.AGREED),
    "draft_minutes": Act(notes.draft_minutes, Upto.FACE_TO_FACE, Upto.SIGNED),
})  # fmt: skip
"""In the mediators' own notes."""

LETTING_IN: Mapping[str, Act] = MappingProxyType({
    "break_glass": Act(let_in.break_glass, Upto.ACCEPTED),
    "complain": Act(let_in.complain, Upto.ACCEPTED),
})  # fmt: skip
"""By which an officer is let into a party's channel: those who decide about it know (doing/let_in.py)."""


def acts_of(side: str) -> Mapping[str, Act]:
    """What can be done in the private room of this side."""
    return OF_MEDIATORS if side == "mediator" else OF_PARTIES


def act_of(side: str, name: str) -> Act:
    """One of them, or one of those that let an officer in."""
    return LETTING_IN[name] if name in LETTING_IN else acts_of(side)[name]
