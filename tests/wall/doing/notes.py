"""What the mediators write for themselves."""

from __future__ import annotations

from mediation.kernel import clock
from mediation.minutes.text import Content, Issue
from mediation.procedure.minutes import drafting
from mediation.procedure.preparation import prepare
from mediation.procedure.preparation.prepare import CaseMap, ContactMade, Point, WayChosen
from mediation.procedure.proposing import drafts
from mediation.talks.rules import CONTACT_BY
from tests.wall.inside import SECRETS, Inside


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


def drop_draft(inside: Inside, choice: int) -> None:
    """A proposal that is not finished is kept, and thrown away."""
    keep_draft(inside, choice)
    inside.told.do(drafts.throw_away, inside.told.mediator)


def drop_point(inside: Inside, choice: int) -> None:
    """A point of the map is noted, and dropped."""
    keep_point(inside, choice)
    inside.told.do(prepare.drop_point, inside.told.mediator, inside.others[-1])
