"""Case numbers: receiving office, year, serial and a check digit."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from stdnum import luhn

from mediation.disputes.models import CaseNumber

SHAPE = re.compile(r"^([A-Z]{2,6}\d{0,3})-(\d{4})-(\d{6})-(\d)$")


def next_serial(session: Session, office_id: UUID, year: int) -> int:
    """The next serial of an office in a year; one statement, safe for many at once."""
    raised = _raising(session.get_bind().dialect.name)
    return int(session.execute(raised, {"office_id": office_id, "year": year, "last": 1}).scalar_one())


@cache
def _raising(dialect: str) -> Any:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    numbers: Any = CaseNumber.__table__
    return (
        insert(numbers)
        .on_conflict_do_update(index_elements=["office_id", "year"], set_={"last": numbers.c.last + 1})
        .returning(numbers.c.last)
    )


def written(code: str, year: int, serial: int) -> str:
    """The number as it stands everywhere: YC-2026-000093-7."""
    return f"{code}-{year}-{serial:06d}-{luhn.calc_check_digit(f'{year}{serial:06d}')}"


def is_well_formed(number: str) -> bool:
    """Whether a typed number can be one of ours: shape and check digit."""
    found = SHAPE.match(number.strip().upper())
    return found is not None and bool(luhn.is_valid(f"{found[2]}{found[3]}{found[4]}"))


def code_of(number: str) -> str:
    """The code of the office that gave the number; nothing for what is none."""
    found = SHAPE.match(number)
    return found[1] if found else ""


def on_papers(short_name: str, number: str) -> str:
    """The number as Chinese papers write it: 越城劳调〔2026〕93号."""
    found = SHAPE.match(number)
    return f"{short_name}劳调〔{found[2]}〕{int(found[3])}号" if found else number
