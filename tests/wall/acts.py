"""What one side can do in private, each through the real use case or on the party's own pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import select

from mediation.claims.models import ClaimItem
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.law.statutes import CARDS
from mediation.minutes.text import Content, Issue
from mediation.procedure.confide import handed, looked, own, speak
from mediation.procedure.confide.handed import HANDED, HandedOver
from mediation.procedure.confide.speak import SEALS, TalkApart
from mediation.procedure.minutes import drafting
from mediation.procedure.preparation import prepare
from mediation.procedure.preparation.prepare import CaseMap, ContactMade, Point, WayChosen
from mediation.procedure.proposing import drafts, propose
from mediation.procedure.proposing.propose import Answer
from mediation.procedure.release import mark
from mediation.procedure.sessions import apart, other_time
from mediation.procedure.sessions.arrangement import Arrangement
from mediation.procedure.sessions.other_time import OtherTime
from mediation.procedure.successor import choose, readings
from mediation.procedure.talks.cite import Citing
from mediation.projections import channel_readers
from mediation.proposals.counters import Counter, CounterItem, Wanted
from mediation.talks.rules import CONTACT_BY, METHODS_APART, MODES
from tests.integration.web.client import Browser
from tests.wall import offers
from tests.wall.sign_in import sign_in

SECRETS = ("最低一万八可以接受", "家里等钱看病", "厂长私下答应过补发", "仓库里还有一批布可以抵账")
"""Words that stand in no joint text; every reader searches for them."""
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n"
FILE_NAME = "工资条.pdf"


@dataclass
class Inside:
    """One side's private room while a script is played: who speaks there, and what was said so far."""

    told: Told
    side: str
    person: Actor | None
    """Who acts for the side; None in the mediators' notes, and until the parties are known."""
    browser: Browser
    statements: list[UUID] = field(default_factory=list)
    conveyable: list[UUID] = field(default_factory=list)
    entered: list[UUID] = field(default_factory=list)
    files: list[UUID] = field(default_factory=list)
    others: list[UUID] = field(default_factory=list)
    arranged: list[UUID] = field(default_factory=list)
    """Sessions with this side alone of which it asked for no other time."""

    def come_in(self) -> None:
        """The party signs in on its telephone; a joint step, since it tells nothing of what follows."""
        assert self.person is not None
        self.browser.sign_in_with(sign_in(self.told.scene, self.person))

    @property
    def keys(self) -> list[UUID]:
        """Every private key that came into being."""
        return [*self.statements, *self.entered, *self.files, *self.others]

    @property
    def party_id(self) -> UUID:
        return self.told.party(self.side).id

    def speaks(self, act: Callable[..., UUID], *said: object) -> UUID:
        """The party itself, in its channel."""
        assert self.person is not None
        key: UUID = self.told.do(act, self.person, self.party_id, *said)
        return key

    def notes(self, act: Callable[..., UUID], *said: object) -> UUID:
        """A mediator, in the party's channel."""
        key: UUID = self.told.do(act, self.told.mediator, self.party_id, *said)
        return key


def state(inside: Inside, choice: int) -> None:
    """A statement under each of the seals."""
    seal = SEALS[choice % len(SEALS)]
    key = inside.speaks(speak.state, SECRETS[choice % len(SECRETS)], seal)
    inside.statements.append(key)
    if seal != SEALS[0]:
        inside.conveyable.append(key)


def state_on_page(inside: Inside, choice: int) -> None:
    """A statement typed into the form of the party's own page."""
    inside.browser.get(f"/my/disputes/{inside.told.id.hex}/channel")
    said = {"text": SECRETS[choice % len(SECRETS)], "seal": SEALS[choice % len(SEALS)]}
    inside.browser.send(said, form="/channel")


def hand_in(inside: Inside, choice: int) -> None:
    """Evidence for the mediator only."""
    inside.files.append(inside.speaks(speak.hand_in, PDF, FILE_NAME, SECRETS[choice % len(SECRETS)]))


def read(inside: Inside, choice: int) -> None:
    """The party reads what is in its channel, and saves a file of it."""
    page = f"/my/disputes/{inside.told.id.hex}/channel"
    inside.browser.get(page)
    if inside.files:
        name = inside.files[choice % len(inside.files)].hex
        assert inside.browser.client.get(f"{page}/files/{name}").data == PDF


def reckon(inside: Inside, choice: int) -> None:
    """The party reckons for itself what the law gives."""
    told = inside.told
    item = told.scene.read(select(ClaimItem.id).where(ClaimItem.dispute_id == told.id))[0]
    inside.browser.get(f"/my/disputes/{told.id.hex}/figures/{item}/part_month_wage")
    page = inside.browser.send({"fact_parts-0-amount": "6000", "fact_parts-0-days": str(5 + choice % 9)})
    assert page.status == 200


def take_back(inside: Inside, choice: int) -> None:
    """The mark of a statement is taken back."""
    if inside.conveyable:
        key = inside.conveyable.pop(choice % len(inside.conveyable))
        inside.others.append(inside.speaks(speak.take_back, key))


def contradict(inside: Inside, choice: int) -> None:
    """What the mediator entered is not what was said."""
    if inside.entered:
        key = inside.entered[choice % len(inside.entered)]
        inside.others.append(inside.speaks(speak.contradict, key, "我不是这样说的。"))


def reply(inside: Inside, choice: int) -> None:
    """The mediator writes to this party alone."""
    inside.others.append(inside.notes(speak.write, f"收到，{SECRETS[choice % len(SECRETS)]}"))


def talk_apart(inside: Inside, choice: int) -> None:
    """The mediator's record of a talk with this party alone."""
    ended = clock.now() - timedelta(minutes=choice % 30)
    methods = METHODS_APART[: 1 + choice % len(METHODS_APART)]
    cited = Citing(tuple(sorted(CARDS))[choice % 5 : choice % 5 + choice % 3])
    begun, said = ended - timedelta(minutes=10 + choice), SECRETS[choice % len(SECRETS)]
    talk = TalkApart(begun, ended, said, methods, cited)
    inside.entered.append(inside.notes(speak.record_apart, talk))


def answer(inside: Inside, choice: int) -> None:
    """The party's answer to a proposal that the other has not answered."""
    binding = inside.told.scene.known(inside.told.plan.employer.chief)
    person = inside.person if inside.side == "applicant" else binding
    assert person is not None
    given = Answer(propose.ANSWERS[choice % 2], SECRETS[choice % len(SECRETS)])
    inside.told.do(propose.answer, person, inside.told.proposal.id, given)


def enter_answer(inside: Inside, choice: int) -> None:
    """The same, entered by the mediator as it was said."""
    given = Answer(propose.ANSWERS[choice % 2], SECRETS[choice % len(SECRETS)], "telephone", clock.now())
    told = inside.told
    told.do(propose.enter_answer, told.mediator, inside.party_id, told.proposal.id, given)


def _wanted(inside: Inside, choice: int) -> Answer:
    """Another sum, in words that stand nowhere else."""
    item = inside.told.proposal.terms[0]["claim_item_id"]
    wanted = CounterItem(item, payments=(Wanted(1_800_000 + choice),))
    counter = Counter((wanted,), SEALS[choice % len(SEALS)])
    return Answer("counter", SECRETS[choice % len(SECRETS)], counter=counter)


def counter(inside: Inside, choice: int) -> None:
    """The party says what it would agree to instead."""
    binding = inside.told.scene.known(inside.told.plan.employer.chief)
    person = inside.person if inside.side == "applicant" else binding
    assert person is not None
    inside.told.do(propose.answer, person, inside.told.proposal.id, _wanted(inside, choice))


def enter_counter(inside: Inside, choice: int) -> None:
    """The same, entered by the mediator as it was said."""
    told, given = inside.told, replace(_wanted(inside, choice), how="telephone", said_at=clock.now())
    told.do(propose.enter_answer, told.mediator, inside.party_id, told.proposal.id, given)


def log_contact(inside: Inside, choice: int) -> None:
    """A line in the mediators' contact log."""
    side = ("applicant", "respondent")[choice % 2]
    made = ContactMade(
        inside.told.party(side).id, clock.now(), CONTACT_BY[choice % len(CONTACT_BY)], choice % 3 > 0,
        choice % 3 > 1, SECRETS[choice % len(SECRETS)],
    )  # fmt: skip
    inside.others.append(inside.told.do(prepare.log_contact, inside.told.mediator, made))


def write_map(inside: Inside, choice: int) -> None:
    """The mediators' map of the case is written anew."""
    case_map = CaseMap(SECRETS[choice % len(SECRETS)], circumstances=SECRETS[(choice + 1) % len(SECRETS)])
    inside.told.do(prepare.write_map, inside.told.mediator, None, case_map)


def keep_point(inside: Inside, choice: int) -> None:
    """The mediator notes an issue and what it is linked to."""
    said = SECRETS[choice % len(SECRETS)]
    point = Point(said, note=said)
    inside.others.append(inside.told.do(prepare.keep_point, inside.told.mediator, None, point))


def choose_way(inside: Inside, choice: int) -> None:
    """The way of mediation is chosen anew; both go on being willing to meet."""
    place = ("at_office", "on_site")[choice % 2]
    chosen = WayChosen("back_to_back_first", place, SECRETS[choice % len(SECRETS)])
    inside.told.do(prepare.choose_way, inside.told.mediator, None, chosen)


def mark_anew(inside: Inside, choice: int) -> None:
    """The mark of a statement is changed, and the words in which it may be conveyed."""
    if inside.statements:
        key, seal = inside.statements[choice % len(inside.statements)], SEALS[choice % len(SEALS)]
        words = SECRETS[choice % len(SECRETS)]
        inside.others.append(inside.speaks(mark.mark, key, None, seal, words))
        inside.conveyable = [each for each in inside.conveyable if each != key]
        inside.conveyable += [key] if seal != SEALS[0] else []


def give_a_hint(inside: Inside, choice: int) -> None:
    """The party allows a hint and the mediator writes down that it was given."""
    key = inside.speaks(speak.state, SECRETS[choice % len(SECRETS)], SEALS[1])
    inside.statements.append(key)
    inside.others.append(inside.notes(mark.hint, key, SECRETS[choice % len(SECRETS)]))


def keep_draft(inside: Inside, choice: int) -> None:
    """A proposal that is not finished is kept for the mediators."""
    typed = {"items": {}, "other_duties": SECRETS[choice % len(SECRETS)]}
    inside.told.do(drafts.keep, inside.told.mediator, None, typed)


def draft_minutes(inside: Inside, choice: int) -> None:
    """The mediators' draft of joint minutes is saved anew; nobody reads it before it is laid out."""
    assert inside.told.session_id is not None
    words = SECRETS[choice % len(SECRETS)]
    content = Content(issues=(Issue(words, "", words, words),), agreed=words)
    inside.told.do(drafting.save, inside.told.mediator, inside.told.session_id, None, content)


def choose_what_is_read(inside: Inside, choice: int) -> None:
    """The party chooses what the mediator who came later may read, if it has anything to choose about."""
    told, person = inside.told, inside.person
    assert person is not None
    found = told.do(channel_readers.page, person, inside.party_id)
    for reader in (each for each in found if each.to_choose and each.choice == "asked"):
        key = inside.speaks(choose.choose, reader.grant_id, choose.CHOICES[choice % len(choose.CHOICES)])
        inside.others.append(key)


def be_read(inside: Inside, choice: int) -> None:
    """The mediator opens what was said, and that it did is kept."""
    inside.told.do(readings.note, inside.told.mediator, inside.party_id, (1, 1 + choice))


def arrange_apart(inside: Inside, choice: int) -> None:
    """A session with this party alone; outside, the mediator is occupied in hours that nobody asks for."""
    begins = clock.now() + timedelta(days=20 + choice % 9, minutes=17 * choice)
    where = Arrangement(begins, MODES[choice % 2], "一楼大厅", anyway=True)
    inside.arranged.append(inside.notes(apart.arrange, where))
    inside.others.append(inside.arranged[-1])


def ask_other_time(inside: Inside, choice: int) -> None:
    """The party asks for another time than was arranged with it alone."""
    if inside.arranged:
        wish = OtherTime(inside.arranged.pop(choice % len(inside.arranged)), SECRETS[choice % 4], "星期六")
        inside.others.append(inside.speaks(other_time.ask, wish))


def confide(inside: Inside, choice: int) -> None:
    """Plain words, what matters to the party, or its bottom line."""
    words, kind = SECRETS[choice % len(SECRETS)], choice % 3
    if kind == 2:
        inside.others.append(inside.speaks(own.set_reservation_point, 1_000_000 + choice, words))
    else:
        inside.others.append(inside.speaks((own.tell, own.state_interests)[kind], words))


def hand_over(inside: Inside, choice: int) -> None:
    """The mediator keeps a paper that the party gave it by hand."""
    given = HandedOver(HANDED[choice % len(HANDED)], clock.now(), SECRETS[choice % len(SECRETS)])
    inside.files.append(inside.notes(handed.hand_in_for, PDF, FILE_NAME, given))


def look_for_news(inside: Inside, choice: int) -> None:
    """The party's open page looks for news, with and without any, and puts its book-mark."""
    page = f"/my/disputes/{inside.told.id.hex}/channel"
    inside.browser.get(page)
    for _ in range(1 + choice % 2):
        assert inside.browser.client.get(f"{page}/{inside.party_id.hex}/new").status_code == 200
    inside.told.do(looked.look, inside.person, inside.party_id, choice)


@dataclass(frozen=True)
class Act:
    """A private act, and between which points of the course it can be done."""

    do: Callable[[Inside, int], None]
    since: Upto
    until: Upto = Upto.CONFIRMED


def seal_offer(inside: Inside, choice: int) -> None:
    """The side seals its figure in a round that the other has not sealed."""
    binding = inside.told.scene.known(inside.told.plan.employer.chief)
    person = inside.person if inside.side == "applicant" else binding
    assert person is not None
    offers.seal(inside.told, person, choice)


OF_PARTIES: Mapping[str, Act] = MappingProxyType({
    "state": Act(state, Upto.ACCEPTED),
    "state_on_page": Act(state_on_page, Upto.ACCEPTED),
    "hand_in": Act(hand_in, Upto.ACCEPTED),
    "read": Act(read, Upto.ACCEPTED),
    "reckon": Act(reckon, Upto.ACCEPTED),
    "take_back": Act(take_back, Upto.ACCEPTED),
    "contradict": Act(contradict, Upto.TAKEN_ON),
    "reply": Act(reply, Upto.TAKEN_ON),
    "talk_apart": Act(talk_apart, Upto.TAKEN_ON),
    "answer": Act(answer, Upto.PROPOSED, Upto.PROPOSED),
    "enter_answer": Act(enter_answer, Upto.PROPOSED, Upto.PROPOSED),
    "counter": Act(counter, Upto.PROPOSED, Upto.PROPOSED),
    "enter_counter": Act(enter_counter, Upto.PROPOSED, Upto.PROPOSED),
    "mark_anew": Act(mark_anew, Upto.ACCEPTED),
    "give_a_hint": Act(give_a_hint, Upto.TAKEN_ON),
    "seal_offer": Act(seal_offer, Upto.HEARD, Upto.HALF_ANSWERED),
    "choose_what_is_read": Act(choose_what_is_read, Upto.BACK_TO_BACK),
    "be_read": Act(be_read, Upto.TAKEN_ON),
    "arrange_apart": Act(arrange_apart, Upto.TAKEN_ON, Upto.SIGNED),
    "ask_other_time": Act(ask_other_time, Upto.TAKEN_ON, Upto.SIGNED),
    "confide": Act(confide, Upto.ACCEPTED, Upto.AGREEMENT),
    "hand_over": Act(hand_over, Upto.TAKEN_ON),
    "look_for_news": Act(look_for_news, Upto.ACCEPTED),
})  # fmt: skip
"""In a party's channel. An answer is private only while the other side has not answered."""

OF_MEDIATORS: Mapping[str, Act] = MappingProxyType({
    "log_contact": Act(log_contact, Upto.TAKEN_ON, Upto.SIGNED),
    "write_map": Act(write_map, Upto.TAKEN_ON, Upto.SIGNED),
    "choose_way": Act(choose_way, Upto.TAKEN_ON, Upto.SIGNED),
    "keep_point": Act(keep_point, Upto.TAKEN_ON, Upto.SIGNED),
    "keep_draft": Act(keep_draft, Upto.TAKEN_ON, Upto.AGREED),
    "draft_minutes": Act(draft_minutes, Upto.FACE_TO_FACE, Upto.SIGNED),
})  # fmt: skip
"""In the mediators' own notes."""


def acts_of(side: str) -> Mapping[str, Act]:
    """What can be done in the private room of this side."""
    return OF_MEDIATORS if side == "mediator" else OF_PARTIES
