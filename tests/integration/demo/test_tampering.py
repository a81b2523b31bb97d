"""Whoever tampers with the sample's log by hand is found out by the commands, with dispute and entry."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mediation.cli.schema import GUARDS
from tests.integration.demo.conftest import Sample


def change_a_body(chain: str, last: int) -> tuple[list[str], list[str]]:
    changed = f"UPDATE audit_entries SET body = '{{}}' WHERE chain = '{chain}' AND seq = 2"
    return [changed], ["entry 2 changed"]


def change_who_it_was(chain: str, last: int) -> tuple[list[str], list[str]]:
    changed = f"UPDATE audit_entries SET role = 'auditor' WHERE chain = '{chain}' AND seq = {last}"
    return [changed], [f"entry {last} changed"]


def take_one_out(chain: str, last: int) -> tuple[list[str], list[str]]:
    return [f"DELETE FROM audit_entries WHERE chain = '{chain}' AND seq = 3"], ["entry 3 removed"]


def swap_two(chain: str, last: int) -> tuple[list[str], list[str]]:
    statements = [
        f"UPDATE audit_entries SET seq = {new} WHERE chain = '{chain}' AND seq = {old}"
        for old, new in ((2, 9999), (3, 2), (9999, 3))
    ]
    return statements, ["entry 2 reordered", "entry 3 reordered"]


def cut_the_tail(chain: str, last: int) -> tuple[list[str], list[str]]:
    cut = f"DELETE FROM audit_entries WHERE chain = '{chain}' AND seq >= {last - 1}"
    return [cut], [f"entry {last - 1} truncated"]


def take_everything(chain: str, last: int) -> tuple[list[str], list[str]]:
    return [f"DELETE FROM audit_entries WHERE chain = '{chain}'"], ["entry 1 truncated"]


def forget_the_head(chain: str, last: int) -> tuple[list[str], list[str]]:
    return [f"DELETE FROM audit_heads WHERE chain = '{chain}'"], [f"entry {last} headless"]


ENOUGH = {"joint": 8, "channel": 2}
"""Entries that a chain must have to be tampered with."""
Damage = Callable[[str, int], tuple[list[str], list[str]]]
DAMAGES: list[tuple[str, Damage]] = [
    ("joint", change_a_body),
    ("joint", change_who_it_was),
    ("joint", take_one_out),
    ("joint", swap_two),
    ("joint", cut_the_tail),
    ("joint", take_everything),
    ("joint", forget_the_head),
    ("channel", change_a_body),
    ("channel", cut_the_tail),
]


@pytest.mark.parametrize(
    ("kind", "damage"), DAMAGES, ids=[f"{damage.__name__} of the {kind} chain" for kind, damage in DAMAGES]
)
def test_the_commands_name_the_dispute_and_the_entry(sample: Sample, kind: str, damage: Damage) -> None:
    number, chain, last = untouched(sample, kind)
    statements, expected = damage(chain, last)
    sample.tamper(*statements)
    for words in (["audit", "verify"], ["audit", "verify", "--dispute", number]):
        told = sample.run(*words)
        assert told.exit_code == 1
        lines = [line for line in told.output.splitlines() if line.startswith(f"{number}: ")]
        for words_of_fault in expected:
            assert any(f": {words_of_fault} (chain {chain})" in line for line in lines), told.output


def untouched(sample: Sample, kind: str) -> tuple[str, str, int]:
    """A dispute that nobody tampered with yet, one of its chains, and the last entry in it."""
    question = "SELECT d.number FROM disputes d ORDER BY d.number"
    for (number,) in sample.rows(question):
        chain = sample.chain_of(number, kind)
        heads = sample.rows(f"SELECT seq FROM audit_heads WHERE chain = '{chain}' AND seq >= {ENOUGH[kind]}")
        if heads and sample.run("audit", "verify", "--dispute", number).exit_code == 0:
            return number, chain, heads[0][0]
    raise LookupError(kind)


def test_of_one_dispute_it_is_not_told_how_many_entries_it_has(sample: Sample) -> None:
    """Private ones among them: their number would tell how much was said in confidence."""
    number, _chain, _last = untouched(sample, "channel")
    told = sample.run("audit", "verify", "--dispute", number).output
    assert "chains, 0 faults" in told and "entries" not in told


def test_a_store_without_its_guards_is_told(sample: Sample) -> None:
    sample.tamper()
    told = sample.run("database", "check")
    assert told.exit_code == 1
    missing = {line.rpartition(": ")[2] for line in told.output.splitlines() if "guard" in line}
    assert missing == set(GUARDS["sqlite" if sample.url.startswith("sqlite") else "postgresql"])


def test_a_column_too_many_is_told(sample: Sample) -> None:
    sample.tamper("ALTER TABLE breaches ADD COLUMN back_door TEXT")
    told = sample.run("database", "check")
    assert told.exit_code == 1 and "back_door" in told.output
