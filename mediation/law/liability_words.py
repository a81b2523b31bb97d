"""The words of the chain of those liable: what is answered, who may be liable, and how it pays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from mediation.law.tags import Tag


class Hirer(StrEnum):
    """Who called the worker to the work."""

    FOREMAN = "foreman"
    """A labour foreman (包工头) or any other single person."""
    SUBCONTRACTOR = "subcontractor"
    LABOUR_COMPANY = "labour_company"
    """A company that supplies labour (劳务公司)."""
    GENERAL_CONTRACTOR = "general_contractor"
    EMPLOYER = "employer"
    """The unit for which the work is done, itself."""
    UNKNOWN = "unknown"


class Giver(StrEnum):
    """Who gave the work to the person or unlicensed unit that hired."""

    GENERAL_CONTRACTOR = "general_contractor"
    SUBCONTRACTOR = "subcontractor"
    OWNER = "owner"
    UNKNOWN = "unknown"


class Said(StrEnum):
    """A plain answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a worker knows of a place of work; what is not known stays unknown."""

    site: bool = True
    """Whether it is a construction site."""
    hired_by: Hirer = Hirer.UNKNOWN
    licensed: Said = Said.UNKNOWN
    """Whether the unit that hired has a business licence and the licence for such work."""
    given_by: Giver = Giver.UNKNOWN
    general_known: Said = Said.UNKNOWN
    """Whether the worker knows which unit the general contractor is."""
    transferred: Said = Said.UNKNOWN
    """Whether the whole project was passed on to another (转包)."""
    licence_lent: Said = Said.UNKNOWN
    """Whether the work is done under the name or licence of another unit (挂靠)."""
    owner_paid: Said = Said.UNKNOWN
    """Whether the owner paid the builder as agreed."""
    unlawful_project: Said = Said.UNKNOWN
    """Whether the project was built against planning or building law."""
    related_units: Said = Said.UNKNOWN
    """Whether several related units used the worker in turns or at once without a written contract."""


class Liable(StrEnum):
    """Who may be liable. A foreman is a person, not an employer, and is not among them."""

    GENERAL_CONTRACTOR = "general_contractor"
    SUBCONTRACTOR = "subcontractor"
    GIVER = "giver"
    """Off a building site: the unit that gave the work to a person or an unlicensed unit."""
    LENDER = "lender"
    USER = "user"
    """The unit that uses people sent by an unlicensed supplier."""
    HIRER = "hirer"
    """The unit that hired the worker itself."""
    OWNER = "owner"
    RELATED = "related"


class Pays(Enum):
    """How somebody pays, in the order in which one turns to them."""

    FIRST = 1
    """Pays first and recovers afterwards."""
    CLEARS = 2
    """Has to pay what is owed."""
    ITSELF = 3
    """Owes it directly, as who hired."""
    ADVANCES = 4
    """Advances it, up to what it still owes for the project."""
    TOGETHER = 5
    """Is liable together with others."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article, and how well its text is known."""

    zh: str
    en: str
    tag: Tag = Tag.CONFIRMED


def wages(zh: str, en: str) -> Article:
    """An article of the regulation on migrant workers' wages (in force 2020-05-01)."""
    return Article(
        f"《保障农民工工资支付条例》{zh}", f"Regulation on Ensuring Wage Payment to Migrant Workers, {en}"
    )


def second_interpretation(zh: str, en: str) -> Article:
    """An article of the Supreme People's Court's second interpretation (in force 2025-09-01)."""
    return Article(
        f"《最高人民法院关于审理劳动争议案件适用法律问题的解释（二）》{zh}",
        f"Supreme People's Court Interpretation (II) on Labour Disputes, {en}",
    )
