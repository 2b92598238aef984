from datetime import date

from widgets.content.diary import diary_context
from widgets.content.library import Library


def test_a_diary_has_the_words_of_the_interface_and_its_own(small_root):
    context = diary_context(Library(small_root), date(2026, 11, 30))

    assert context.words("en")("diary-put-down") == "It is put down."
    assert context.words("en")("print")
    assert [kind.id for kind in context.kinds] == ["small-threat"]
    assert context.cited("new-act/47.3")[0].instrument == "new-act"
