"""Which disputes may be handled together: same employer, same office or one below it."""

from __future__ import annotations

import pytest

from mediation.disputes.group_rules import Employer, fits

KNITTERS, CODE = "绍兴市锦华针织有限公司", "91330602MA2P3Q4R5T"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Employer(KNITTERS), Employer(KNITTERS), True),
        (Employer(KNITTERS), Employer(f" {KNITTERS} "), True),
        (Employer(KNITTERS), Employer("锦华针织"), False),
        (Employer(KNITTERS, CODE), Employer("锦华针织", CODE), True),
        (Employer(KNITTERS, CODE), Employer(KNITTERS, "91330602MA2JT77777"), False),
        (Employer(KNITTERS, CODE), Employer(KNITTERS), True),
        (Employer(KNITTERS, ""), Employer("锦华针织", ""), False),
    ],
)
def test_the_code_decides_where_both_are_known(one: Employer, other: Employer, same: bool) -> None:
    assert one.same_as(other) is same
    assert other.same_as(one) is same


@pytest.mark.parametrize(
    ("group_path", "office_path", "inside"),
    [
        ("YC/YCFS/", "YC/YCFS/", True),
        ("YC/", "YC/YCFS/", True),
        ("YC/YCFS/", "YC/", False),
        ("YC/YCFS/", "YC/YCLZ/", False),
    ],
)
def test_a_group_takes_in_its_own_office_and_those_below(
    group_path: str, office_path: str, inside: bool
) -> None:
    assert fits(Employer(KNITTERS), group_path, [Employer(KNITTERS)], office_path) is inside


def test_one_of_several_employers_is_enough_and_none_is_not() -> None:
    dispatch = [Employer("某劳务派遣公司"), Employer(KNITTERS)]
    assert fits(Employer(KNITTERS), "YC/", dispatch, "YC/")
    assert not fits(Employer(KNITTERS), "YC/", [], "YC/")
