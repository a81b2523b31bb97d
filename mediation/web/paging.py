"""Where a list goes on: places as our own links write them into addresses."""

from __future__ import annotations

from flask import request

MOST_DIGITS = 9
"""Of a place in a list; more are in no link of ours, and no database takes any number."""


def place_asked(name: str = "before") -> int | None:
    """The whole number of this name in the address; None, which is the beginning, for anything else."""
    asked = request.args.get(name, "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= MOST_DIGITS else None
