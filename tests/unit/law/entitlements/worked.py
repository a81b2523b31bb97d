"""The published examples, from the file that has their sources."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent.parent / "worked_examples.json"


@dataclass(frozen=True)
class Example:
    """One published computation; `published` is the figure as printed, where there is one."""

    name: str
    kind: str
    facts: dict[str, Any]
    exact: str
    published: str | None


def _example(row: dict[str, Any]) -> Example:
    facts = dict(row["inp"])
    if "rounding" in row:
        facts["rounding"] = row["rounding"]
    return Example(row["id"], row["kind"], facts, row["exact"], row.get("published"))


EXAMPLES = [_example(row) for row in json.loads(_FILE.read_text("utf-8"), parse_float=Decimal)["money"]]
