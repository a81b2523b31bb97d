"""What the workload must know of a seeded store before it begins."""

from __future__ import annotations

from contextlib import closing

from benchmarks.browser import Browser
from benchmarks.stores import Store
from benchmarks.workload import Known, first_office

MEASURED = "bench0000"
A_LONG_HISTORY = 31


def known_of(store: Store, port: int) -> Known:
    """An office to file for, a mediator to assign, a case with a long history."""
    found = store.rows("SELECT name, person_id FROM accounts WHERE name IN ('mediator', :own)", own=MEASURED)
    people = {row.name: row.person_id for row in found}
    long_cases = store.rows(
        "SELECT d.number FROM disputes d JOIN assignments a ON a.dispute_id = d.id"
        " WHERE a.person_id = :own AND d.version >= :long ORDER BY d.is_open DESC, d.number LIMIT 1",
        own=people[MEASURED], long=A_LONG_HISTORY,
    )  # fmt: skip
    with closing(Browser(port, store.cookies["registrar"])) as registrar:
        office = first_office(registrar)
    mediator = people["mediator"]
    return Known(office, mediator if isinstance(mediator, str) else mediator.hex, long_cases[0].number)
