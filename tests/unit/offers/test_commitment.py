"""A commitment verifies for what was sealed and for nothing else, with a tool that anybody has."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from mediation.offers import commitment

FIGURES = st.dictionaries(st.sampled_from(["total", "a" * 32, "b" * 32]), st.integers(0, 10**12), min_size=1)
WEIGHTS = st.dictionaries(st.sampled_from(["a" * 32, "b" * 32]), st.integers(1, 5))
SALTS = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(FIGURES, WEIGHTS, SALTS, FIGURES, WEIGHTS, SALTS)
def test_it_fits_what_was_sealed_and_nothing_else(
    figures: dict[str, int], weights: dict[str, int], salt: str,
    others: dict[str, int], other_weights: dict[str, int], other_salt: str,
) -> None:  # fmt: skip
    text = commitment.text_of("r", "p", figures, weights, salt)
    committed = commitment.sum_of(text)
    assert committed == sha256(text.encode()).hexdigest()
    assert commitment.fits(text, committed)
    same = (figures, weights, salt) == (others, other_weights, other_salt)
    assert commitment.fits(commitment.text_of("r", "p", others, other_weights, other_salt), committed) is same


def test_the_text_is_whole_lines_in_a_fixed_order() -> None:
    text = commitment.text_of("0a", "0b", {"y": 200, "x": 100}, {"x": 5}, "ff")
    assert text == "sealed-offer-1\nround 0a\nparty 0b\nfigure x 100\nfigure y 200\nweight x 5\nsalt ff\n"
    assert not commitment.fits(
        commitment.text_of("0a", "0c", {"y": 200, "x": 100}, {"x": 5}, "ff"), commitment.sum_of(text)
    )
