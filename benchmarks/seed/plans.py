"""Which lives the seeded disputes have lived, and how many of each there are."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto


@dataclass(frozen=True)
class Life:
    """One way through the workflow; `share` in thousandths of the closed or of the open disputes."""

    name: str
    upto: Upto
    ending: str = ""
    share: int = 0
    instalments: int = 1
    rounds: int = 0
    """How often the talks went back and forth before they ended: makes a long history."""

    def plan(self, number: int, ago: int) -> Plan:
        """The story to be told, with names that stand nowhere else and are replaced in every copy."""
        marks = Marks(number)
        chief = Someone(marks.chief, marks.phones[2])
        employer = Employer(marks.employer, marks.phones[1], "越城区", marks.clerk, chief)
        worker = Someone(marks.worker, marks.phones[0], "越城区府山街道")
        return Plan(
            ago, "YCFS", "mediator", worker, employer, (Asked("wages_owed", 24000, 24000),), marks.facts,
            upto=self.upto, ending=self.ending or None, instalments=self.instalments, pays_after=30,
            confided=(("applicant", "两万一也行，请不要告诉对方。"),) if self.upto >= Upto.HEARD else (),
        )  # fmt: skip


@dataclass(frozen=True)
class Marks:
    """Texts that stand for the people and the facts of one life."""

    number: int

    @property
    def worker(self) -> str:
        return f"戊辰{self.number:03d}"

    @property
    def employer(self) -> str:
        return f"庚午有限公司{self.number:03d}"

    @property
    def chief(self) -> str:
        return f"壬申{self.number:03d}"

    @property
    def clerk(self) -> str:
        return f"癸酉{self.number:03d}"

    @property
    def facts(self) -> str:
        return f"甲子乙丑{self.number:03d}"

    @property
    def phones(self) -> tuple[str, str, str]:
        """Of the worker, of the employer's clerk, of its legal representative."""
        return tuple(f"1390{self.number:03d}{who:04d}" for who in (1, 2, 3))  # type: ignore[return-value]


LIVES = (
    Life("performed", Upto.PERFORMED, share=380),
    Life("performed in instalments", Upto.PERFORMED, share=70, instalments=3),
    Life("declined", Upto.INVITED, "declined", share=120),
    Life("withdrawn", Upto.ACCEPTED, "withdrawn", share=130),
    Life("refused", Upto.PREPARED, "refused", share=60),
    Life("no agreement", Upto.HEARD, "terminated", share=130),
    Life("unreachable", Upto.TAKEN_ON, "unreachable", share=30),
    Life("handed over", Upto.HEARD, "handed_over", share=60),
    Life("long", Upto.HEARD, "terminated", share=20, rounds=14),
)
"""Disputes that are over."""

OPEN_LIVES = (
    Life("filed", Upto.FILED, share=90),
    Life("invited", Upto.INVITED, share=80),
    Life("answered", Upto.ANSWERED, share=80),
    Life("accepted", Upto.ACCEPTED, share=50),
    Life("prepared", Upto.PREPARED, share=200),
    Life("heard", Upto.HEARD, share=150),
    Life("face to face", Upto.FACE_TO_FACE, share=50),
    Life("agreed", Upto.AGREED, share=50),
    Life("offered", Upto.AGREEMENT, share=100),
    Life("in force", Upto.IN_FORCE, share=120),
    Life("talked long", Upto.HEARD, share=30, rounds=14),
)
"""Disputes that go on."""
