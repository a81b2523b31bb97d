"""Say where two runs differ, in words that lead to the place."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from tests.wall.look import Seen


def differences(with_acts: Sequence[Seen], without: Sequence[Seen]) -> Iterator[str]:
    """One line for each answer that is not the same, byte for byte."""
    for was, now in zip_longest(without, with_acts):
        if was is None or now is None:
            more = now or was
            yield f"{more.who}: {more.what} only {'with' if now else 'without'} the private acts"
        elif was != now:
            yield f"{now.who}: {now.what}: {_how(was, now)}"


def _how(was: Seen, now: Seen) -> str:
    if (was.who, was.what) != (now.who, now.what):
        return f"instead of {was.who}: {was.what}"
    if was.status != now.status:
        return f"{now.status} instead of {was.status}"
    if was.headers != now.headers:
        return f"headers {sorted(set(now.headers) ^ set(was.headers))}"
    if was.body != now.body:
        before, after = (each.body.decode(errors="replace").splitlines() for each in (was, now))
        changed = [line for line in difflib.ndiff(before, after) if line[:1] in "+-"]
        return " | ".join(changed[:6])[:1500]
    return f"{len(now.statements)} instead of {len(was.statements)} statements"
