import pytest

from widgets.content.library import Library
from widgets.core.screen.screen import screen
from widgets.core.screen.view import Prose


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "请重新运行这个单元格"), ("en", "run this cell")]
)
def test_a_screen_says_what_to_do_where_its_line_breaks(lang, told):
    words = Library.open().words(lang)

    view = screen(words, "key", [Prose(("Text",))])

    assert (view.lang, view.key, view.parts) == (lang, "key", (Prose(("Text",)),))
    assert told in view.rerun
    assert (view.lost, view.again) == (words("lost-connection"), words("open-again"))
