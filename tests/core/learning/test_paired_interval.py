from itertools import product
from math import comb, sqrt

import pytest

from widgets.core.learning.paired_interval import paired_interval, wilson

N = 12


def sides(both, lost, won, neither):
    """Before and after, of so many pairs of each kind."""
    before = [True] * (both + lost) + [False] * (won + neither)
    after = [True] * both + [False] * lost + [True] * won + [False] * neither
    return before, after


def tables(n):
    for both, lost, won in product(range(n + 1), repeat=3):
        if both + lost + won <= n:
            yield both, lost, won, n - both - lost - won


def test_a_share_has_wilsons_interval():
    # 4 of 12, z^2 = 3.8415: (4 + 1.9207) / 15.8415 = 0.3737;
    # 1.95996 * sqrt(4 * 8 / 12 + 0.96036) / 15.8415 = 0.2356
    assert wilson(4, 12) == pytest.approx((0.1381, 0.6093), abs=1e-4)


def test_the_two_are_squared_and_added_less_what_the_pairs_have_in_common():
    # 20 both, 2 lost, 12 won, 16 neither: 22 of 50 before and 32 of 50 after, a gain of 0.2.
    # phi = (20 * 16 - 2 * 12 - 25) / sqrt(22 * 28 * 32 * 18) = 271 / 595.7 = 0.455
    (l1, u1), (l2, u2) = wilson(22, 50), wilson(32, 50)
    phi = 271 / sqrt(22 * 28 * 32 * 18)
    a, b = 0.64 - l2, u1 - 0.44
    c, d = u2 - 0.64, 0.44 - l1

    low, high = paired_interval(*sides(20, 2, 12, 16))

    assert low == pytest.approx(0.2 - sqrt(a * a - 2 * phi * a * b + b * b))
    assert high == pytest.approx(0.2 + sqrt(c * c - 2 * phi * c * d + d * d))
    assert (round(low, 4), round(high, 4)) == (0.0562, 0.3292)


def test_four_right_before_and_eight_after_is_a_gain_of_which_little_is_known():
    low, high = paired_interval(*sides(4, 0, 4, 4))

    assert (round(N * low, 1), round(N * high, 1)) == (0.1, 6.7)


def test_a_correlation_below_none_is_taken_as_it_is_and_one_above_is_drawn_towards_none():
    # (3, 3, 3, 3) has none; (4, 2, 2, 4): 16 - 4 - 6 = 6 of 36; (2, 4, 4, 2): 4 - 16 = -12 of 36.
    widths = [
        high - low
        for low, high in (
            paired_interval(*sides(*t)) for t in ((4, 2, 2, 4), (3, 3, 3, 3), (2, 4, 4, 2))
        )
    ]

    half = wilson(6, 12)[1] - 0.5
    expected = [2 * half * sqrt(2 - 2 * phi) for phi in (6 / 36, 0, -12 / 36)]
    assert widths == pytest.approx(expected)


@pytest.mark.parametrize("table", [(12, 0, 0, 0), (0, 0, 0, 12), (0, 0, 12, 0), (0, 12, 0, 0)])
def test_where_all_pairs_are_alike_there_is_still_a_width(table):
    low, high = paired_interval(*sides(*table))

    assert -1 <= low < high <= 1
    assert high - low > 0.2


def test_every_table_of_twelve_holds_what_was_seen_and_turns_round_with_its_sides():
    for table in tables(N):
        before, after = sides(*table)
        low, high = paired_interval(before, after)
        back = paired_interval(after, before)

        seen = (table[2] - table[1]) / N
        assert -1 - 1e-9 <= low <= seen <= high <= 1 + 1e-9
        assert back == pytest.approx((-high, -low))


def chance(table, shares):
    """How likely a table is where the four kinds have these shares."""
    left, found = N, 1.0
    for count, share in zip(table, shares, strict=True):
        found *= comb(left, count) * share**count
        left -= count
    return found


def test_it_holds_the_true_gain_as_often_as_is_told():
    intervals = [(table, *paired_interval(*sides(*table))) for table in tables(N)]
    steps = [
        [part / 20 for part in t]
        for t in tables(20)
        if all(part % 2 == 1 or not part for part in t)
    ]
    steps += [[part / 5 for part in t] for t in tables(5)]

    held = [
        sum(
            chance(table, shares)
            for table, low, high in intervals
            if low - 1e-9 <= shares[2] - shares[1] <= high + 1e-9
        )
        for shares in steps
    ]

    assert len(held) > 100
    assert min(held) > 0.89
    assert 0.94 < sum(held) / len(held) < 0.98


def test_where_nearly_every_pair_is_won_it_holds_the_true_gain_least():
    # just above where 11 of 12 won ends, only 12 of 12 still holds the true gain
    gain = paired_interval(*sides(0, 0, 11, 1))[1] + 1e-6

    held = sum(
        chance((0, 0, won, N - won), (0, 0, gain, 1 - gain))
        for won in range(N + 1)
        if paired_interval(*sides(0, 0, won, N - won))[1] >= gain
    )

    assert held == pytest.approx(0.836, abs=1e-3)


def test_sets_of_two_lengths_and_empty_ones_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        paired_interval([True, False], [True])
    with pytest.raises(ValueError, match="at least one pair"):
        paired_interval([], [])
