import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import escape
from tornado.web import HTTPError

from widgets.content.library import Library
from widgets.core.learning.lesson import FormStep, ItemsStep
from widgets.core.screen.classroom import right_answer
from widgets.core.text import LANGS, Lang
from widgets.serve.booklet import BookletPage, booklet
from widgets.serve.notebook_index import NotebookIndex
from widgets.serve.site import Site

SITE = Site(Library.open(), NotebookIndex(Path(__file__).resolve().parents[2] / "notebooks"))
HELD = {lang: SITE.lessons(lang) for lang in LANGS}


def page(lang: Lang, n: int = 0) -> str:
    return booklet(SITE, lang, HELD[lang][n])


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_of_the_sections_is_asked_and_answered_once_the_answers_last(lang: Lang):
    words, (lesson, _) = SITE.library.words(lang), HELD[lang][0]
    names = [i for step in lesson.steps if isinstance(step, ItemsStep) for i in step.items]

    html = page(lang)

    story, key = html.split('<section class="door-key"')
    assert len(names) > 20
    for name in names:
        item = SITE.library.item(name)
        assert str(escape(words.of(item.stem))) in story
        assert f"<strong>{escape(right_answer(words, item))}</strong>" in key
        assert str(escape(words.of(item.decides))) not in story
    numbers = re.findall(r'<p class="door-n">(\d+)</p>', story)
    assert numbers == [str(n) for n in range(1, key.count("<li>") + 1)]


@pytest.mark.parametrize("lang", LANGS)
def test_what_compares_before_and_after_is_not_printed(lang: Lang):
    for n, (lesson, _) in enumerate(HELD[lang]):
        html = page(lang, n)
        for step in lesson.steps:
            for names in step.forms.values() if isinstance(step, FormStep) else ():
                stems = [SITE.library.item(name).stem.to(lang) for name in names]
                assert [stem for stem in stems if str(escape(stem)) in html] == []


def test_a_booklet_is_found_by_its_lesson_in_the_nearest_language():
    written, led = list[str](), list[str]()
    one: Any = SimpleNamespace(site=SITE, write=written.append, redirect=led.append)

    BookletPage.get(one, "en", "get-help")
    BookletPage.get(one, "fr", "get-help")

    assert '<html lang="en">' in written[0]
    assert len(led) == 1
    assert re.fullmatch(r"/booklet/(zh|en)/get-help", led[0])
    with pytest.raises(HTTPError, match="404"):
        BookletPage.get(one, "en", "nothing")
