"""`python -m benchmarks`: seed, measure, print, keep. See docs/speed.md."""

from __future__ import annotations

import argparse
import logging
import sys
from itertools import product

from benchmarks.growth import growth
from benchmarks.importing import import_seconds
from benchmarks.polling import MOST, polled
from benchmarks.report import keep, of_all, table
from benchmarks.rounds import Plan
from benchmarks.run import measured
from benchmarks.settings import BUILD
from benchmarks.stores import SERVER, store_of
from benchmarks.verifying import verified


def main() -> int:
    """Run what the command line asks for."""
    asked = _arguments()
    logging.disable(logging.INFO)
    BUILD.mkdir(parents=True, exist_ok=True)
    if asked.polling:
        return _poll(asked)
    results = []
    for database, size in product(asked.databases, asked.sizes):
        with store_of(database, size) as store:
            audit = verified(store)
            result = measured(store, Plan(rounds=asked.rounds), asked.turns)
        result.more["audit"] = audit
        results.append(result)
        print("\n".join(table(result)), flush=True)
    more = {"growth": growth(results), "import_seconds": import_seconds()}
    print("\n".join(of_all(more)), flush=True)
    if asked.keep:
        print(f"\nkept in {keep(results, more, asked.keep).name}")
    return 0


def _poll(asked: argparse.Namespace) -> int:
    """What a hundred open channels cost, on the smallest store asked for; 1 above the bound."""
    shares = []
    for database in asked.databases:
        with store_of(database, min(asked.sizes), floor=False) as store:
            result = polled(store)
        shares.append(result.share)
        print(result.line(), flush=True)
    return int(max(shares) >= MOST)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[1_000, 100_000], help="disputes in the stores"
    )
    both = ["SQLite", "PostgreSQL"] if SERVER else ["SQLite"]
    parser.add_argument("--databases", nargs="+", choices=("SQLite", "PostgreSQL"), default=both,
                        help="PostgreSQL needs a server at TEST_DATABASE_URL")  # fmt: skip
    parser.add_argument("--rounds", type=int, default=12, help="interleaved rounds")
    parser.add_argument("--turns", type=int, default=3, help="turns of eight clients")
    parser.add_argument(
        "--polling", action="store_true", help="measure open channels that look for news, and no more"
    )
    parser.add_argument("--keep", default="", metavar="NAME", help="write benchmarks/results/NAME.json")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
