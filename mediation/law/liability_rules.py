"""On which ground somebody may be liable for wages: a row a ground, with the question whether it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediation.law.liability_words import (
    Answers,
    Article,
    Giver,
    Hirer,
    Liable,
    Pays,
    Said,
    second_interpretation,
    wages,
)

Holds = bool | None
"""True or False on the answers given; None where something is still to be found out."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One ground of one possible respondent."""

    who: Liable
    pays: Pays
    article: Article
    zh: str
    en: str
    holds: Callable[[Answers], Holds]


def _all(*parts: Holds) -> Holds:
    if False in parts:
        return False
    return None if None in parts else True


def _said(said: Said) -> Holds:
    return {Said.YES: True, Said.NO: False, Said.UNKNOWN: None}[said]


def _unlicensed(a: Answers) -> Holds:
    """Whether a single person or a unit without a licence hired."""
    if a.hired_by is Hirer.FOREMAN:
        return True
    if a.hired_by in (Hirer.GENERAL_CONTRACTOR, Hirer.EMPLOYER):
        return False
    unlicensed = _said(a.licensed)
    return None if unlicensed is None else not unlicensed


def _gave(a: Answers, giver: Giver) -> Holds:
    return None if a.given_by is Giver.UNKNOWN else a.given_by is giver


def _sublet(giver: Giver) -> Callable[[Answers], Holds]:
    """Where neither who gave the work nor whether the hirer is licensed is known, there is nothing to say."""

    def holds(a: Answers) -> Holds:
        unlicensed, gave = _unlicensed(a), _gave(a, giver)
        return False if unlicensed is None and gave is None else _all(a.site, unlicensed, gave)

    return holds


def _subcontractor_owes(a: Answers) -> Holds:
    """Whether a subcontractor has the wages to pay: it hired, or a foreman did for it."""
    if a.hired_by is Hirer.FOREMAN:
        return _all(a.site, _gave(a, Giver.SUBCONTRACTOR))
    by_unit = {Hirer.SUBCONTRACTOR: True, Hirer.LABOUR_COMPANY: True, Hirer.UNKNOWN: None}
    return _all(a.site, by_unit.get(a.hired_by, False))


def _passed_on(a: Answers) -> Holds:
    if a.transferred is Said.UNKNOWN:
        return None if a.site and a.hired_by in (Hirer.FOREMAN, Hirer.UNKNOWN) else False
    return _all(a.site, _said(a.transferred))


def _lent(a: Answers) -> Holds:
    """Asked about only where nobody licensed hired."""
    if a.licence_lent is Said.UNKNOWN:
        return None if _unlicensed(a) else False
    return _said(a.licence_lent)


def _sent_by_unlicensed(a: Answers) -> Holds:
    if a.hired_by is Hirer.FOREMAN:
        return False if a.site else None
    return _all(a.hired_by is Hirer.LABOUR_COMPANY, _unlicensed(a))


def _unpaid(a: Answers) -> Holds:
    paid = _said(a.owner_paid)
    return _all(a.site, None if paid is None else not paid)


def _hired_itself(a: Answers) -> Holds:
    if a.site and a.hired_by is Hirer.EMPLOYER:
        return True
    return not a.site and a.hired_by in (Hirer.EMPLOYER, Hirer.LABOUR_COMPANY, Hirer.SUBCONTRACTOR)


_DUTY_ZH = (
    "它有资质，却把活包给个人或没有资质的单位：要承担用工主体责任，付工资；"
    "受伤的，认定工伤后还要付工伤待遇。不用先证明有劳动关系"
)
_DUTY_EN = (
    "It is licensed and gave the work to a person or an unlicensed unit: it bears the employer's duties,"
    " wages and, once the injury is recognised, injury benefits. No labour relation has to be shown first"
)

RULES: tuple[Rule, ...] = (
    Rule(
        Liable.GENERAL_CONTRACTOR, Pays.FIRST, wages("第三十条第三款", "art. 30(3)"),
        "分包单位欠了工资，总包单位要先付清，再去找分包单位要",
        "Where a subcontractor owes wages, the general contractor pays first and recovers afterwards",
        _subcontractor_owes,
    ),
    Rule(
        Liable.GENERAL_CONTRACTOR, Pays.FIRST, wages("第三十条第四款", "art. 30(4)"),
        "工程整个转包给了别人，欠的工资由总包单位先付清",
        "Where the project was passed on to another, the general contractor pays first",
        _passed_on,
    ),
    Rule(
        Liable.GENERAL_CONTRACTOR, Pays.CLEARS, wages("第三十六条第一款", "art. 36(1)"),
        "总包单位把活包给个人或没有资质的单位，欠的工资由它付清",
        "A general contractor that gave work to a person or an unlicensed unit pays the wages owed",
        _sublet(Giver.GENERAL_CONTRACTOR),
    ),
    Rule(
        Liable.GENERAL_CONTRACTOR, Pays.TOGETHER, second_interpretation("第一条", "art. 1"),
        _DUTY_ZH, _DUTY_EN, _sublet(Giver.GENERAL_CONTRACTOR),
    ),
    Rule(
        Liable.GENERAL_CONTRACTOR, Pays.ITSELF, wages("第十六条、第二十八条", "arts 16 and 28"),
        "总包单位自己招的人，工资由它直接付",
        "A general contractor that hired somebody itself owes the wages directly",
        lambda a: _all(a.site, a.hired_by is Hirer.GENERAL_CONTRACTOR),
    ),
    Rule(
        Liable.SUBCONTRACTOR, Pays.ITSELF, wages("第三十条第一款", "art. 30(1)"),
        "分包单位（包括劳务公司）对自己招来的人，直接负责付工资",
        "A subcontractor, a labour company too, is directly responsible for the wages of those it hired",
        _subcontractor_owes,
    ),
    Rule(
        Liable.SUBCONTRACTOR, Pays.TOGETHER, second_interpretation("第一条", "art. 1"),
        _DUTY_ZH, _DUTY_EN, _sublet(Giver.SUBCONTRACTOR),
    ),
    Rule(
        Liable.GIVER, Pays.CLEARS, wages("第十九条第一款", "art. 19(1)"),
        "它把活包给个人或没有资质的单位，欠了工人的工资，要依法承担责任",
        "It gave the work to a person or an unlicensed unit, and wages are owed: it answers for them by law",
        lambda a: _all(not a.site, _unlicensed(a)),
    ),
    Rule(
        Liable.GIVER, Pays.TOGETHER, second_interpretation("第一条", "art. 1"),
        _DUTY_ZH, _DUTY_EN, lambda a: _all(not a.site, _unlicensed(a)),
    ),
    Rule(
        Liable.GIVER, Pays.TOGETHER,
        Article("《劳动合同法》第九十四条", "Labour Contract Law, art. 94"),
        "包活的是个人：发包的单位和这个人一起承担赔偿责任",
        "Where a single person took the work over, the unit that gave it is liable together with that person",
        lambda a: _all(not a.site, a.hired_by is Hirer.FOREMAN),
    ),
    Rule(
        Liable.LENDER, Pays.CLEARS, wages("第三十六条第二款", "art. 36(2)"),
        "它让别人用它的名义去接工程，欠的工资由它付清",
        "It let others take the project on in its name: it pays the wages owed",
        lambda a: _all(a.site, _lent(a)),
    ),
    Rule(
        Liable.LENDER, Pays.CLEARS, wages("第十九条第二款", "art. 19(2)"),
        "它让别人用它的名义做生意，欠的工资由它付清",
        "It let others do business in its name: it pays the wages owed",
        lambda a: _all(not a.site, _lent(a)),
    ),
    Rule(
        Liable.LENDER, Pays.TOGETHER, second_interpretation("第二条", "art. 2"),
        "没有资质的人挂靠在它名下：它要承担用工主体责任，付工资；受伤的，认定工伤后还要付工伤待遇",
        "Somebody unlicensed works under its name: it bears the employer's duties, wages and injury benefits",
        _lent,
    ),
    Rule(
        Liable.USER, Pays.CLEARS, wages("第十八条", "art. 18"),
        "它用了没有资质的单位或个人派来的人，欠的工资由它付清",
        "It uses people sent by a person or an unlicensed unit: it pays the wages owed",
        _sent_by_unlicensed,
    ),
    Rule(
        Liable.HIRER, Pays.ITSELF, wages("第十六条", "art. 16"),
        "招您干活的单位，工资由它直接付",
        "The unit that hired you owes the wages directly",
        _hired_itself,
    ),
    Rule(
        Liable.HIRER, Pays.ITSELF, wages("第十七条", "art. 17"),
        "招您干活的单位没有资质，您已经干了活，它也要依法付工资",
        "The unit that hired you has no licence; for work already done it owes the wages all the same",
        lambda a: _all(
            a.hired_by in (Hirer.SUBCONTRACTOR, Hirer.LABOUR_COMPANY), a.licensed is Said.NO
        ),
    ),
    Rule(
        Liable.OWNER, Pays.CLEARS, wages("第三十六条第一款", "art. 36(1)"),
        "建设单位（业主）直接把工程包给个人或没有资质的单位，欠的工资由它付清",
        "An owner that gave work directly to a person or an unlicensed unit pays the wages owed",
        _sublet(Giver.OWNER),
    ),
    Rule(
        Liable.OWNER, Pays.CLEARS, wages("第三十七条", "art. 37"),
        "工程违反规划、建设法规，因此欠的工资由建设单位付清",
        "Wages owed because the project breaks planning or building law are paid by the owner",
        lambda a: _all(a.site, a.unlawful_project is Said.YES),
    ),
    Rule(
        Liable.OWNER, Pays.ADVANCES, wages("第二十九条第二款", "art. 29(2)"),
        "建设单位没有按合同付工程款，造成欠薪的，要先垫付工资，最多垫到它还没结清的工程款",
        "An owner that did not pay the builder as agreed advances the wages, up to what it still owes",
        _unpaid,
    ),
    Rule(
        Liable.RELATED, Pays.TOGETHER, second_interpretation("第三条第二款", "art. 3(2)"),
        "几个有关联的单位轮流或同时用您干活，又没有书面合同：可以请求它们一起付",
        "Several related units used you in turns or at once, with no written contract: they may all be asked",
        lambda a: a.related_units is Said.YES,
    ),
)  # fmt: skip
"""Every ground, in the order of the law."""
