from widgets.core.errors import ContentError, Fault
from widgets.ui.faulty import Faulty, opened

ERROR = ContentError((Fault("a.yaml", 3, "<script>"),))


def test_it_is_a_card_whose_words_are_text():
    assert "a.yaml:3: &lt;script&gt;" in Faulty(ERROR, None, "en")._repr_html_()


def test_in_the_place_of_a_lesson_it_shows_nothing_more_below_its_card():
    faulty = Faulty(ERROR, None, "en")

    for ask in (lambda: faulty.step("twins"), lambda: faulty.law(topic="home"), faulty.by_day):
        assert ask() is None


def test_what_cannot_be_opened_is_a_card_in_the_nearest_language():
    def made(_library, _lang):
        raise ERROR

    found = opened(made, "en-GB", "a lesson")

    assert isinstance(found, Faulty)
    assert '<section lang="en"' in found._repr_html_()
