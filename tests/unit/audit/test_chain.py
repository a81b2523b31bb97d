"""The hashes of the audit chain bind every field, the order and the salt."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mediation.audit.chain import BEGINNING, LEAF_FIELDS, canonical, entry_hash, leaf_hash, plain

texts = some.lists(
    some.none() | some.text(some.characters(codec="utf-8"), max_size=12), min_size=13, max_size=13
)


@given(some.binary(min_size=16, max_size=16), texts)
def test_a_leaf_is_what_a_standard_library_computes(salt: bytes, fields: list[str | None]) -> None:
    content = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
    assert leaf_hash(salt, fields) == hashlib.sha256(salt + content).hexdigest()


@given(texts, texts)
def test_two_contents_have_two_leaves(one: list[str | None], other: list[str | None]) -> None:
    assert (leaf_hash(b"s", one) == leaf_hash(b"s", other)) == (one == other)


@pytest.mark.parametrize("place", range(len(LEAF_FIELDS)))
def test_every_field_counts(place: int) -> None:
    fields = list(LEAF_FIELDS)
    changed = [f"{field}!" if n == place else field for n, field in enumerate(fields)]
    assert leaf_hash(b"s", fields) != leaf_hash(b"s", changed)
    assert leaf_hash(b"s", fields) != leaf_hash(b"t", fields)


def test_an_entry_is_bound_to_chain_place_and_predecessor() -> None:
    leaf = leaf_hash(b"s", ["x"])
    hashes = {
        entry_hash("a", 1, BEGINNING, leaf),
        entry_hash("b", 1, BEGINNING, leaf),
        entry_hash("a", 2, BEGINNING, leaf),
        entry_hash("a", 1, leaf, leaf),
        entry_hash("a", 1, BEGINNING, BEGINNING),
    }
    assert len(hashes) == 5


def test_plain_texts_of_keys_and_moments() -> None:
    shanghai = timezone(timedelta(hours=8))
    assert plain(UUID(int=10)) == "0" * 31 + "a"
    assert plain(datetime(2026, 11, 2, 9, tzinfo=shanghai)) == "2026-11-02T01:00:00.000000+00:00"
    assert plain(None) is None
    assert plain(3) == "3"


def test_canonical_is_one_text_for_one_content() -> None:
    assert canonical({"b": 1, "a": {"y": "工资", "x": None}}) == '{"a":{"x":null,"y":"工资"},"b":1}'
    assert canonical({"k": UUID(int=1)}) == f'{{"k":"{"0" * 31}1"}}'
