"""What stands beside the chain of those liable: other roads to the wages, and who has the evidence."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.law.liability_words import Answers, Article, Said, wages


@dataclass(frozen=True, slots=True)
class Hint:
    """Another road, or something to know; `code` is its name for machines and tests."""

    code: str
    zh: str
    en: str
    article: Article


def roads_for(answers: Answers) -> tuple[Hint, ...]:
    """The roads that are open besides asking those liable; on a site its notice board comes first."""
    if not answers.site:
        return GENERAL_ROADS
    board = BOARD if answers.general_known is not Said.YES else BOARD_KNOWN
    return (board, *SITE_ROADS, *GENERAL_ROADS)


def evidence_for(answers: Answers) -> tuple[Hint, ...]:
    """Who has to show what."""
    return EVIDENCE if answers.site else EVIDENCE[:1]


_BOARD = wages("第三十四条", "art. 34")
BOARD = Hint(
    "notice_board",
    "不知道总包是谁：看工地门口的维权信息告示牌，上面写着建设单位、总包、分包、劳资专管员和投诉电话。可以拍下来。",
    "You do not know the general contractor: the notice board at the gate names owner, general contractor,"
    " subcontractors, the wage officer and whom to call. Take a picture of it.",
    _BOARD,
)
BOARD_KNOWN = Hint(
    "notice_board",
    "工地门口的维权信息告示牌写着各单位的全称和投诉电话，可以拍下来。",
    "The notice board at the gate has the full names of all units and whom to call. Take a picture of it.",
    _BOARD,
)
SITE_ROADS = (
    Hint(
        "special_account",
        "总包单位要开工资专用账户，工资应当从这里直接打到您本人的卡上。可以问劳资专管员。",
        "The general contractor keeps a special wage account, from which wages go straight to your own card."
        " Ask the wage officer.",
        wages("第二十六条、第三十一条", "arts 26 and 31"),
    ),
    Hint(
        "wage_deposit",
        "总包单位要存工资保证金，专门用来付这个工程欠的工资。",
        "The general contractor deposits a sum that serves only to pay wages owed on this project.",
        wages("第三十二条", "art. 32"),
    ),
)
GENERAL_ROADS = (
    Hint(
        "inspection",
        "可以同时向劳动保障监察投诉，不影响调解。",
        "You may also complain to labour inspection; it does not disturb the mediation.",
        wages("第十条", "art. 10"),
    ),
    Hint(
        "legal_aid",
        "要工资可以申请法律援助，农民工是重点帮助的人。",
        "For wages you may ask for legal aid, which gives migrant workers priority.",
        wages("第四十五条", "art. 45"),
    ),
    Hint(
        "union",
        "可以找工会：工会能要求单位改正，单位不改的，可以请有关部门处理。",
        "You may turn to the union: it can demand that the unit put things right, and call the authorities.",
        wages("第五十一条", "art. 51"),
    ),
)
EVIDENCE = (
    Hint(
        "evidence",
        "合同、花名册、工资台账由单位保管，也由单位拿出来；拿不出来，对单位不利。您有的记工本、聊天记录、照片先留好。",
        "Contracts, staff lists and wage ledgers are kept by the unit, which must show them; if it does not,"
        " that counts against it. Keep what you have: notes of days worked, chats, pictures.",
        wages("第十五条、第五十条", "arts 15 and 50"),
    ),
    Hint(
        "site_ledger",
        "总包和分包要登记谁在工地干活，用工台账保存到工程完工、工资结清后三年。",
        "General contractor and subcontractors register who works on the site and keep the ledger until three"
        " years after the project is done and all wages are paid.",
        wages("第二十八条第三款", "art. 28(3)"),
    ),
)
