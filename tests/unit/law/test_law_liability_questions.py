"""What is asked bears on the chain, and what is not asked does not."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mediation.law.liability import chain
from mediation.law.liability_questions import FIRST, further_questions
from mediation.law.liability_words import Answers, Giver, Hirer, Said

PLAIN = (
    "licensed", "general_known", "transferred", "licence_lent", "owner_paid", "unlawful_project",
    "related_units",
)  # fmt: skip
VALUES: dict[str, type[Said] | type[Giver]] = dict.fromkeys(PLAIN, Said) | {"given_by": Giver}
ANSWERS = st.builds(
    Answers, site=st.booleans(), hired_by=st.sampled_from(Hirer),
    **{name: st.sampled_from(kind) for name, kind in VALUES.items()},
)  # fmt: skip


@given(ANSWERS, st.data())
def test_what_is_not_asked_changes_nothing(answers: Answers, data: st.DataObject) -> None:
    silent = [name for name in VALUES if name not in further_questions(answers)]
    for name in silent:
        other = replace(answers, **{name: data.draw(st.sampled_from(VALUES[name]))})
        assert chain(other) == chain(answers), name


@given(ANSWERS)
def test_everything_asked_is_a_field_and_asked_once(answers: Answers) -> None:
    asked = (*FIRST, *further_questions(answers))
    assert len(set(asked)) == len(asked)
    assert all(hasattr(answers, name) for name in asked)


def test_a_foreman_on_a_site_is_asked_about_first_by_who_gave_the_work() -> None:
    assert further_questions(Answers(hired_by=Hirer.FOREMAN))[0] == "given_by"
    assert "owner_paid" not in further_questions(Answers(site=False, hired_by=Hirer.FOREMAN))
