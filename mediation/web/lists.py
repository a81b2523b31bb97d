"""A list of parts in a form, bounded by how many it takes and by what it lets stand for a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import wtforms

LONGEST_PLACE = 4


class BoundedList(wtforms.FieldList):
    """Entries by place, `items-0-…`; what no page of ours would call a place is nobody's entry.

    The library takes every sign that Unicode calls a digit for a number, and any length of it.
    """

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        head = f"{prefix}-"
        for name in formdata:
            place = name[len(head) :].partition("-")[0] if name.startswith(head) else ""
            if place.isascii() and place.isdecimal() and len(place) <= LONGEST_PLACE:
                yield int(place)
