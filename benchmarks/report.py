"""What was measured, as a table on the terminal and as JSON to keep."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.rounds import Figure
from benchmarks.run import Result
from benchmarks.rush import Rushed
from mediation.config import ROOT
from mediation.kernel import clock

RESULTS = ROOT / "benchmarks" / "results"
GOALS = {"W1": 2.5, "W2": 6.0, "W3": 4.0, "W4": 4.0, "W5": 4.0, "W6": 4.0}
"""At most so many times the floor, one client."""
LEAST_SHARE, MOST_SPREAD = 0.25, 5
"""With eight clients: at least this share of the floor's throughput; p95 at most so many times p50."""


def goal_of(name: str) -> float:
    """How many times the floor an operation may take."""
    return GOALS[name.partition(" ")[0]]


def table(result: Result) -> Iterable[str]:
    """The lines of one store."""
    yield f"\n{result.database}, {result.size:,} disputes, one client (milliseconds)"
    yield f"{'':32}{'ours p50':>10}{'p95':>8}{'floor p50':>11}{'p95':>8}{'ratio':>8}{'goal':>7}"
    for figure in result.one_client:
        yield _line(figure)
    heads = f"{'ours /s':>10}{'floor /s':>10}{'share':>8}{'p50':>9}{'p95':>9}"
    yield f"\n{'eight clients, two workers':32}{heads}"
    for one in result.eight_clients:
        yield _crowded(one)
    for name, value in result.more.items():
        yield f"{name.replace('_', ' ')}: {value}"


def _line(figure: Figure) -> str:
    goal = goal_of(figure.name)
    told = "" if figure.ratio <= goal else "  missed"
    return (
        f"{figure.name:32}{figure.ours_p50:>10.2f}{figure.ours_p95:>8.2f}{figure.floor_p50:>11.2f}"
        f"{figure.floor_p95:>8.2f}{figure.ratio:>8.2f}{goal:>7.1f}{told}"
    )


def _crowded(one: Rushed) -> str:
    wrong = {"share": one.share < LEAST_SHARE, "p95": one.p95 > MOST_SPREAD * one.p50, "bad": one.bad > 0}
    missed = ", ".join(word for word, true in wrong.items() if true)
    figures = f"{one.ours:>10.1f}{one.floor:>10.1f}{one.share:>8.3f}{one.p50:>9.2f}{one.p95:>9.2f}"
    return f"{one.name:32}{figures}{'  missed: ' if missed else ''}{missed}"


def of_all(more: dict[str, Any]) -> Iterable[str]:
    """The lines that speak of several stores, or of none."""
    if more["growth"]:
        yield f"\n{'growth':22}{'':32}{'ours':>8}{'floor':>8}{'goal':>8}"
    for each in more["growth"]:
        where = f"{each['database']} {each['from']:,}–{each['to']:,}"
        told = "" if each["ours"] <= each["goal"] else "  missed"
        figures = f"{each['ours']:>8.2f}{each['floor']:>8.2f}{each['goal']:>8.1f}"
        yield f"{where:24}{each['operation']:30}{figures}{told}"
    yield f"\nimport of the application: {more['import_seconds']} s (goal 0.7)"


def keep(results: list[Result], more: dict[str, Any], name: str) -> Path:
    """Write everything to benchmarks/results; nothing in it names the machine."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{name}.json"
    day = datetime.now(clock.SHANGHAI).date().isoformat()
    told = {"day": day, **more, "stores": [asdict(result) for result in results]}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path
