"""A lesson as a booklet: its story, its questions with space to write, the key on the last page.

It needs no kernel and no script. The two sets that compare what was known before and after are
left out, so that paper gives none of their answers away; so is the case that is walked through.
"""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from nbconvert.filters import markdown2html
from tornado.web import HTTPError

from widgets.core.learning.item import Item
from widgets.core.learning.lesson import (
    CalculatorStep,
    FormStep,
    ItemsStep,
    Lesson,
    SceneStep,
    Step,
    WorkedStep,
)
from widgets.core.screen.asked import controls, told
from widgets.core.screen.classroom import right_answer
from widgets.core.screen.view import to_data
from widgets.core.text import Lang, nearest_lang
from widgets.core.words import Words
from widgets.serve.drawing import linked
from widgets.serve.handlers import StaticPage
from widgets.serve.notebook_index import HeldLesson, NotebookPath
from widgets.serve.pages import filled, sources, switches_to
from widgets.serve.short import short_name
from widgets.serve.site import Site


class BookletPage(StaticPage):
    """`/booklet/zh/at-the-door`; any other language leads to the nearest."""

    def get(self, *given: str) -> None:
        """The booklet, or the way to it.

        Raises:
            HTTPError: 404, there is no such lesson here.
        """
        asked, name = given
        lang = nearest_lang(asked)
        held = next((each for each in self.site.lessons(lang) if each[0].id == name), None)
        if held is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if asked == lang:
            self.write(booklet(self.site, lang, held))
        else:
            self.redirect(self.site.booklet_href(lang, name))


def booklet(site: Site, lang: Lang, held: HeldLesson) -> str:
    """The booklet of a lesson."""
    lesson, place = held
    asked: list[dict[str, Any]] = []
    parts = list(_parts(site, lesson, place, asked))
    outline = site.shelf.outline(place)
    return filled(
        site,
        lang,
        "booklet.html",
        switches_to(site, lang, lambda other: site.booklet_href(other, lesson.id)),
        about=outline.lead or site.library.words(lang)("home-lead"),
        short=short_name(place),
        title=outline.title,
        parts=parts,
        asked=asked,
        lesson_href=site.lesson_href(place),
    )


def _parts(
    site: Site, lesson: Lesson, place: NotebookPath, asked: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The lesson's texts, each with the questions of its step, which are added to those `asked`."""
    for name, text in site.shelf.passages(place):
        step = lesson.step(name)
        if isinstance(step, FormStep | SceneStep):
            continue
        told_of = text.partition("\n")[2] if text.startswith("# ") else text
        questions = list(_questions(site, step, site.library.words(place.lang)))
        for each in questions:
            asked.append(each)
            each["n"] = len(asked)
        yield {"html": linked(markdown2html(told_of)), "questions": questions}


def _questions(site: Site, step: Step | None, words: Words) -> Iterator[dict[str, Any]]:
    match step:
        case ItemsStep():
            yield from (_question(site, site.library.item(name), words) for name in step.items)
        case CalculatorStep():
            yield _question(site, site.library.item(step.guess), words)
        case WorkedStep():
            for found in step.findings:
                yield {
                    "view": {
                        "parts": [
                            {"part": "prose", "tone": "", "paragraphs": [words.of(found.ask)]}
                        ]
                    },
                    "groups": [],
                    "right": words.of(found.found),
                    "decides": "",
                    "sources": sources(site.library, found.cite, words.lang),
                }


def _question(site: Site, item: Item, words: Words) -> dict[str, Any]:
    """A question as paper asks it, and what the last page says of it."""
    return {
        "view": {"parts": [to_data(part) for part in told(words, item)]},
        "groups": [to_data(group) for group in controls(words, item)],
        "right": right_answer(words, item),
        "decides": words.of(item.decides),
        "sources": sources(site.library, item.cite, words.lang),
    }
