"""The sheet on which a kind writes down its working while it reckons."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from mediation.law.entitlements.said import Citation, Remark, Step


@dataclass
class Working:
    """Steps, citations, assumptions and warnings, each kept once and in order."""

    steps: list[Step] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    assumptions: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    other_readings: list[Fraction] = field(default_factory=list)

    def step(self, zh: str, en: str, formula: str, value: Fraction | int) -> Fraction:
        """Write a line and give its value back."""
        self.steps.append(Step(zh, en, formula, Fraction(value)))
        return Fraction(value)

    def cite(self, *citations: Citation) -> None:
        """Rest on these articles."""
        self.citations += [each for each in citations if each not in self.citations]

    def assume(self, code: str, zh: str, en: str) -> None:
        """Say what was taken for granted."""
        remark = Remark(code, zh, en)
        if remark not in self.assumptions:
            self.assumptions.append(remark)

    def warn(self, code: str, zh: str, en: str) -> None:
        """Say what the reader must look at."""
        remark = Remark(code, zh, en)
        if remark not in self.warnings:
            self.warnings.append(remark)

    def might_be(self, other: Fraction) -> None:
        """The sum under the other reading of a disputed rule: it widens the range."""
        self.other_readings.append(other)
