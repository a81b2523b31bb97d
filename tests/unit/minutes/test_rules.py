"""When minutes are signed, whom terms in them bind, and what makes a fact undisputed."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.minutes import rules
from mediation.minutes.rules import Present, Seat
from mediation.minutes.text import Content, Fact, Issue, Other, digest_of, kept, read

WORKER, COMPANY, SITE = UUID(int=1), UUID(int=2), UUID(int=3)
MEDIATOR = Present(UUID(int=10), "mediator")
HERSELF = Present(UUID(int=11), "party", WORKER, "self")
CLERK = Present(UUID(int=12), "party", COMPANY, "clerk")
LAWYER = Present(UUID(int=13), "party", COMPANY, "agent_special")
GENERAL = Present(UUID(int=14), "party", COMPANY, "agent_general")
INTERPRETER = Present(UUID(int=15), "interpreter")


@pytest.mark.parametrize(
    ("people", "signed", "done"),
    [
        ((MEDIATOR, HERSELF, LAWYER), (MEDIATOR, HERSELF, LAWYER), True),
        ((MEDIATOR, HERSELF, LAWYER), (HERSELF, LAWYER), False),
        ((MEDIATOR, HERSELF, LAWYER), (MEDIATOR, HERSELF), False),
        ((MEDIATOR, HERSELF, CLERK, LAWYER), (MEDIATOR, HERSELF, CLERK), False),
        # A side without anybody who may settle is not waited for: its clerk can only say who was there.
        ((MEDIATOR, HERSELF, CLERK), (MEDIATOR, HERSELF), True),
        ((MEDIATOR, HERSELF, GENERAL), (MEDIATOR, GENERAL), False),
        # Where nobody may settle, the mediator alone makes no minutes of both.
        ((MEDIATOR, CLERK), (MEDIATOR,), False),
        ((MEDIATOR, CLERK), (MEDIATOR, CLERK), True),
        ((MEDIATOR,), (MEDIATOR,), False),
        ((MEDIATOR, Present(UUID(int=9), "mediator"), HERSELF), (MEDIATOR, HERSELF), False),
        ((MEDIATOR, HERSELF, INTERPRETER), (MEDIATOR, HERSELF), True),
        ((HERSELF, LAWYER), (HERSELF, LAWYER), False),
    ],
)
def test_when_minutes_are_complete(
    people: tuple[Present, ...], signed: tuple[Present, ...], done: bool
) -> None:
    assert rules.complete(people, [each.key for each in signed]) is done


@pytest.mark.parametrize("company", [CLERK, GENERAL])
def test_terms_need_the_hand_of_who_may_settle(company: Present) -> None:
    bound = (WORKER.hex, COMPANY.hex)
    everybody = (MEDIATOR, HERSELF, company)
    assert rules.complete(everybody, [each.key for each in everybody])
    assert not rules.terms_stand(everybody, [each.key for each in everybody], bound)
    with_lawyer = (*everybody, LAWYER)
    assert rules.terms_stand(with_lawyer, [MEDIATOR.key, HERSELF.key, LAWYER.key], bound)
    assert not rules.terms_stand(with_lawyer, [HERSELF.key, LAWYER.key], bound)


def test_terms_bind_nobody_who_was_not_there() -> None:
    everybody = (MEDIATOR, HERSELF, LAWYER)
    signed = [each.key for each in everybody]
    assert not rules.terms_stand(everybody, signed, (WORKER.hex, COMPANY.hex, SITE.hex))
    assert not rules.terms_stand(everybody, signed, ())


@given(st.sets(st.sampled_from([MEDIATOR.key, HERSELF.key, CLERK.key, LAWYER.key, GENERAL.key])))
def test_more_signatures_never_undo_anything(signed: set[UUID]) -> None:
    people = (MEDIATOR, HERSELF, CLERK, LAWYER, GENERAL)
    everybody = {each.key for each in people}
    assert rules.complete(people, everybody)
    if rules.complete(people, signed):
        assert all(rules.complete(people, signed | {key}) for key in everybody)
        assert MEDIATOR.key in signed and LAWYER.key in signed and HERSELF.key in signed


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({}, "awaited"),
        ({WORKER: "confirms"}, "awaited"),
        ({WORKER: "confirms", COMPANY: "confirms"}, "confirmed"),
        ({WORKER: "confirms", COMPANY: "denies"}, "denied"),
        ({COMPANY: "denies"}, "denied"),
        ({WORKER: "confirms", COMPANY: "confirms", SITE: "denies"}, "confirmed"),
    ],
)
def test_what_becomes_of_a_fact(answers: dict[UUID, str], found: str) -> None:
    assert rules.verdict(answers, (WORKER, COMPANY)) == found


def test_one_side_alone_makes_nothing_undisputed() -> None:
    parties = ((WORKER, "applicant"), (COMPANY, "respondent"), (SITE, "respondent"))
    assert rules.confirming(parties, (WORKER, COMPANY)) == {WORKER, COMPANY}
    assert rules.confirming(parties, (WORKER,)) == {WORKER, COMPANY, SITE}
    assert rules.verdict({}, ()) == "awaited"


@pytest.mark.parametrize(
    ("came", "told"),
    [((), "nobody_came"), (("clerk", "agent_general"), "no_authority"), (("clerk", "agent_special"), None)],
)
def test_who_is_warned_of(came: tuple[str, ...], told: str | None) -> None:
    assert rules.warning_of(Seat(COMPANY, "respondent", came)) == told


def test_what_is_missing_before_the_laying_out() -> None:
    empty = rules.missing(Content(), correcting=True)
    assert empty == ("held_from", "held_until", "present", "issues", "outcome", "change_note")
    written = Content(in_person=("1",), issues=(Issue("数额"),), left_open="再谈")
    assert rules.missing(written, correcting=False) == ("held_from", "held_until")


def test_a_draft_comes_back_as_it_was_kept() -> None:
    content = Content(
        members=("a",), others=(Other("王翻译", "interpreter", "applicant"),),
        issues=(Issue("数额", "", "多", "少"),),
        facts=(Fact("三月没有发工资"),), methods=("explain_law",), cited={"cards": []}, agreed="付清",
    )  # fmt: skip
    assert read(kept(content)) == content


def test_the_digest_hangs_on_every_word_and_on_no_order() -> None:
    text = {"number": 1, "issues": [{"text": "数额"}], "agreed": ""}
    assert digest_of(text) == digest_of(dict(reversed(text.items())))
    assert digest_of(text) != digest_of({**text, "agreed": "付清"})


def test_where_there_is_one_side_its_own_word_is_needed() -> None:
    parties = [(WORKER, "applicant"), (SITE, "applicant")]
    assert rules.confirming(parties, ()) == {WORKER, SITE}
    assert rules.confirming(parties, (SITE, COMPANY)) == {SITE}
