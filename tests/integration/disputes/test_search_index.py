"""The search index finds exactly what a plain look through the texts finds, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from mediation.disputes import search_index
from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.kernel.database import transaction

Write = Callable[[], Session]

OFFICE = UUID(int=1)
BEGIN = datetime(2026, 1, 5, tzinfo=UTC)

TEXTS = [
    "公司欠薪三个月，共24000元",
    "欠他薪水，未足额支付加班费",
    "王喆堃诉某建筑公司工资争议",
    "陈𬭎要求支付经济补偿",
    "Foxtrot Ltd. did not pay overtime",
    "解除劳动合同未支付经济补偿金",
    "薪欠",
    "ＡＢＣ公司２０２６年停工",
]


QUERIES = [
    "欠薪", "欠", "薪", "喆堃", "𬭎", "经济补偿", "经济补偿金", "补偿经济", "工资", "foxtrot ltd", "overtime",
    "over", "abc公司", "2026", "月，共", "不存在的词", "24000",
]  # fmt: skip


def test_a_phrase_is_found_exactly(write: Write, session: Session) -> None:
    filed(write, TEXTS)
    for query in QUERIES:
        assert found(session, query) == plainly_found(query), query


@pytest.mark.parametrize("query", ["", "   ", "，。！", '""', "()", "*", "\x00", "\ud800", "' OR 1=1 --"])
def test_signs_alone_find_nothing_and_break_nothing(write: Write, session: Session, query: str) -> None:
    filed(write, TEXTS)
    assert found(session, query) == []


@pytest.mark.parametrize(
    "query",
    [
        '"欠薪',
        "欠薪*",
        "欠 AND 薪",
        "words:欠薪",
        "^欠",
        "NEAR(欠 薪)",
        "欠' | '薪",
        "-欠薪",
        "!欠",
        "欠<->月",
    ],
)
def test_a_query_language_is_only_words(write: Write, session: Session, query: str) -> None:
    filed(write, TEXTS)
    assert found(session, query) == plainly_found(query)


def test_the_newest_come_first_page_by_page(write: Write, session: Session) -> None:
    order = [3, 0, 4, 1, 2]
    filed(write, ["工资"] * 5, [BEGIN + timedelta(days=day) for day in order])
    first = session.execute(search_index.newest(session, select(Dispute.number), "工资").limit(2)).all()
    assert [row.number for row in first] == ["N2", "N0"]
    rest = search_index.newest(session, select(Dispute.number), "工资", before=first[-1].place)
    assert [row.number for row in session.execute(rest)] == ["N4", "N3", "N1"]


def test_disputes_of_one_moment_all_have_their_place(write: Write, session: Session) -> None:
    filed(write, ["工资"] * 30, [BEGIN] * 30)
    assert len(found(session, "工资")) == 30


def test_written_again_it_replaces_what_was_there(write: Write, session: Session) -> None:
    filed(write, ["工资", "工资"], [BEGIN, BEGIN])
    with transaction(write()) as writing:
        search_index.write(writing, UUID(int=1000), "加班费")
    assert found(session, "工资") == ["N1"]
    assert found(session, "加班费") == ["N0"]


def test_one_word_without_end_does_not_stop_the_filing(write: Write, session: Session) -> None:
    filed(write, ["x" * 10_000 + " 工资", "工" * 20_000])
    assert found(session, "工资") == ["N0"]
    assert found(session, "x" * 10_000) == ["N0"]


def test_an_index_row_is_one_statement(write: Write, count_statements: Callable) -> None:
    filed(write, ["工资"])
    with transaction(write()) as writing, count_statements() as seen:
        search_index.write(writing, UUID(int=1000), "加班费")
    assert seen.count == 1


def filed(write: Write, texts: list[str], moments: list[datetime] | None = None) -> None:
    moments = moments or [BEGIN + timedelta(minutes=n) for n in range(len(texts))]
    with transaction(write()) as session:
        session.execute(insert(Office).values(**office()))
        for number, (words, moment) in enumerate(zip(texts, moments, strict=True)):
            session.execute(insert(Dispute).values(**dispute(number, words, moment)))
            search_index.write(session, UUID(int=1000 + number), words)


def found(session: Session, query: str) -> list[str]:
    """Numbers in the order of filing."""
    session.rollback()
    return sorted(session.scalars(search_index.newest(session, select(Dispute.number), query)))


def plainly_found(query: str) -> list[str]:
    wanted = search_index.words_of(query)
    texts = [search_index.words_of(text) for text in TEXTS]
    return [f"N{number}" for number, words in enumerate(texts) if wanted and holds(words, wanted)]


def holds(words: list[str], wanted: list[str]) -> bool:
    return any(words[n : n + len(wanted)] == wanted for n in range(len(words)))


def office() -> dict[str, object]:
    words = ("code", "name", "name_en", "kind", "path", "legal_basis", "profile", "short_name", "region",
             "address", "phone")  # fmt: skip
    return {"id": OFFICE, "scope": [], "is_open": True, **dict.fromkeys(words, "YC")}


def dispute(number: int, words: str, moment: datetime) -> dict[str, object]:
    texts = ("state", "profile", "source", "cause", "applicant_name", "respondent_name")
    return {
        "id": UUID(int=1000 + number),
        "number": f"N{number}",
        "office_id": OFFICE,
        "seal_office_id": OFFICE,
        "is_open": True,
        "version": 1,
        "facts": words,
        "claimed_fen": 1,
        "filed_at": moment,
        "tracking_hash": f"h{number}",
        **dict.fromkeys(texts, "x"),
    }
