import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.classroom.masking import masked
from widgets.core.classroom.tally import LEAST


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((12, 9, 7), (12, 9, 7)),
        ((20, 3, 8), (20, None, None)),  # the 3 alone could be worked out from the whole
        ((20, 3, 2, 8), (20, None, None, 8)),
        ((20, 3, 0), (20, None, None)),
        ((4,), (None,)),
        ((0, 6), (0, 6)),
        ((), ()),
    ],
)
def test_small_counts_are_left_out_and_never_one_alone(counts, told):
    assert masked(counts) == told


@given(st.lists(st.integers(0, 40), min_size=2))
def test_no_count_that_is_told_is_small_and_none_can_be_worked_out(counts):
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
