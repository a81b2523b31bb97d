"""When two parties of two disputes are one worker."""

from __future__ import annotations

from uuid import UUID

import pytest

from mediation.parties.rules import KnownWorker, one_worker

ME, OTHER = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (KnownWorker("a"), KnownWorker("a"), True),
        (KnownWorker("a"), KnownWorker("b"), False),
        (KnownWorker(), KnownWorker(), False),
        (KnownWorker("a", "x"), KnownWorker("b", "x"), True),
        (KnownWorker("a", "x"), KnownWorker("a", "y"), False),
        (KnownWorker("a", "x", frozenset({ME})), KnownWorker("a", "y", frozenset({ME})), False),
        (KnownWorker("a", "x"), KnownWorker("a"), True),
        (KnownWorker("a", persons=frozenset({ME})), KnownWorker("b", persons=frozenset({ME, OTHER})), True),
        (KnownWorker("a", persons=frozenset({ME})), KnownWorker("b", persons=frozenset({OTHER})), False),
    ],
)
def test_the_identity_number_decides_then_telephone_or_person(
    one: KnownWorker, other: KnownWorker, same: bool
) -> None:
    assert one_worker(one, other) is same
    assert one_worker(other, one) is same
