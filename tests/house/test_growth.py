"""No reader of what is typed takes more steps than its length allows, whatever is typed.

Steps are counted and not timed: each call of a function, ours or Python's. What one search for a
pattern costs is held by `test_patterns`, and `make bench` times both.
"""

from __future__ import annotations

import sys

import pytest

from tests.readers import CONTEXT, READERS, TYPED, Reader
from widgets.core.calculators.answering import calculate
from widgets.core.errors import Unreadable
from widgets.core.reading.count import read_count
from widgets.core.reading.day import read_day
from widgets.core.reading.number import read_number
from widgets.core.reading.rate import read_rate, read_share

SIZE, TIMES, SHARE, SPARE = 1200, 4, 1.3, 60


def steps(reader: Reader, text: str) -> int:
    """How many functions are called until a text is read or refused."""
    count = 0

    def called(_frame: object, event: str, _of: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        reader(text)
    except Unreadable:
        pass
    finally:
        sys.setprofile(None)
    return count


def outgrown(reader: Reader, signs: list[str]) -> list[str]:
    """The signs of which four times as many take more than their share of steps."""
    found = []
    for sign in signs:
        few, many = (sign * (n * SIZE // len(sign)) for n in (1, TIMES))
        steps(reader, few)  # once before: what is worked out once is not counted
        if steps(reader, many) > SHARE * TIMES * steps(reader, few) + SPARE:
            found.append(sign)
    return found


@pytest.mark.parametrize("name", READERS)
def test_four_times_the_text_takes_a_reader_about_four_times_the_steps(name):
    assert outgrown(READERS[name], TYPED) == []


def test_a_reader_that_looks_back_over_all_it_has_read_is_found():
    def looks_back(text: str) -> list[str]:
        return [each for n, each in enumerate(text) if all(s.isspace() for s in text[:n])]

    assert outgrown(looks_back, [" ", "a"]) == [" "]


@pytest.mark.parametrize(
    "typed",
    [
        "亿" * 1500,
        "九" * 100_000,
        "9" * 10**6,
        "９" * 10**6,
        "1," * 10**5,
        "一万零" * 10**4,
        "." * 10**6,
    ],
)
@pytest.mark.parametrize("reader", [read_number, read_rate, read_share, read_day, read_count])
def test_a_number_that_is_none_for_its_length_is_refused_in_few_words(reader, typed):
    with pytest.raises(Unreadable) as refused:
        reader(typed)

    assert len(str(refused.value)) < 500


@pytest.mark.parametrize("typed", ["亿" * 1500, "9" * 10**6, "9" * 30])
def test_in_a_form_it_is_told_in_few_words_which_field_to_mend(typed):
    calculator = CONTEXT.calculators["court-costs"]

    found = calculate(calculator, {"amount": typed}, CONTEXT.tables)

    assert list(found.problems) == ["amount"]
    assert len(str(found.problems["amount"].given)) < 100
