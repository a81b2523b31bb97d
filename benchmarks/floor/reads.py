"""What the floor reads for its pages: each with the queries that its content needs."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from benchmarks.floor.database import IS_POSTGRESQL, row, rows
from mediation.kernel.text import spaced

A_ROW = "d.number, d.applicant_name, d.respondent_name, d.cause, d.claimed_fen, d.state, d.filed_at, d.due_on"
OPEN = "d.is_open" if IS_POSTGRESQL else "d.is_open = 1"


@dataclass(frozen=True)
class Actor:
    """Who asks."""

    person_id: Any
    name: str
    role: str
    office_id: Any
    offices: tuple[Any, ...]


def actor_of(token: str) -> Actor | None:
    """The person behind a token, with its role and the offices under it."""
    found = rows(
        "SELECT p.id, p.name, r.role, r.office_id, c.id FROM sign_in_sessions s"
        " JOIN accounts a ON a.id = s.account_id JOIN persons p ON p.id = a.person_id"
        " JOIN role_holdings r ON r.person_id = p.id AND r.until_at IS NULL"
        " JOIN offices o ON o.id = r.office_id JOIN offices c ON substr(c.path, 1, length(o.path)) = o.path"
        " WHERE s.token_hash = ? AND s.ended_at IS NULL AND a.state = 'active'",
        sha256(token.encode()).hexdigest(),
    )
    if not found:
        return None
    person, name, role, office, _ = found[0]
    return Actor(person, name, role, office, tuple(each[4] for each in found))


def case(number: str) -> dict[str, Any]:
    """One dispute with what stands on its page."""
    dispute = row(
        f"SELECT {A_ROW}, d.facts, d.version, o.name, d.id FROM disputes d"
        " JOIN offices o ON o.id = d.office_id WHERE d.number = ?", number,
    )  # fmt: skip
    key = dispute[11]
    return {
        "dispute": dispute,
        "parties": rows("SELECT side, name, state FROM parties WHERE dispute_id = ?"
                        " ORDER BY side, position", key),
        "mediators": rows("SELECT p.name FROM assignments a JOIN persons p ON p.id = a.person_id"
                          " WHERE a.dispute_id = ? AND a.state = 'accepted'", key),
        "clocks": rows("SELECT clock, ends_on, state FROM deadlines WHERE dispute_id = ?", key),
        "items": rows("SELECT kind, amount_fen FROM claim_items WHERE dispute_id = ? ORDER BY position", key),
        "history": rows(
            "SELECT h.version, h.trigger, h.from_state, h.to_state, h.at, h.person_name, o.name"
            " FROM history h LEFT JOIN offices o ON o.id = h.office_id"
            " WHERE h.dispute_id = ? ORDER BY h.version DESC LIMIT 31",
            key,
        )[:30],
    }  # fmt: skip


def queue(actor: Actor) -> Any:
    """The open disputes of a mediator, nearest last day first."""
    return rows(
        f"SELECT {A_ROW} FROM disputes d JOIN assignments a ON a.dispute_id = d.id"
        f" WHERE a.person_id = ? AND a.state = 'accepted' AND {OPEN}"
        " ORDER BY d.due_on, d.id LIMIT 25",
        actor.person_id,
    )


def search(actor: Actor, query: str) -> Any:
    """The newest disputes of the actor's offices that hold the words, and how many at most 1,000."""
    words, marks = spaced(query).split(), ", ".join("?" * len(actor.offices))
    place, holds = (
        ("s.place", "s.words @@ CAST(? AS tsquery)")
        if IS_POSTGRESQL
        else ("s.rowid", "dispute_search MATCH ?")
    )
    phrase = " <-> ".join(f"'{word}'" for word in words) if IS_POSTGRESQL else f'"{" ".join(words)}"'
    found = (
        f"FROM dispute_search s JOIN disputes d ON d.id = s.dispute_id"
        f" WHERE {holds} AND d.office_id IN ({marks})"
    )
    hits = rows(f"SELECT {A_ROW} {found} ORDER BY {place} DESC LIMIT 26", phrase, *actor.offices)
    count = len(hits)
    if count > 25:
        (count,) = row(f"SELECT count(*) FROM (SELECT 1 {found} ORDER BY {place} DESC LIMIT 1001) AS hits",
                       phrase, *actor.offices)  # fmt: skip
    return hits[:25], count


def figures(actor: Actor) -> tuple[Any, Any]:
    """How many disputes by state and by month, from figures kept beside the disputes."""
    marks = ", ".join("?" * len(actor.offices))
    cells = rows(
        f"SELECT month, state, sum(count), sum(fen) FROM (SELECT month, state, count, fen FROM figures"
        f" WHERE office_id IN ({marks}) UNION ALL SELECT month, state, delta, fen FROM counter_deltas"
        f" WHERE office_id IN ({marks})) AS cells GROUP BY month, state",
        *actor.offices, *actor.offices,
    )  # fmt: skip
    by_state: dict[str, int] = {}
    by_month: dict[str, int] = {}
    for month, state, count, _ in cells:
        by_state[state] = by_state.get(state, 0) + count
        by_month[month] = by_month.get(month, 0) + count
    return sorted(by_state.items()), sorted(by_month.items())
