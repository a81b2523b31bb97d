"""Articles of law that stand in a record: kept as they are cited, shown in the reader's language."""

from __future__ import annotations

from mediation.web.translate import gettext
from mediation.web.translate import lazy_gettext as _l

CITED = (
    _l("《劳动争议调解仲裁法》第五条、第十四条第三款"),
    _l("《劳动争议调解仲裁法》第九条"),
    _l("《劳动争议调解仲裁法》第十条"),
    _l("《劳动争议调解仲裁法》第十五条"),
    _l("《劳动争议调解仲裁法》第十六条"),
    _l("《最高人民法院关于人民法院特邀调解的规定》第二十七条"),
    _l("《劳动人事争议仲裁办案规则》第六十九条"),
    _l("《劳动人事争议仲裁办案规则》第七十条"),
    _l("《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第五十一条第二款"),
)
"""Every article by which an agency may see a dispute, as `mediation.referrals.rules` writes it."""


def article(cited: str) -> str:
    """The article as the reader knows it; one that is not in the table stays as it was cited."""
    return gettext(cited) if cited else ""
