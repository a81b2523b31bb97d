"""A counted period as JSON: last day, provisional or not, rules, facts and every day."""

from __future__ import annotations

from typing import Any

from mediation.cli.law_clocks import words
from mediation.law.count import Counted, CountedDay, Fact
from mediation.law.reckoning import Rule, rules_of
from mediation.law.tags import Tag


def answer(counted: Counted) -> dict[str, Any]:
    """The fields of one period; dates are ISO days, `raw` is the last day before any holiday moved it."""
    clock, rules = counted.clock, rules_of(counted)
    return {
        "clock": clock.code if clock else None,
        **(words(clock) if clock else {}),
        "unit": counted.unit.value,
        "number": counted.number,
        "from": counted.start.isoformat(),
        "first_day": counted.first_day.isoformat(),
        "raw": counted.last_day_raw.isoformat(),
        "date": counted.last_day.isoformat(),
        "rolled": counted.rolled,
        "provisional": counted.provisional,
        "provisional_years": list(counted.provisional_years),
        "tag": _tag(counted).value,
        "citations": [
            *([clock.citation_zh] if clock else []),
            *(rule.citation_zh for rule in rules),
        ],
        "rules": [_rule(rule) for rule in rules],
        "facts": [_fact(fact) for fact in counted.explain()],
        "count": [_day(one) for one in counted.days],
    }


def _tag(counted: Counted) -> Tag:
    """The weakest of what the last day rests on: the clock's own number, then the roll over rest days."""
    own = counted.clock.tag if counted.clock else Tag.CONFIRMED
    return own if own.needs_remark or counted.roll_tag is None else counted.roll_tag


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.code,
        "text": {"zh": rule.text_zh, "en": rule.text_en},
        "citation": {"zh": rule.citation_zh, "en": rule.citation_en},
        "tag": rule.tag.value,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    found = {
        "code": fact.code.value,
        "day": fact.day.isoformat() if fact.day else None,
        "until": fact.until.isoformat() if fact.until else None,
        "kind": fact.kind.value if fact.kind else None,
        "number": fact.number,
    }
    return {name: value for name, value in found.items() if value is not None}


def _day(one: CountedDay) -> dict[str, Any]:
    return {"date": one.day.isoformat(), "kind": one.kind.value, "index": one.ordinal}
