"""What differs from copy to copy of a life, as numbered places in one list of values.

A row of a copy is then picked out of that list in one go, which is what makes a million copies bearable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import Any

Ref = tuple[str, int]
"""A section of the list, and a place in it."""
Values = list[Any]
Computed = Callable[[Values], Any]

SECTIONS = ("constant", "key", "moment", "told", "day", "written", "mark", "computed")
"""`moment` as the database holds it, `told` as the audit log writes it, `written` as papers write a day."""

MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{6})?(?:\+00:00)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WRITTEN = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_KEY = re.compile(r"[0-9a-f]{32}")


class Slots:
    """Gathers the places while a life is read; afterwards gives them their numbers."""

    def __init__(self, marks: Mapping[str, str], keys: Mapping[str, int]) -> None:
        self.marks, self.keys = marks, keys
        self.placed: dict[str, Ref] = {}
        """Marks whose value is computed."""
        self.found: dict[str, dict[Any, int]] = {section: {} for section in SECTIONS}
        self.specs: list[tuple[Callable[..., Computed], tuple[Any, ...]]] = []
        known = sorted(marks, key=len, reverse=True)
        anything = [re.escape(mark) for mark in known]
        anything += [MOMENT.pattern, _WRITTEN.pattern, _DAY.pattern, r"[0-9a-f]{64}", _KEY.pattern]
        self.pattern = re.compile("|".join(anything))

    def of(self, section: str, value: Any) -> Ref:
        """The place of a value that differs, or of one that does not (`constant`)."""
        places = self.found[section]
        kept = (type(value), value) if section == "constant" else value
        return section, places.setdefault(kept, len(places))

    def computed(self, make: Callable[..., Computed], *given: Any) -> Ref:
        """A place for what `make(*given)` computes from places before it; refs in `given` become numbers."""
        self.specs.append((make, given))
        return "computed", len(self.specs) - 1

    def text(self, value: str) -> Ref:
        """A text with everything in it replaced that belongs to the one life."""
        parts = list(self._parts(value))
        if len(parts) == 1:
            return parts[0]
        return self.computed(joined, tuple(parts))

    def anything(self, value: Any) -> Ref:
        """A column's value as the database holds it."""
        return self.text(value) if isinstance(value, str) and value else self.of("constant", value)

    def _parts(self, value: str) -> Iterator[Ref]:
        begin = 0
        for match in self.pattern.finditer(value):
            ref = self._of_match(match[0])
            if ref is None:
                continue
            if match.start() > begin:
                yield self.of("constant", value[begin : match.start()])
            yield ref
            begin = match.end()
        if begin < len(value) or not value:
            yield self.of("constant", value[begin:])

    def _of_match(self, found: str) -> Ref | None:
        if found in self.marks:
            name = self.marks[found]
            return self.placed.get(name) or self.of("mark", name)
        if found in self.keys:
            return self.of("key", self.keys[found])
        if MOMENT.fullmatch(found):
            return self.of("told" if "T" in found else "moment", found)
        if _DAY.fullmatch(found):
            return self.of("day", date.fromisoformat(found))
        if _WRITTEN.fullmatch(found):
            return self.of("written", date(*(int(part) for part in re.findall(r"\d+", found))))
        return None

    def sizes(self) -> dict[str, int]:
        """How many places each section has."""
        return {section: len(self.found[section]) for section in SECTIONS} | {"computed": len(self.specs)}

    def constants(self) -> Values:
        """The values that stay."""
        return [value for _, value in self.found["constant"]]

    def of_section(self, section: str) -> list[Any]:
        """The values of a section in the life itself, in the order of their places."""
        return list(self.found[section])

    def numbers(self) -> Callable[[Any], Any]:
        """Turns refs, alone or in tuples, into numbers in the one list; leaves all else alone."""
        begin, at = {}, 0
        for section, size in self.sizes().items():
            begin[section], at = at, at + size

        def number(given: Any) -> Any:
            if isinstance(given, tuple) and len(given) == 2 and given[0] in begin:
                return begin[given[0]] + given[1]
            return tuple(map(number, given)) if isinstance(given, tuple) else given

        return number


def picked(places: Sequence[int]) -> Callable[[Values], tuple[Any, ...]]:
    """Picks several places out of the list; also where there is but one."""
    if len(places) == 1:
        only = places[0]
        return lambda values: (values[only],)
    return itemgetter(*places)  # type: ignore[return-value]


def joined(places: tuple[int, ...]) -> Computed:
    """The text of several places one after another."""
    pick, join = picked(places), "".join
    return lambda values: join(pick(values))


def read_moment(text: str) -> datetime:
    """A moment as it stands in a column or in the audit log, without its zone: it is UTC."""
    return datetime.fromisoformat(text.replace("+00:00", ""))
