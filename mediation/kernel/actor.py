"""Who is acting: a natural person with the posts held today, or a named timer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What somebody does at an office (domain.md, users)."""

    REGISTRAR = "registrar"
    MEDIATOR = "mediator"
    MANAGER = "manager"
    LIAISON = "liaison"
    SEAL_KEEPER = "seal_keeper"
    AUDITOR = "auditor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"


@dataclass(frozen=True)
class Post:
    """A role at an office; `covers` is that office and everything below it."""

    role: Role
    office_id: UUID
    office_name: str
    covers: frozenset[UUID]


@dataclass(frozen=True)
class Actor:
    """A person who signed in, as the use cases see them; without a person it is a timer."""

    person_id: UUID | None
    account_id: UUID | None = None
    session_id: UUID | None = None
    name: str = ""
    posts: tuple[Post, ...] = ()
    timer: str | None = None
    language: str = "zh_Hans_CN"
    confirmed_at: datetime | None = None
    """When this person last showed who it is, in the session at hand (UTC)."""
    roles: frozenset[Role] = field(init=False)

    def __post_init__(self) -> None:
        if (self.person_id is None) == (self.timer is None) and self.name != PUBLIC_NAME:
            raise ValueError("an actor is a person or a timer")
        object.__setattr__(self, "roles", frozenset(post.role for post in self.posts))

    @property
    def is_staff(self) -> bool:
        return bool(self.posts)

    def stream(self, compartment: object) -> str:
        """The name of this actor's stream of keys in a compartment (docs/adr/0006)."""
        return f"{self.person_id or self.timer or self.name}|{compartment}"

    def posts_as(self, role: Role) -> tuple[Post, ...]:
        """The posts in which this person has the role."""
        return tuple(post for post in self.posts if post.role is role)

    def offices(self, role: Role) -> frozenset[UUID]:
        """The offices in which this person has the role."""
        return frozenset(post.office_id for post in self.posts_as(role))

    def covered(self, role: Role) -> frozenset[UUID]:
        """The offices in which this person has the role, and all those below them."""
        return frozenset[UUID]().union(*(post.covers for post in self.posts_as(role)))


@dataclass(frozen=True)
class Ground:
    """What allowed the act: the relation, and the post in which it was done (policy/decide.py)."""

    relation: str | None = None
    role: str | None = None
    office_id: UUID | None = None


PUBLIC_NAME = "public"


def public() -> Actor:
    """Somebody who has not signed in: may file a claim and follow one by its code."""
    return Actor(person_id=None, name=PUBLIC_NAME)


def timer(name: str) -> Actor:
    """A clock of the system; never the author of an act with legal effect."""
    return Actor(person_id=None, timer=name)
