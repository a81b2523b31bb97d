"""What was wrong with the facts given: all of it at once, a line for each fact."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactError:
    """One fact that is missing or cannot be; `fact` is its field name."""

    fact: str
    code: str
    zh: str
    en: str

    @property
    def line(self) -> str:
        """The error on one line in both languages, for the command line."""
        return f"{self.fact}：{self.zh} ({self.en})"


class FactErrors(Exception):
    """The facts do not allow a computation; `errors` says why, each once."""

    def __init__(self, errors: tuple[FactError, ...]) -> None:
        super().__init__("; ".join(error.line for error in errors))
        self.errors = errors


class UnknownKind(LookupError):
    """There is no such kind of entitlement."""


def refused(fact: str, code: str, zh: str, en: str) -> FactErrors:
    """A single error of one fact, to be raised by a kind that finds it."""
    return FactErrors((FactError(fact, code, zh, en),))
