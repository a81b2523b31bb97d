"""The lump-sum disability subsidy by grade (WIR 35–37), by one's own wage within bounds (WIR 64)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, fields
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.working import Working

MONTHS_BY_GRADE = (27, 25, 23, 21, 18, 16, 13, 11, 9, 7)
LEAST, MOST = Fraction("0.6"), Fraction(3)
_ARTICLES = (
    *(articles.WIR_35,) * 4,
    *(articles.WIR_36,) * 2,
    *(articles.WIR_37,) * 4,
)


def own_wage(facts: Facts, working: Working) -> Fraction:
    """One's own wage, not below 60 % and not above 300 % of the local average (WIR 64)."""
    wage: Fraction = facts["own_wage"]
    average = facts["local_average"]
    working.cite(articles.WIR_64)
    if average is None:
        working.assume(
            "within_bounds",
            "未提供当地平均工资，按本人工资在60%至300%之间计算",
            "No local average was given: reckoned as if one's own wage lay between 60 % and 300 % of it",
        )
        return wage
    for bound, outside in ((LEAST, wage < average * LEAST), (MOST, wage > average * MOST)):
        if outside:
            return working.step(
                "本人工资超出上下限，按限额计", "One's own wage lies beyond the bounds",
                f"{written(average)} × {percent(bound)}", average * bound,
            )  # fmt: skip
    return wage


def reckon(facts: Facts, working: Working) -> Fraction:
    """The grade's months × one's own wage."""
    grade = facts["grade"]
    working.cite(_ARTICLES[grade - 1])
    wage, months = own_wage(facts, working), MONTHS_BY_GRADE[grade - 1]
    return working.step(
        "一次性伤残补助金", "Lump-sum disability subsidy", f"{written(wage)} × {months}", wage * months
    )


KIND = Kind(
    name="disability_lump_sum",
    zh="一次性伤残补助金",
    en="Lump-sum disability subsidy",
    fields=(
        fields.whole("grade", "伤残等级", "grade of disability", least=1, most=10, required=True),
        fields.wage("own_wage", "本人工资（月）", "one's own monthly wage", required=True),
        fields.wage("local_average", "当地月平均工资", "local average wage a month"),
    ),
    reckon=reckon,
    parameters={"local_average": "local_average_wage_month"},
)
