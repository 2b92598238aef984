from __future__ import annotations

import pytest

from widgets.serve.limits import BYTES_A_SECOND, LEAST_COUNTED, MOST_AT_ONCE, WIDE_MESSAGE
from widgets.serve.pace import Pace


@pytest.fixture
def pace():
    return Pace()


def test_the_longest_message_and_a_page_s_first_words_are_read_at_once(pace):
    assert [pace.wait(size, 100.0) for size in (WIDE_MESSAGE, *[500] * 50)] == [0.0] * 51


def test_whoever_goes_on_is_read_at_the_pace_there_is(pace):
    for _ in range(MOST_AT_ONCE // BYTES_A_SECOND):
        assert pace.wait(BYTES_A_SECOND, 0.0) == 0.0

    assert pace.wait(BYTES_A_SECOND, 0.0) == pytest.approx(1.0)
    assert pace.wait(BYTES_A_SECOND, 1.0) == pytest.approx(1.0)


def test_short_messages_count_as_longer_ones(pace):
    for _ in range(MOST_AT_ONCE // LEAST_COUNTED):
        assert pace.wait(1, 0.0) == 0.0

    assert pace.wait(1, 0.0) == pytest.approx(LEAST_COUNTED / BYTES_A_SECOND)


def test_who_rests_may_say_much_again(pace):
    for _ in range(100):
        pace.wait(WIDE_MESSAGE, 0.0)

    assert pace.wait(WIDE_MESSAGE, 10_000.0) == 0.0


def test_nobody_who_types_is_ever_kept_waiting(pace):
    """Ten acts a second for an hour, each of a kilobyte."""
    assert {pace.wait(1024, n / 10) for n in range(36_000)} == {0.0}
