from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.calculators.state import CalculatorState, FormState
from widgets.core.screen.keeping import Keeping, aside, elsewhere, notices

WORDS = Library.open().words("en")


def test_where_all_went_well_nothing_is_said():
    assert notices(WORDS, Keeping()) == []
    assert aside(WORDS, Keeping()) == []


def test_each_thing_that_happened_to_the_keeping_has_a_notice_the_gravest_first():
    found = notices(WORDS, Keeping(unread=2, unsaved=True, elsewhere=True, erased=True))

    assert [each.title for each in found] == [
        WORDS(key) for key in ("unsaved-title", "unread", "erased", "elsewhere")
    ]
    assert found[0].tone == "fault"
    assert found[1].text == WORDS("unread-text", n=2)


def test_what_is_kept_aside_can_be_saved_to_a_file_and_dropped_after_asking():
    (found,) = aside(WORDS, Keeping(aside=True))

    save, drop = found.buttons
    assert save.act == {"act": "aside", "to": "hand"}
    assert drop.act == {"act": "aside", "to": "drop"}
    assert drop.confirm == WORDS("aside-sure")


@pytest.mark.parametrize(("time", "told"), [(4, 0), (5, 0), (6, 1)])
def test_a_form_filled_in_elsewhere_is_told_only_when_that_was_later(time, told):
    theirs, ours = FormState({"to": "b"}, time=time), FormState({"to": "a"}, time=5)
    desk = CalculatorState(date(2026, 11, 30), "x", {"x": ours}, elsewhere={"x": theirs})

    assert len(elsewhere(desk, WORDS)) == told


def test_a_lesson_is_kept_and_framed_and_on_no_server_of_ours_unless_it_is_said():
    silent = Keeping()

    assert (silent.framed, silent.kept, silent.served) == (True, True, False)
