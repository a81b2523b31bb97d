"""The questions of an online claim: which pages there are, which is open next, what looks mistyped."""

from __future__ import annotations

from typing import Any

import pytest

from mediation.applications import rules

OWN = (
    "role", "worker", "identity", "employer", "employment", "contact", "others", "items", "facts", "papers",
    "office",
)  # fmt: skip
FOR_ANOTHER = (OWN[0], "representative", *OWN[1:])
OF_AN_EMPLOYER = ("role", "employer", "contact", "worker", "items", "facts", "papers", "office")
COMPANY = "91110000600037341L"


def by(role: str, **answers: Any) -> dict[str, Any]:
    return {"role": {"role": role}, **answers}


@pytest.mark.parametrize(
    ("answers", "role", "pages"),
    [
        ({}, "self", OWN),
        ({"role": {}}, "self", OWN),
        (by("self"), "self", OWN),
        (by("representative"), "representative", FOR_ANOTHER),
        (by("employer"), "employer", OF_AN_EMPLOYER),
    ],
)
def test_who_files_decides_the_pages(answers: dict[str, Any], role: str, pages: tuple[str, ...]) -> None:
    assert rules.role_of(answers) == role
    assert rules.pages_of(answers) == pages


@pytest.mark.parametrize("role", ["self", "representative", "employer"])
def test_one_goes_from_page_to_page_and_back(role: str) -> None:
    answers = by(role)
    pages = rules.pages_of(answers)
    assert [rules.after(answers, page) for page in pages] == [*pages[1:], None]
    assert [rules.before(answers, page) for page in pages] == [None, *pages[:-1]]
    assert rules.after(answers, "check") is rules.before(answers, "check") is None


ITEM = {"kind": "wages_owed"}


@pytest.mark.parametrize(
    ("page", "answer", "answered"),
    [
        ("worker", None, False),
        ("worker", {}, True),
        ("facts", {"facts": "…"}, True),
        ("others", None, False),
        ("others", {}, False),
        ("others", {"list": [ITEM]}, False),
        ("others", {"done": True}, True),
        ("papers", {"list": []}, False),
        ("papers", {"done": True}, True),
        ("items", None, False),
        ("items", {"done": True}, False),
        ("items", {"list": [], "done": True}, False),
        ("items", {"list": [ITEM]}, False),
        ("items", {"list": [ITEM], "done": True}, True),
    ],
)
def test_a_page_is_answered_when_saved_and_a_list_when_gone_on_from(
    page: str, answer: dict[str, Any] | None, answered: bool
) -> None:
    answers = {} if answer is None else {page: answer}
    assert rules.is_answered(answers, page) is answered
    assert rules.listed(answers, page) == list((answer or {}).get("list", []))


@pytest.mark.parametrize("role", ["self", "representative", "employer"])
def test_the_first_open_page_is_the_next_until_all_are_answered(role: str) -> None:
    answers = by(role)
    for page in rules.pages_of(answers)[1:]:
        assert rules.first_open(answers) == page
        answers[page] = {"list": [ITEM], "done": True}
    assert rules.first_open(answers) is None
    assert rules.first_open({}) == "role"


@pytest.mark.parametrize(
    ("answers", "phone"),
    [
        ({}, ""),
        ({"worker": {"phone": None}}, ""),
        ({"worker": {"phone": "13800138000"}, "contact": {"phone": "13900139000"}}, "13800138000"),
        (by("employer", worker={"phone": "13800138000"}, contact={"phone": "13900139000"}), "13900139000"),
        (by("employer", worker={"phone": "13800138000"}), ""),
    ],
)
def test_the_telephone_is_that_of_who_files(answers: dict[str, Any], phone: str) -> None:
    assert rules.phone_of(answers) == phone


def test_a_resume_code_is_kept_as_a_hash_however_it_is_typed() -> None:
    kept = "f67fd97cb870eaaa3e5c2c6d8f42a8bac84845c184b838c6917a972c2025aa43"  # of “resume|ABCD-2345”
    assert rules.resume_hash("ABCD-2345") == rules.resume_hash(" abcd-2345 ") == kept
    assert rules.resume_hash("ABCD-2346") != kept


@pytest.mark.parametrize(
    ("written", "holds"),
    [(COMPANY, True), (f"{COMPANY[:-1]}A", False), (COMPANY[:-1], False), ("不详", False)],
)
def test_a_credit_code_is_checked_by_its_last_sign(written: str, holds: bool) -> None:
    assert rules.uscc_holds(written) is holds


@pytest.mark.parametrize(
    ("written", "holds"),
    [
        ("11010519491231002X", True),
        ("110105194912310021", False),
        ("07940", False),  # the check digit holds, but it is no ID number
        ("身份证", False),
    ],
)
def test_an_identity_number_has_eighteen_signs_and_its_check_digit(written: str, holds: bool) -> None:
    assert rules.identity_holds(written) is holds


@pytest.mark.parametrize(
    ("credit_code", "identity", "doubted"),
    [
        (None, None, ()),
        ("", "", ()),
        (COMPANY, "11010519491231002X", ()),
        ("9111", "11010519491231002X", ("credit_code",)),
        (COMPANY, "110105", ("identity_number",)),
        ("9111", "110105", ("credit_code", "identity_number")),
    ],
)
def test_what_looks_mistyped_is_named(
    credit_code: str | None, identity: str | None, doubted: tuple[str, ...]
) -> None:
    answers = {"contact": {"credit_code": credit_code}, "identity": {"identity_number": identity}}
    assert rules.doubts(answers) == doubted
    assert rules.doubts({}) == ()
