import pytest

from widgets.content.meant import counted, instead, meant

KNOWN = ["night-fine", "night-hour", "door-a1"]


def test_the_nearest_name_is_offered():
    assert meant("night-fines", KNOWN) == "; did you mean 'night-fine'?"
    assert meant("x", KNOWN) == ""


def test_where_none_is_near_those_that_there_are_are_listed():
    assert instead("night-fines", KNOWN) == "; did you mean 'night-fine'?"
    assert instead("x", KNOWN) == "; there are: door-a1, night-fine, night-hour"
    assert instead("x", []) == "; there are: none yet"


def test_a_long_list_is_cut_and_says_so():
    names = [f"item-{n:02}" for n in range(90)]

    told = instead("x", names)

    assert told.startswith("; there are: item-00, item-01, ")
    assert told.endswith("item-11 and 78 more")


@pytest.mark.parametrize(("number", "told"), [(0, "0 faults"), (1, "1 fault"), (2, "2 faults")])
def test_one_of_a_thing_is_not_many(number, told):
    assert counted(number, "fault") == told
