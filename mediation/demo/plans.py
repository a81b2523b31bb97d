"""What is told of each sample dispute, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Upto(IntEnum):
    """How far along its life a dispute is told; each point includes all before it."""

    FILED = 0
    INVITED = 1
    ANSWERED = 2
    ACCEPTED = 3
    ASSIGNED = 4
    TAKEN_ON = 5
    PREPARED = 6
    BACK_TO_BACK = 7
    HEARD = 8
    FACE_TO_FACE = 9
    PROPOSED = 10
    HALF_ANSWERED = 11
    AGREED = 12
    AGREEMENT = 13
    HALF_SIGNED = 14
    SIGNED = 15
    IN_FORCE = 16
    PAID = 17
    CONFIRMED = 18
    PERFORMED = 19


@dataclass(frozen=True)
class Someone:
    """A person or company with a telephone."""

    name: str
    phone: str
    address: str = ""


@dataclass(frozen=True)
class Employer(Someone):
    """The company: the clerk answers by `phone`, the legal representative signs by `chief.phone`."""

    clerk: str = "办公室"
    chief: Someone = Someone("", "")
    credit_code: str = ""


@dataclass(frozen=True)
class Asked:
    """One claim item: yuan asked for and yuan settled on."""

    kind: str
    yuan: int | None
    settled: int | None = None
    basis: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """What the applicant says of it for the lawful figure: fact and raw value of the kind of that name."""


@dataclass(frozen=True)
class Plan:
    """One dispute of the sample. `ago`: how many days before today it was filed."""

    ago: int
    office: str
    mediator: str
    worker: Someone
    employer: Employer
    asked: tuple[Asked, ...]
    facts: str
    upto: Upto = Upto.PERFORMED
    ending: str | None = None
    """A name in demo/endings.py."""
    source: str = "online"
    source_reference: str = ""
    agency: str = "YCFY"
    """Code of the office that sent it, where the source is an agency's."""
    liaison: str = ""
    """Who sent it in by the system; empty: the registrar entered its papers."""
    answer_within: int = 0
    """Days within which the agency wants to hear what came of it; 0: it named none."""
    others: tuple[tuple[Someone, str], ...] = ()
    """Others liable, each with the ground."""
    slow: int = 1
    """How many times slower than the quickest course it went."""
    at: str = "10:05"
    instalments: int = 1
    pays_after: int = 3
    """Days from agreement to the first instalment; each further one thirty days later."""
    confided: tuple[tuple[str, str], ...] = ()
    """Statements in back-to-back talks: side and words."""
    released: tuple[tuple[str, str, str], ...] = ()
    """Statements that may leave the channel: side, what was said, and the words that are conveyed; without
    words the mediator gives no more than a hint."""
    filer: str = "worker"
    """Who applies for mediation: worker or employer."""
    left_before: int | None = None
    """How many days before it was filed the worker had left; None: nobody told whether it had."""
    payer: str = "employer"
    """Who pays by the agreement: worker or employer."""

    @property
    def applicant(self) -> Someone:
        return self.worker if self.filer == "worker" else self.employer

    @property
    def respondent(self) -> Someone:
        return self.employer if self.filer == "worker" else self.worker
