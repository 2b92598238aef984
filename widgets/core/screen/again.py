"""Questions that come back: which there are, one asked alone, and the way to all of them."""

from __future__ import annotations

from widgets.core.learning.progress import answered
from widgets.core.learning.returning import DAYS, Returning, item_again, returning
from widgets.core.screen.asked import asked
from widgets.core.screen.controls import Button
from widgets.core.screen.due import Due, DueRow
from widgets.core.screen.judged import judged
from widgets.core.screen.law import card_address, course_address
from widgets.core.screen.lines import Link
from widgets.core.screen.presentation import Presentation, brief
from widgets.core.screen.view import Actions, Links, Part


def due_parts(presentation: Presentation) -> list[Part]:
    """The questions of this lesson that come back; which of them today, the browser knows."""
    words = presentation.words
    rows = tuple(
        _row(presentation, each) for each in returning(presentation.materials, presentation.journal)
    )
    if not rows:
        return []
    waits = tuple(words("due-wait", n=n) for n in range(2, DAYS[-1] + 1))
    first = words("due-tomorrow")
    return [Due(words("due-title"), words("due-lead"), rows, words("due-none"), (first, *waits))]


def ways_on(presentation: Presentation) -> list[Part]:
    """The ways to the lesson's cards and to the whole course, which only our server has."""
    words = presentation.words
    cards = presentation.materials.lesson.cards
    links = [Link(words("card-page"), card_address(words.lang, each)) for each in cards]
    links.append(Link(words("course-all"), course_address(words.lang)))
    return [Links(tuple(links))] if presentation.served else []


def asked_again(presentation: Presentation, place: str) -> tuple[Part, ...]:
    """One question alone, or its verdict, and the way back to the result."""
    materials, journal, words = presentation.materials, presentation.journal, presentation.words
    answer = answered(materials, journal, place)
    item = item_again(materials, journal, place)
    shown = judged(presentation, answer) if answer else asked(presentation, item, place)
    back = Button(words("due-back"), {"act": "go", "to": place.partition("/")[0]}, "quiet")
    return (*shown, Actions((back,)))


def _row(presentation: Presentation, each: Returning) -> DueRow:
    text = brief(presentation.words.of(each.item.stem))
    return DueRow(
        text, each.since, each.days, Button(text, {"act": "go", "to": each.place}, "choice")
    )
