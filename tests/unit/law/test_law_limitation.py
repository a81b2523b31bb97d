"""Until when a thing asked for can be brought to arbitration: every kind and fact, the published example."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediation.claims.kinds import KINDS
from mediation.law import limitation_table
from mediation.law.calendar import national
from mediation.law.limitation import Assumption, Facts, Limitation, limitation
from mediation.law.limitation_count import Absent, Interruption, StepCode, Suspension
from mediation.law.limitation_table import GROUNDS, RULES, RUNS_ON, StartsFrom, runs_on_beside
from mediation.law.tags import Tag

ENDED = date(2025, 8, 31)
FROM, UNTIL, KNOWN = date(2024, 3, 4), date(2025, 6, 17), date(2025, 9, 9)
FILED, FAILED = date(2026, 3, 3), date(2026, 4, 7)
APPLIED, REFUSED = Interruption(FILED, "mediation_applied"), Interruption(FAILED, "mediation_refused")
PAY = ("wages_owed", "overtime_pay", "deductions")
AT_THE_END = ("severance_pay", "unlawful_termination_compensation", "notice_pay")
STATES = ("labour_relation", "contract_signing")
BIT_BY_BIT = (
    "double_wage", "probation", "maternity_pay", "non_compete", "social_insurance", "other_labour",
    "personnel",
)  # fmt: skip


def of(kind: str, **told: object) -> Limitation:
    return limitation(Facts(kind, **told), national())  # type: ignore[arg-type]


def test_the_published_example() -> None:
    """D6: employment ended on 31 August 2025, nothing interrupted it."""
    found = of("wages_owed", employment_ended_on=ENDED)
    assert found.safe.day == date(2026, 8, 31)
    assert [step.code for step in found.safe.steps] == [StepCode.STARTED, StepCode.FULL]
    assert found.rule is not None and found.rule.citation_zh.endswith("第二十七条第四款")
    assert (found.start, found.source, found.assumptions) == (ENDED, StartsFrom.EMPLOYMENT_ENDED, ())
    assert found.if_filing.absent is found.if_failure.absent is Absent.NOT_HAPPENED


@pytest.mark.parametrize("kind", PAY)
def test_unpaid_pay_has_no_end_while_the_employment_lasts(kind: str) -> None:
    found = of(kind, still_employed=True, span_until=UNTIL, interruptions=(APPLIED, REFUSED))
    assert {each.absent for each in (found.safe, found.if_filing, found.if_failure)} == {
        Absent.NO_END_WHILE_EMPLOYED
    }
    assert of(kind, employment_ended_on=ENDED, known_on=KNOWN).safe.day == date(2026, 8, 31)


@pytest.mark.parametrize("kind", PAY)
def test_unpaid_pay_of_an_employment_nobody_told_of_counts_from_the_end_of_its_time(kind: str) -> None:
    found = of(kind, span_from=FROM, span_until=UNTIL)
    assert found.safe.day == date(2026, 6, 17)
    assert found.assumptions == (Assumption.EMPLOYMENT_UNKNOWN,)


def test_an_employer_that_asks_for_pay_back_has_one_year_from_knowing() -> None:
    found = of("wages_owed", employment_ended_on=ENDED, by_worker=False)
    assert found.rule is RULES["general"]
    assert found.assumptions == (Assumption.KNOWN_AT_END,)


@pytest.mark.parametrize("kind", [*AT_THE_END, *STATES])
def test_what_the_end_brings_about_counts_from_the_end(kind: str) -> None:
    assert of(kind, employment_ended_on=ENDED, span_until=UNTIL).safe.day == date(2026, 8, 31)
    assert of(kind, employment_ended_on=ENDED).assumptions == (Assumption.KNOWN_AT_END,)
    assert of(kind, known_on=KNOWN, employment_ended_on=ENDED).safe.day == date(2026, 9, 9)
    assert of(kind, still_employed=True).safe.absent is Absent.NOT_BEFORE_END
    assert of(kind, still_employed=True, known_on=KNOWN).safe.day == date(2026, 9, 9)
    assert of(kind, span_until=UNTIL).assumptions == (Assumption.KNOWN_FROM_SPAN,)


@pytest.mark.parametrize("kind", BIT_BY_BIT)
def test_what_falls_due_bit_by_bit_counts_from_the_first_and_from_the_last(kind: str) -> None:
    found = of(kind, span_from=FROM, span_until=UNTIL, employment_ended_on=ENDED)
    assert found.safe.day == date(2025, 3, 4)
    assert found.last_part is not None and found.last_part.day == date(2026, 6, 17)
    assert found.assumptions == (Assumption.KNOWN_FROM_SPAN, Assumption.PARTS_RUN_APART)
    assert of(kind, span_from=FROM).safe.day == date(2025, 3, 4)
    assert of(kind, employment_ended_on=ENDED).safe.day == date(2026, 8, 31)
    told = of(kind, known_on=KNOWN, span_from=FROM, span_until=UNTIL)
    assert (told.safe.day, told.last_part, told.assumptions) == (date(2026, 9, 9), None, ())


def test_leave_falls_due_with_its_year_or_the_end_of_the_employment() -> None:
    found = of("annual_leave", span_from=FROM, span_until=UNTIL, employment_ended_on=ENDED)
    assert found.start == date(2024, 12, 31)
    assert found.last_part is not None and found.last_part.steps[0].day == ENDED
    going_on = of("annual_leave", span_from=FROM, span_until=UNTIL, still_employed=True)
    assert going_on.last_part is not None and going_on.last_part.steps[0].day == date(2025, 12, 31)


def test_an_injury_counts_from_its_day_unless_a_later_one_was_told() -> None:
    assert of("work_injury", span_from=FROM, employment_ended_on=ENDED).safe.day == date(2025, 3, 4)
    assert of("work_injury", span_from=FROM, known_on=KNOWN).safe.day == date(2026, 9, 9)
    assert of("work_injury", employment_ended_on=ENDED).safe.absent is Absent.START_UNKNOWN


@pytest.mark.parametrize("kind", ["civil_loan", "civil_service_fee"])
def test_what_arbitration_does_not_take_has_no_day(kind: str) -> None:
    found = of(kind, employment_ended_on=ENDED, known_on=KNOWN, interruptions=(APPLIED,))
    assert (found.rule, found.safe.absent, found.if_filing.absent) == (None, *[Absent.NOT_ARBITRATED] * 2)


def test_every_kind_of_claim_is_counted() -> None:
    assert set(limitation_table.KINDS) == set(KINDS)
    known = {*PAY, *AT_THE_END, *STATES, *BIT_BY_BIT, "annual_leave", "work_injury"}
    assert set(KINDS) == known | {"civil_loan", "civil_service_fee"}


def test_filing_and_failure_begin_the_year_anew() -> None:
    found = of("wages_owed", employment_ended_on=ENDED, interruptions=(REFUSED, APPLIED))
    assert found.safe.day == date(2026, 8, 31)
    assert found.if_filing.day == date(2027, 3, 3)
    assert found.if_failure.day == date(2027, 4, 7)
    assert [(step.code, step.ground) for step in found.if_failure.steps[:3]] == [
        (StepCode.STARTED, None),
        (StepCode.INTERRUPTED, "mediation_applied"),
        (StepCode.INTERRUPTED, "mediation_refused"),
    ]
    assert found.if_failure.provisional_years == (2027,)


def test_what_comes_too_late_or_too_early_begins_nothing_anew() -> None:
    late = of("wages_owed", employment_ended_on=date(2024, 9, 1), interruptions=(APPLIED, REFUSED))
    assert late.safe.day == late.if_filing.day == late.if_failure.day == date(2025, 9, 1)
    assert [step.code for step in late.if_failure.steps].count(StepCode.TOO_LATE) == 2
    early = of("wages_owed", employment_ended_on=date(2026, 5, 1), interruptions=(APPLIED,))
    assert early.if_filing.day == early.safe.day
    assert StepCode.TOO_EARLY in [step.code for step in early.if_filing.steps]


def test_the_last_day_itself_is_in_time_and_the_day_after_is_not() -> None:
    told = Facts("wages_owed", employment_ended_on=ENDED)
    for day, last in ((date(2026, 8, 31), date(2027, 8, 31)), (date(2026, 9, 1), date(2026, 8, 31))):
        filed = replace(told, interruptions=(Interruption(day, "complaint_made"),))
        assert limitation(filed, national()).if_filing.day == last


def test_without_a_start_the_first_interruption_is_taken_as_in_time() -> None:
    found = of("wages_owed", interruptions=(APPLIED, REFUSED))
    assert found.safe.absent is Absent.START_UNKNOWN
    assert (found.if_filing.day, found.if_failure.day) == (date(2027, 3, 3), date(2027, 4, 7))
    assert found.if_filing.steps[0].code is StepCode.ASSUMED_IN_TIME
    assert of("wages_owed").if_filing.absent is Absent.START_UNKNOWN
    assert of("wages_owed").if_failure.absent is Absent.NOT_HAPPENED


@pytest.mark.parametrize(
    ("spans", "last"),
    [
        ([(date(2026, 1, 5), date(2026, 1, 15))], date(2026, 9, 10)),
        ([(date(2025, 8, 20), date(2025, 9, 9))], date(2026, 9, 9)),  # it begins only when that is over
        ([(date(2026, 1, 5), date(2026, 1, 15)), (date(2026, 1, 10), date(2026, 1, 20))], date(2026, 9, 15)),
        ([(date(2025, 8, 31), date(2025, 9, 9))], date(2026, 9, 9)),  # from the day itself that begins it
        ([(date(2026, 8, 31), date(2026, 9, 9))], date(2026, 8, 31)),  # on the last day all of it has run
        ([(date(2026, 9, 1), date(2026, 9, 9))], date(2026, 8, 31)),  # after the last day
        ([(date(2026, 3, 1), date(2026, 3, 11)), (date(2026, 9, 4), date(2026, 9, 8))], date(2026, 9, 14)),
    ],
)
def test_what_is_left_runs_on_after_a_suspension(spans: list[tuple[date, date]], last: date) -> None:
    """The safe day counts none of it, for it has to be proven."""
    told = Interruption(ENDED, "negotiation_asked")
    found = of(
        "wages_owed", employment_ended_on=ENDED, interruptions=(told,),
        suspensions=tuple(Suspension(*span) for span in spans),
    )  # fmt: skip
    assert found.if_filing.day == last
    assert found.safe.day == date(2026, 8, 31)
    assert found.assumptions == (Assumption.SUSPENSION_NOT_COUNTED,)


def test_a_roll_over_rest_days_says_that_it_rests_on_practice() -> None:
    weekend = of("wages_owed", employment_ended_on=date(2025, 8, 30)).safe  # Sunday, 30 August 2026
    assert weekend.day == date(2026, 8, 31)
    assert [step.code for step in weekend.steps][-2:] == [StepCode.ROLLED, StepCode.ROLL_UNVERIFIED]
    holiday = of("wages_owed", employment_ended_on=date(2025, 10, 1)).safe
    assert holiday.day == date(2026, 10, 8)
    assert holiday.steps[-1].code is StepCode.ROLLED


@pytest.mark.parametrize(
    "told",
    [
        {"employment_ended_on": ENDED, "still_employed": True},
        {"span_from": UNTIL, "span_until": FROM},
        {
            "employment_ended_on": ENDED,
            "interruptions": (APPLIED,),
            "suspensions": (Suspension(KNOWN, ENDED),),
        },
    ],
)
def test_facts_that_cannot_be_are_refused(told: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"before|cannot"):
        of("wages_owed", **told)


def test_an_unknown_kind_or_ground_is_refused() -> None:
    with pytest.raises(LookupError):
        of("weather", known_on=KNOWN)
    with pytest.raises(LookupError):
        of("wages_owed", known_on=KNOWN, interruptions=(Interruption(FILED, "weather"),))


def test_the_day_to_keep_in_mind_is_the_next_that_is_not_over() -> None:
    found = of("double_wage", span_from=FROM, span_until=UNTIL)
    assert found.watched_on(date(2025, 3, 4)) == date(2025, 3, 4)
    assert found.watched_on(date(2025, 3, 5)) == date(2026, 6, 17)
    assert found.watched_on(date(2027, 1, 1)) == date(2026, 6, 17)
    assert of("wages_owed").watched_on(FILED) is None


def test_what_mediation_does_not_stop_stands_with_its_article() -> None:
    told = {each.code: (each.number, each.unit) for each in RUNS_ON}
    assert told == {
        "injury_by_employer": (30, "days"),
        "injury_by_worker": (1, "years"),
        "suit_after_final_award": (15, "days"),
        "set_aside_final_award": (30, "days"),
        "suit_after_award": (15, "days"),
        "inspection": (2, "years"),
    }
    assert {each.code for each in runs_on_beside(frozenset({"wages_owed"}))} == set(told) - {
        "injury_by_employer", "injury_by_worker",
    }  # fmt: skip
    assert len(runs_on_beside(frozenset({"wages_owed", "work_injury"}))) == len(told)


def test_everything_carries_its_article_and_says_how_well_it_is_known() -> None:
    everything: tuple[limitation_table.Rule | limitation_table.Ground | limitation_table.RunsOn, ...]
    everything = (*RULES.values(), *GROUNDS.values(), *RUNS_ON)
    for each in everything:
        assert each.citation_zh and each.citation_en and each.tag is Tag.CONFIRMED
    for kind, how in limitation_table.KINDS.items():
        asks = not how.tag.needs_remark or how.rule is None or kind in BIT_BY_BIT
        assert bool(how.why_zh and how.why_en) or asks
