from dataclasses import replace

import pytest

from widgets.core.classroom.classroom import Classroom, Round
from widgets.core.classroom.keeping import from_text, to_text
from widgets.core.classroom.phases import Phase
from widgets.core.classroom.tally import Ballot, VoteChange, tally
from widgets.core.errors import NoSuchAct
from widgets.core.learning.journal import Sure


def test_a_class_comes_back_as_it_was_days_and_numbers_too(small):
    months = [Ballot((each,), Sure.FAIRLY) for each in ("6", "6", "36", "36")]
    entry = [Ballot(("day=2026-11-17", "people=2", "kept=phone"))] * 2
    rounds = {
        "months": (Round(tally(small.items["months"], months), VoteChange(held=1), {"6": 2}),),
        "diary": (Round(tally(small.items["diary"], entry)),),
    }
    room = Classroom(2, Phase.COUNTS, "diary", 1, 0, rounds, frozenset({"months"}), frozenset({0}))

    assert from_text(to_text(room)) == room
    assert from_text(to_text(replace(room, locked=True))).locked


@pytest.mark.parametrize("text", ["", "[]", "{", '{"phase": "dinner"}', '{"block": "one"}'])
def test_what_is_no_class_is_refused(text):
    with pytest.raises(NoSuchAct):
        from_text(text)
