from widgets.content.library import Library
from widgets.core.screen.keeping import Keeping, aside, notices

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
