"""What is said, handed over, marked and read in one party's channel, by either end of it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from mediation.claims.models import ClaimItem
from mediation.kernel import clock
from mediation.law.statutes import CARDS
from mediation.procedure.confide import handed, looked, own, speak
from mediation.procedure.confide.handed import HANDED, HandedOver
from mediation.procedure.confide.speak import SEALS, TalkApart
from mediation.procedure.release import mark
from mediation.procedure.successor import choose, readings
from mediation.procedure.successor.choose import Chosen
from mediation.procedure.talks.cite import Citing
from mediation.projections import channel_readers
from mediation.talks.rules import METHODS_APART
from tests.wall.inside import FILE_NAME, PDF, SECRETS, Inside


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
    assert inside.person is not None
    # Not reviewed: with a leak planted in it the page has faults of its own.
    inside.browser.client.get(page)
    for _ in range(1 + choice % 2):
        assert inside.browser.client.get(f"{page}/{inside.party_id.hex}/new").status_code == 200
    inside.told.do(looked.look, inside.person, inside.party_id, choice)


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


def enter_choice(inside: Inside, choice: int) -> None:
    """The mediator who came later enters what the party chose about it, as it was said."""
    told, second = inside.told, inside.second
    assert second is not None and inside.person is not None
    if choice % 2:
        said = Chosen(
            choose.CHOICES[1 + choice % 2], "telephone", clock.now(), SECRETS[choice % len(SECRETS)]
        )
        found = told.do(channel_readers.page, inside.person, inside.party_id)
        if any(each.to_choose and each.choice == "asked" for each in found):
            inside.others.append(told.do(choose.enter, second, inside.party_id, said))
    else:
        told.do(readings.note, second, inside.party_id, (1, 1 + choice))


def be_read_by_file(inside: Inside, choice: int) -> None:
    """The mediator saves a file of the channel, and that it did is kept."""
    if inside.files:
        key = inside.files[choice % len(inside.files)]
        inside.told.do(readings.note_file, inside.told.mediator, inside.party_id, key)


def speak_on_pages(inside: Inside, choice: int) -> None:
    """Words, what matters, or a paper, each typed into its own form on the party's telephone."""
    page = f"/my/disputes/{inside.told.id.hex}/channel"
    words = SECRETS[choice % len(SECRETS)]
    form = ("message", "interests")[choice % 2]
    inside.browser.get(f"{page}/{form}")
    assert inside.browser.send({"text": words}, form=f"/{form}").status == 200


def look_around(inside: Inside, choice: int) -> None:
    """The party reads all that is its own: offers, sessions, who reads its channel, what was conveyed."""
    own = f"/my/disputes/{inside.told.id.hex}"
    for page in ("offers", "channel/sessions", "channel/mediators", "proposals", "figures"):
        assert inside.browser.client.get(f"{own}/{page}").status_code == 200
