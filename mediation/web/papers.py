"""Joint papers as their lists show them, the same at the desk, for a party and for an agency."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from mediation.projections.papers import Paper
from mediation.web import filters
from mediation.web.labels.papers import paper_kind, scan
from mediation.web.translate import gettext as _


def size(count: int) -> str:
    """The size of a file as people read it."""
    return f"{count / 1024 / 1024:.1f} MB" if count >= 1024 * 1024 else f"{max(1, count // 1024)} KB"


def listed(papers: Iterable[Paper], address: Callable[[UUID], str]) -> list[dict[str, Any]]:
    """Rows for the macro file_list; `address` gives where a paper is saved from."""
    return [
        {
            "name": paper.title,
            "href": address(paper.id),
            "kind": paper_kind(paper.kind),
            "size": size(paper.size),
            "at": filters.moment(paper.added_at),
            "by": _by(paper),
            "status": scan(paper.scan),
        }
        for paper in papers
    ]


def _by(paper: Paper) -> str:
    if paper.party and paper.by and paper.party != paper.by:
        return _("%(party)s（由%(who)s提交）", party=paper.party, who=paper.by)
    return paper.party or paper.by or _("随网上申请提交")
