import pytest

from widgets.core.errors import NoSuchAct
from widgets.core.letters.taking import read_take_from


def test_the_act_brings_what_is_typed_and_says_what_is_taken_in():
    act = read_take_from({"act": "take", "of": "record", "response": ["to=甲"]})

    assert (act.of, act.response) == ("record", ("to=甲",))


@pytest.mark.parametrize("said", [{"of": "record"}, {"response": []}, {"of": "x", "response": []}])
def test_what_lacks_something_is_no_such_act(said):
    with pytest.raises(NoSuchAct):
        read_take_from({"act": "take", **said})
