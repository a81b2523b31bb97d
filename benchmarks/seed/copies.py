"""Write a whole store: copies of the lives, case numbers, figures, the search index, the public's chain."""

from __future__ import annotations

import heapq
import secrets
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from benchmarks.seed import words
from benchmarks.seed.mould import Mould
from benchmarks.seed.population import Wanted
from benchmarks.seed.press import Copy, Press, PublicEntry, chained, later
from benchmarks.seed.recipe import recipe_of
from benchmarks.seed.slots import Values, read_moment
from mediation.audit.chain import BEGINNING
from mediation.disputes import changes, numbers, search_index
from mediation.kernel import clock
from mediation.kernel.encryption import blind_index

Written = Iterator[tuple[str, tuple[Any, ...]]]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Copies:
    """The store as it grows, dispute by dispute in the order of filing."""

    def __init__(self, mould: Mould, chance: Random) -> None:
        self.mould, self.chance = mould, chance
        teller = next(row for row in mould.cast["accounts"] if row["name"] == "mediator")["person_id"]
        name = next(row for row in mould.cast["persons"] if row["id"] == teller)["name"]
        office = next(key for key, code in mould.office_codes.items() if code == "YCFS")
        self.presses = [
            Press(recipe_of(life, marks, rows, (teller, name, office)))
            for life, (marks, rows) in mould.lives.items()
        ]
        self.serials: dict[tuple[str, int], int] = defaultdict(int)
        self.figures: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.waiting: list[tuple[str, int, PublicEntry]] = []
        self.public = (0, BEGINNING, "")
        self.place = self.phones = 0
        self.turns = count()

    def cast(self) -> Written:
        """Offices, people and what was recorded when they came."""
        for table, rows in self.mould.cast.items():
            for row in rows:
                yield table, tuple(row.values())

    def of(self, wanted: Wanted) -> Written:
        """One dispute with all that hangs on it."""
        press = self.presses[wanted.life]
        today = clock.today() - timedelta(days=wanted.days_ago)
        told = read_moment(press.recipe.filed_at)
        copy = Copy((today - told.date()).days, wanted.within, marks := self._marks(wanted))
        filed_at = later(press.recipe.filed_at, copy)
        marks["number"] = self._number(marks["office"], filed_at)
        marks["register"] = f"越调印{filed_at.year}-{secrets.token_hex(8)}"
        values = press.values(copy)
        yield from press.write(values)
        yield from self._in_public(press, values, filed_at)
        yield "dispute_search", self._found_by(press, values, marks, filed_at)
        self._count(marks["office"], filed_at, press)

    def rest(self) -> Written:
        """What is known when all is written."""
        yield from self._public_until("9")
        if self.public[0]:
            seq, digest, at = self.public
            yield "audit_heads", ("public", seq, digest, at)
        for (office, year), last in self.serials.items():
            yield "case_numbers", (office, year, last)
        for (office, month, state), (disputes, fen) in self.figures.items():
            yield "figures", (office, month, state, disputes, fen)

    def _marks(self, wanted: Wanted) -> dict[str, Any]:
        mediator, chance = self.mould.mediators[wanted.mediator], self.chance
        marks = {
            "worker": words.person(chance), "employer": words.company(chance), "chief": words.person(chance),
            "clerk": words.person(chance), "facts": words.facts(chance), "mediator": mediator.person_id,
            "mediator_name": mediator.name, "office": mediator.office_id, "tracking": secrets.token_hex(32),
        }  # fmt: skip
        for who in ("worker", "clerk", "chief"):
            self.phones += 1
            phone = f"13{self.phones:09d}"
            marks[f"{who}_phone"], marks[f"{who}_masked"] = phone, f"{phone[:3]}****{phone[-4:]}"
            marks[f"{who}_index"] = blind_index(phone, "phone")
        return marks

    def _number(self, office: str, filed_at: datetime) -> str:
        year = clock.day_of(filed_at.replace(tzinfo=UTC)).year
        self.serials[office, year] += 1
        return numbers.written(self.mould.office_codes[office], year, self.serials[office, year])

    def _found_by(
        self, press: Press, values: Values, marks: dict[str, Any], filed_at: datetime
    ) -> tuple[Any, ...]:
        first = (filed_at.replace(tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1) * 1000
        self.place = max(first, self.place + 1)
        written = "\n".join([marks["number"], marks["worker"], marks["employer"], marks["facts"]])
        return self.place, values[press.dispute], search_index.words_of(written)

    def _count(self, office: str, filed_at: datetime, press: Press) -> None:
        month = changes.month_of(filed_at.replace(tzinfo=UTC))
        figure = self.figures[office, month, press.recipe.state]
        figure[0] += 1
        figure[1] += press.recipe.claimed_fen

    def _in_public(self, press: Press, values: Values, filed_at: datetime) -> Written:
        """The public's one chain runs in the order of time over all disputes."""
        for entry in press.of_the_public(values):
            heapq.heappush(self.waiting, (entry.at, next(self.turns), entry))
        yield from self._public_until(filed_at.isoformat(" ", "microseconds"))

    def _public_until(self, moment: str) -> Written:
        due = []
        while self.waiting and self.waiting[0][0] < moment:
            due.append(heapq.heappop(self.waiting)[2])
        if not due:
            return
        seq, previous, _ = self.public
        *rows, (_, head) = chained("public", seq, previous, [(entry.columns, entry.told) for entry in due])
        self.public = head[1], head[2], head[3]
        yield from rows
