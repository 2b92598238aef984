from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.classroom.masking import given_away, masked, written
from widgets.core.classroom.tally import LEAST


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((12, 9, 7), (12, 9, 7)),
        ((20, 3, 8), (20, None, None)),  # the 3 alone could be worked out from the whole
        ((20, 3, 2, 8), (20, None, None, 8)),
        ((20, 3, 0), (20, None, None)),
        ((20, 3, 0, 0), (20, None, None, None)),  # else its place would tell which of them it is
        ((20, 2, 2, 9), (20, None, None, None)),  # 4 in two places could be 2 and 2 alone
        ((4,), (None,)),
        ((0, 6), (0, 6)),
        ((), ()),
    ],
)
def test_small_counts_are_left_out_and_never_one_alone(counts, told):
    assert masked(counts) == told


@given(st.lists(st.integers(0, 40), min_size=2))
def test_no_count_that_is_told_is_small_and_none_is_left_out_alone(counts):
    told = masked(counts)

    assert all(n is None or n == 0 or n >= LEAST for n in told)
    assert told.count(None) != 1


@pytest.mark.parametrize(
    ("counts", "told"),
    [((5, 9), (5, 9)), ((4, 9), (None, None)), ((0, 9), (0, 9)), ((1,), (None,))],
)
def test_a_count_is_told_from_five_on_and_none_at_all_as_none(counts, told):
    assert masked(counts) == told


@pytest.mark.parametrize(("least", "told"), [(2, (2, 9)), (3, (None, None))])
def test_from_which_count_on_can_be_said(least, told):
    assert masked((2, 9), least) == told


@given(st.lists(st.integers(0, 9), min_size=2, max_size=5))
def test_what_is_left_out_looks_the_same_whichever_place_holds_which_count(counts):
    told = masked(counts)
    places = [i for i, n in enumerate(told) if n is None]
    hidden = [counts[i] for i in places]

    for order in permutations(hidden):
        other = [*counts]
        for i, n in zip(places, order, strict=True):
            other[i] = n
        assert written(other) == written(counts)
    assert not hidden or len({*hidden}) > 1 or given_away(counts)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((12, 9, 0), ("12", "9", "0")),
        ((20, 3, 2), ("20", "<5", "<5")),
        ((20, 3, 0), ("20", "<5", "<5")),
        ((20, 3, 8), ("20", "*", "*")),  # 8 is not below 5
        ((), ()),
    ],
)
def test_a_sign_says_no_more_than_is_so_of_all_it_stands_for(counts, told):
    assert written(counts) == told


def test_a_whole_of_small_and_equal_counts_gives_them_away():
    assert given_away((1, 1, 1, 1, 1))
    assert not given_away((0, 0))
    assert not given_away((5, 5))
    assert not given_away((2, 1, 2))
