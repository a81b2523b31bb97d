"""The lawful figure of a claim item in short, as it stands beside the sum that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import url_for

from mediation.projections.claim_items import ClaimShown
from mediation.web.figures import sum_of


@dataclass(frozen=True)
class Cell:
    """The figure in words and where its working is shown; without an address nothing can be reckoned."""

    sum: str
    href: str


def figure_of(number: str) -> Callable[[ClaimShown], Cell]:
    """What a table of claim items asks for each of them."""

    def cell(item: ClaimShown) -> Cell:
        if item.figures is None:
            return Cell("", "")
        return Cell(sum_of(item.figures), url_for("desk.claim_figure", number=number, item=item.id))

    return cell
