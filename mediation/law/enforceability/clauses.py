"""Reading Chinese clauses: sentences, and the clause in which a word stands."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"[^。；;！!\n]+")
COMMA = re.compile(r"[，,：:]")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text without their stops; empty ones are left out."""
    return tuple(part.strip() for part in SENTENCE.findall(text) if part.strip())


def clause_around(sentence: str, begin: int, end: int) -> str:
    """From the comma before `begin` to the one after `end`: what belongs together in a sentence."""
    before = [found.end() for found in COMMA.finditer(sentence, 0, begin)]
    after = COMMA.search(sentence, end)
    return sentence[before[-1] if before else 0 : after.start() if after else len(sentence)]


def biting(text: str, bite: re.Pattern[str], spare: re.Pattern[str]) -> tuple[str, ...]:
    """The clauses in which `bite` stands and `spare` does not, in their order, each once."""
    clauses = (
        clause_around(sentence, match.start(), match.end()).strip()
        for sentence in sentences(text)
        for match in bite.finditer(sentence)
    )
    return tuple(dict.fromkeys(clause for clause in clauses if not spare.search(clause)))
