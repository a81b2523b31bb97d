"""A draft agreement as plain values: what is asked about it, and nothing of where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """One instalment: yuan, and the last day on which it is due; None where the draft says neither."""

    amount: Decimal | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Account:
    """Where the money goes: the holder's name, and why it is not the payee's own where it is not."""

    holder: str
    number: str
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """What becomes of one claim item.

    `disposition` is pay, withdrawn or other_road; `manner` how it is paid (bank_transfer needs an account).
    `stated` is the sum in yuan as the text names it, None where it names none apart from the instalments.
    `injury` tells of a work injury: `graded` (decided and graded), `open` (not yet both), `part` (only what
    can be settled before), empty where nobody said. `floor` is what the law gives at least, in yuan, None
    where it is not known; `explanation` says why less was agreed. `note` is what the draft adds to the item.
    """

    key: str
    kind: str
    disposition: str
    payer: str = ""
    payee: str = ""
    manner: str = ""
    parts: tuple[Part, ...] = ()
    stated: Decimal | None = None
    account: Account | None = None
    note: str = ""
    injury: str = ""
    floor: Decimal | None = None
    explanation: str = ""

    @property
    def pays(self) -> bool:
        return self.disposition == "pay"

    @property
    def total(self) -> Decimal:
        """The sum of the instalments, in yuan."""
        return sum((part.amount for part in self.parts if part.amount is not None), Decimal(0))


@dataclass(frozen=True, slots=True)
class Represented:
    """A worker for whom somebody else settles, and whether the worker consented."""

    name: str
    consented: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft agreement on a day.

    `written` is False while there are terms and no text yet: what only a text has is not missed then.
    """

    items: tuple[Item, ...]
    on: date
    result: str = ""
    default_clause: str = ""
    release_scope: str = ""
    other_duties: str = ""
    represented: tuple[Represented, ...] = ()
    written: bool = True
