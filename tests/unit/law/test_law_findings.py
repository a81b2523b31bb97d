"""Each finding bites where it should and spares its near miss; a clean draft has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.enforceability.check import FAMILIES, findings, unexplained
from mediation.law.enforceability.injury import part_settlement
from mediation.law.enforceability.table import PART_SETTLEMENT, RULES, Severity, found
from mediation.law.enforceability.values import Account, Draft, Item, Represented
from tests.unit.law.drafts import BOSS, CLEAN, OWN, WAGES, WORKER, codes, parts, with_item, with_text

SOON, LATER = date(2026, 12, 10), date(2027, 1, 10)
IN_TWO_YEARS = date(2028, 11, 21)


def test_a_complete_clean_draft_has_no_finding() -> None:
    assert findings(CLEAN) == ()


ITEMS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("no_sum", {"parts": parts((None, SOON)), "stated": None}, {}),
    ("no_sum", {"parts": (), "stated": None}, {"disposition": "other_road", "parts": ()}),
    ("no_sum", {"parts": parts(("0", SOON)), "stated": None}, {}),
    ("sum_differs", {"stated": Decimal("24000.01")}, {"stated": Decimal("24000.00")}),
    ("sum_differs", {"parts": parts(("12000", SOON), ("11999", LATER)), "floor": None}, {"stated": None}),
    ("no_date", {"parts": parts(("24000", None))}, {"parts": parts(("24000", SOON))}),
    ("no_payer", {"payer": ""}, {}),
    ("no_payee", {"payee": "", "account": Account("", "1")}, {}),
    ("no_manner", {"manner": ""}, {"manner": "cash", "account": None}),
    ("no_account", {"account": None}, {"manner": "cash", "account": None}),
    ("no_account", {"account": replace(OWN, number=" ")}, {}),
    ("third_person", {"account": replace(OWN, holder="王五")},
     {"account": replace(OWN, holder=" 刘 大山")}),
    ("third_person", {"account": replace(OWN, holder="王五")},
     {"account": replace(OWN, holder="王五", authority="2026年11月20日书面委托")}),
    ("below_floor", {"floor": Decimal("24000.01")}, {"floor": Decimal("24000.00")}),
    ("below_floor", {"floor": Decimal("30000")},
     {"floor": Decimal("30000"), "explanation": "劳动者知道应得三万元，愿意让步。"}),
    ("below_floor", {"floor": Decimal("30000")}, {"floor": None}),
    ("beyond_two_years", {"parts": parts(("24000", date(2028, 11, 22)))},
     {"parts": parts(("24000", IN_TWO_YEARS))}),
    ("waived_item", {"kind": "social_insurance", "disposition": "withdrawn"},
     {"kind": "social_insurance", "disposition": "other_road"}),
    ("waived_item", {"kind": "work_injury", "disposition": "withdrawn"}, {"disposition": "withdrawn"}),
    ("injury_not_graded", {"kind": "work_injury", "injury": "open"},
     {"kind": "work_injury", "injury": "graded"}),
    ("injury_not_graded", {"kind": "work_injury"}, {"kind": "work_injury", "disposition": "other_road"}),
    ("rest_not_open", {"kind": "work_injury", "injury": "part"},
     {"kind": "work_injury", "injury": "part", "note": PART_SETTLEMENT}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "bites", "near"), ITEMS)
def test_an_item_is_found(code: str, bites: dict[str, Any], near: dict[str, Any]) -> None:
    assert code in codes(with_item(**bites))
    assert codes(with_item(**near)) == []


@pytest.mark.parametrize(
    "words",
    [
        "待工程款到账后支付", "等业主付款后再付", "视公司经营情况支付", "收到货款后三日内支付",
        "资金充裕时支付",
        "项目竣工验收合格后付清", "尽快支付", "具体时间另行协商", "2026年12月左右支付", "待开庭后再付",
        "公司有钱了就付", "厂房变卖后支付", "条件成熟时一次付清",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["note", "result", "other_duties"])
def test_a_day_that_hangs_on_something_uncertain_is_found(words: str, place: str) -> None:
    draft = (
        with_item(note=words)
        if place == "note"
        else with_text(**{place: f"{words}，由公司以转账方式付给本人"})
    )
    assert "uncertain_date" in codes(draft)
    assert words[:2] in next(each.quote for each in findings(draft) if each.code == "uncertain_date")


@pytest.mark.parametrize(
    "words",
    [
        "工程款到账后支付，最迟不晚于2026年12月31日",
        "待工程款到账后支付最迟不晚于2026年12月31日",
        "2026年12月31日前支付",
        "协议生效后三日内支付",
        "停工留薪期待遇按月支付",
        "招待所值班期间的加班费",
        "本人收到款项后三日内出具收条",
        "伤残等级评定后的待遇不作处理",
        "在工资发放日支付",
        "工资、加班费等款项在签字后三日内付清",
        "待发工资在签字时付清",
    ],
)
def test_a_fixed_day_is_no_uncertain_one(words: str) -> None:
    clause = words if "，" not in words else words.replace("，", "")
    assert "uncertain_date" not in codes(with_item(note=clause))


@pytest.mark.parametrize(
    "words",
    [
        "劳动者自愿放弃社会保险", "刘大山放弃一次性伤残待遇", "公司无需为其补缴养老保险",
        "不再要求公司补缴社保",
        "劳动者不得再向任何部门投诉", "承诺不申请仲裁", "双方同意放弃起诉", "不再申请工伤认定",
        "社会保险费折现一并支付", "今后不就本案提起诉讼", "保证不向劳动监察部门举报", "放弃申请劳动能力鉴定",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["note", "result", "release_scope", "other_duties"])
def test_a_waiver_of_what_cannot_be_waived_is_found(words: str, place: str) -> None:
    kept = "，本案请求事项了结"
    draft = with_item(note=words) if place == "note" else with_text(**{place: words + kept})
    assert "waiver" in codes(draft)


@pytest.mark.parametrize(
    "words",
    [
        "劳动者有权依法申请仲裁", "本协议不影响劳动者投诉、举报的权利", "社会保险事项本协议不作处理",
        "一方不履行的，另一方可以申请仲裁", "公司不得要求劳动者放弃社会保险", "工伤待遇另行主张",
        "双方不再有其他争议", "公司在十日内补缴社会保险", "申请人不再主张加班费", "不视为放弃工伤待遇",
        "公司不再拖欠工资", "未列入的社会保险权利不受影响",
    ],
)  # fmt: skip
def test_what_keeps_a_right_is_no_waiver(words: str) -> None:
    assert "waiver" not in codes(with_item(note=words))


RELEASES: list[tuple[str, str, str]] = [
    ("release_of_everything", "双方一切争议全部了结", "本案所列全部请求事项了结"),
    ("release_of_everything", "双方再无任何劳动争议", "双方就本案请求事项再无争议"),
    ("release_of_everything", "今后不再互相追究，互不追究任何责任", "本协议履行完毕后，本案请求事项了结"),
    ("release_of_everything", "双方就本案及其他事项再无任何纠葛", "上述请求事项中的全部争议了结"),
    ("release_of_everything", "一次性了断", "双方就本案工资请求了结，其他任何权利不受影响"),
    ("release_unclear", "", "双方就加班费不再有争议"),
    ("release_unclear", "双方没有其他争议", "双方就本案没有其他争议"),
]


@pytest.mark.parametrize(("code", "bites", "near"), RELEASES)
def test_the_scope_of_release_is_read(code: str, bites: str, near: str) -> None:
    assert codes(with_text(release_scope=bites)) == [code]
    assert codes(with_text(release_scope=near)) == []


DUTIES: list[tuple[str, str, str]] = [
    ("duty_without_date", "公司以邮寄方式出具离职证明", "公司于2026年12月1日以邮寄方式出具离职证明"),
    ("duty_without_date", "由公司办理社会保险转移手续", "由公司在十五日内办理社会保险转移手续"),
    ("duty_without_manner", "十日内出具离职证明", "十日内书面出具离职证明"),
    ("duty_without_manner", "2026年12月1日前归还工具", "2026年12月1日前把工具送到公司归还"),
]


@pytest.mark.parametrize(("code", "bites", "near"), DUTIES)
def test_a_duty_beside_the_payment_says_when_and_how(code: str, bites: str, near: str) -> None:
    assert codes(with_text(other_duties=bites)) == [code]
    assert codes(with_text(other_duties=near)) == []
    assert codes(with_text(other_duties="双方对本协议内容保密")) == []


def test_instalments_want_a_default_clause_and_one_payment_does_not() -> None:
    assert codes(with_text(default_clause="双方应当诚实守信。")) == ["no_default_clause"]
    one = with_item(parts=parts(("24000", SOON)))
    assert codes(replace(one, default_clause="双方应当诚实守信。")) == []


def test_a_represented_worker_consents_himself() -> None:
    waiting = with_text(
        represented=(Represented("甲", False), Represented("乙", True), Represented("丙", False))
    )
    assert [(each.code, each.place, each.quote) for each in findings(waiting)] == [
        ("not_consented", "parties", "甲、丙")
    ]


def test_terms_without_a_text_do_not_miss_what_only_a_text_has() -> None:
    item = replace(WAGES, account=None)
    assert codes(Draft((item,), CLEAN.on, written=False)) == []
    assert codes(Draft((item,), CLEAN.on)) == ["release_unclear", "no_account", "no_default_clause"]


@given(
    st.sampled_from(["payer", "payee", "manner", "parts", "account"]),
    st.lists(st.integers(1, 10**9), min_size=1, max_size=6),
)
def test_removing_any_one_field_of_an_item_gives_its_finding(name: str, fen: list[int]) -> None:
    whole = tuple(part for one in fen for part in parts((str(Decimal(one) / 100), SOON)))
    item = Item("a", "wages_owed", "pay", BOSS, WORKER, "bank_transfer", whole, None, OWN)
    assert codes(replace(CLEAN, items=(item,))) == []
    empty: dict[str, object] = {"parts": (), "account": None}
    said = codes(replace(CLEAN, items=(replace(item, **{name: empty.get(name, "")}),)))  # type: ignore[arg-type]
    wanted = {"parts": {"no_sum", "no_date"}, "payee": {"no_payee", "third_person"}}
    assert set(said) == wanted.get(name, {f"no_{name}"})


@given(st.integers(0, 10**8), st.integers(0, 10**8))
def test_the_floor_bites_exactly_below_itself(agreed: int, floor: int) -> None:
    sums = {"parts": parts((str(Decimal(agreed + 1) / 100), SOON)), "stated": None}
    said = codes(with_item(**sums, floor=Decimal(floor + 1) / 100))
    assert said == (["below_floor"] if agreed < floor else [])


@given(st.text(max_size=300))
def test_no_text_makes_the_check_fail(text: str) -> None:
    draft = replace(CLEAN, result=text, release_scope=text, other_duties=text, default_clause=text)
    assert all(each.code in RULES for each in findings(replace(draft, items=(replace(WAGES, note=text),))))


def test_only_what_is_grave_and_unexplained_holds_the_step_up() -> None:
    said = findings(replace(with_item(payer=""), release_scope="", default_clause="守信"))
    assert [each.key for each in unexplained(said, {})] == ["no_payer.a"]
    assert unexplained(said, {"no_payer.a": "  "}) != ()
    assert unexplained(said, {"no_payer.a": "双方当场结清。"}) == ()


def test_the_gravest_come_first_and_there_is_one_of_a_code_in_a_place() -> None:
    said = findings(with_text(release_scope="", other_duties="尽快办理。尽快归还。", default_clause=""))
    weights = [list(Severity).index(each.severity) for each in said]
    assert weights == sorted(weights)
    assert len({each.key for each in said}) == len(said)
    assert next(each.quote for each in said if each.code == "uncertain_date") == "尽快办理；尽快归还"


def test_a_part_settlement_keeps_what_was_said_and_is_offered_once() -> None:
    offered = part_settlement("先付医疗费。")
    assert offered == f"先付医疗费。\n{PART_SETTLEMENT}"
    assert part_settlement(offered) == offered
    assert part_settlement("") == PART_SETTLEMENT
    assert codes(with_item(kind="work_injury", injury="part", note=PART_SETTLEMENT)) == []


def test_every_finding_of_the_table_is_looked_for_and_says_where_it_stands() -> None:
    assert len(FAMILIES) == 6
    for rule in RULES.values():
        assert all((rule.title_zh, rule.title_en, rule.mend_zh, rule.mend_en, rule.citation_zh))
        assert "第" in rule.citation_zh and "art" in rule.citation_en
    with pytest.raises(LookupError):
        found("nothing_of_the_kind")
