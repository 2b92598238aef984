import pytest

from widgets.core.classroom.hands import (
    MOST_HANDS,
    countable,
    hands_of,
    read_hands,
    right_by_hand,
)
from widgets.core.classroom.tally import Ballot, tally


@pytest.fixture
def groups(small):
    item = small.items["form-a"]
    return countable(item, tally(item, []))


def test_hands_are_raised_for_what_each_chooses_one_of(small):
    found = {
        name: [group.of for group in countable(item, tally(item, []))]
        for name, item in small.items.items()
    }

    assert found["form-a"] == ["options"]
    assert found["twin-a"] == ["verdicts", "options"]
    assert found["said"] == ["verdicts", "options"]
    assert found["many"] == found["marks"] == ["options"]
    assert found["steps"] == found["months"] == found["diary"] == []
    node = small.scenarios["b-seat"].nodes[0]
    assert [group.of for group in countable(node, tally(node, []))] == ["options"]


def test_a_count_is_read_as_people_write_it_and_a_blank_was_not_counted(groups):
    assert read_hands(groups, {"x": "１２", "y": " ", "z": "三人"}) == ({"x": 12, "z": 3}, ())


@pytest.mark.parametrize("text", ["a few", "-1", "1.5", "3 4", str(MOST_HANDS + 1), "9" * 200])
def test_what_is_no_count_is_named_and_the_others_are_read(groups, text):
    assert read_hands(groups, {"x": text, "y": "4"}) == ({"y": 4}, ("x",))


def test_hands_for_what_is_not_on_offer_are_refused(groups):
    assert read_hands(groups, {"nowhere": "4"}) == ({}, ("nowhere",))


def test_the_hands_of_a_group_are_added_up(small):
    item = small.items["twin-a"]
    verdicts, facts = tally(item, [Ballot(("unlawful", "x"))]).groups

    assert hands_of(item, verdicts, {"unlawful": 3, "lawful": 2, "x": 4}) == 5
    assert hands_of(item, facts, {"unlawful": 3, "lawful": 2, "x": 4}) == 4


def test_of_several_answers_each_nobody_knows_how_many_people_raised_a_hand(small):
    item = small.items["many"]
    options = tally(item, []).groups[0]
    first, second, *_ = [bar.id for bar in options.bars]

    assert hands_of(item, options, {first: 6, second: 4}) == 6
    assert right_by_hand(item, tally(item, []), {first: 6, second: 4}) == (0, 0)


def test_hands_for_what_is_right_are_counted_and_at_most_those_right_in_both(small):
    item, one = small.items["twin-a"], small.items["form-a"]
    hands = {"unlawful": 7, "lawful": 3, "x": 4, "y": 6}
    key = next(o.id for o in one.options if o.key)

    assert right_by_hand(item, tally(item, []), hands) == (4, 10)
    assert right_by_hand(one, tally(one, []), {key: 5, "z": 3}) == (5, 8)
    assert right_by_hand(one, tally(one, []), {}) == (0, 0)
