"""What is sealed opens in its own place with its own key only."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mediation.kernel import encryption
from mediation.kernel.encryption import CannotOpen, Keyring, Sealed

OLD, NEW = ("old", b"o" * 32), ("new", b"n" * 32)


@pytest.fixture(autouse=True, scope="module")
def _keys() -> Iterator[None]:
    before = encryption._ring
    encryption.configure(Keyring((NEW, OLD)))
    yield
    if before is not None:
        encryption.configure(before)


class Row:
    """A row as `Sealed` sees one."""

    __tablename__ = "persons"
    phone_sealed: bytes | None = None
    phone_index: str | None = None
    phone = Sealed(indexed_as="phone")

    def __init__(self, key: int) -> None:
        self.id = UUID(int=key)


@given(some.binary(max_size=200))
def test_what_is_sealed_opens(plain: bytes) -> None:
    sealed = encryption.seal(plain, "persons|phone", "1")
    assert encryption.unseal(sealed, "persons|phone", "1") == plain
    assert len(plain) < 8 or plain not in sealed


@pytest.mark.parametrize(("purpose", "place"), [("persons|phone", "2"), ("persons|name", "1"), ("", "1")])
def test_moved_to_another_place_it_does_not_open(purpose: str, place: str) -> None:
    sealed = encryption.seal(b"13800000000", "persons|phone", "1")
    with pytest.raises(CannotOpen):
        encryption.unseal(sealed, purpose, place)


@given(some.integers(0, 10_000), some.integers(1, 255))
def test_one_changed_byte_and_it_does_not_open(place: int, change: int) -> None:
    sealed = bytearray(encryption.seal(b"13800000000", "p", "1"))
    sealed[place % (len(sealed) - 4) + 4] ^= change
    with pytest.raises(CannotOpen):
        encryption.unseal(bytes(sealed), "p", "1")


def test_keys_rotate() -> None:
    encryption.configure(Keyring((OLD,)))
    before, index = encryption.seal(b"x", "p", "1"), encryption.blind_index("x", "phone")
    encryption.configure(Keyring((NEW, OLD)))
    assert encryption.unseal(before, "p", "1") == b"x"
    assert encryption.blind_index("x", "phone") == index
    after = encryption.seal(b"x", "p", "1")
    encryption.configure(Keyring((OLD,)))
    with pytest.raises(CannotOpen):
        encryption.unseal(after, "p", "1")
    encryption.configure(Keyring((("new", b"w" * 32),)))
    with pytest.raises(CannotOpen):
        encryption.unseal(after, "p", "1")
    encryption.configure(Keyring((NEW, OLD)))


def test_a_compartments_key_opens_no_other_compartment() -> None:
    sealed = encryption.seal_with(b"a" * 32, "底线八千".encode(), "entry|1")
    assert encryption.unseal_with(b"a" * 32, sealed, "entry|1").decode() == "底线八千"
    for key, place in ((b"b" * 32, "entry|1"), (b"a" * 32, "entry|2")):
        with pytest.raises(CannotOpen):
            encryption.unseal_with(key, sealed, place)


def test_the_blind_index_folds_and_keeps_purposes_apart() -> None:
    assert encryption.blind_index(" １３８ab ", "phone") == encryption.blind_index("138AB", "phone")
    assert encryption.blind_index("138", "phone") != encryption.blind_index("139", "phone")
    assert encryption.blind_index("138", "phone") != encryption.blind_index("138", "id_number")


def test_a_sealed_attribute_is_bound_to_its_row() -> None:
    row, other = Row(1), Row(2)
    row.phone = "13800000000"
    assert row.phone == "13800000000"
    assert b"138" not in (row.phone_sealed or b"")
    assert row.phone_index == encryption.blind_index("13800000000", "phone")
    other.phone_sealed = row.phone_sealed
    with pytest.raises(CannotOpen):
        _ = other.phone
    row.phone = None
    assert row.phone is None and row.phone_sealed is None and row.phone_index is None
