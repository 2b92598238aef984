"""What a notebook opens: lessons and single pieces, such as `item`, `letter` and `diary`."""

from __future__ import annotations

from datetime import date

from widgets.content.diary import diary_context
from widgets.content.library import Library
from widgets.content.today import today_in_china
from widgets.core.learning.alone import STEP, item_alone, scenario_alone
from widgets.core.learning.lesson import Lesson as LessonRecord
from widgets.core.reading.day import read_day
from widgets.core.text import Lang
from widgets.ui.article import Article
from widgets.ui.calculator import CalculatorPiece
from widgets.ui.diary import DiaryPiece
from widgets.ui.faulty import Faulty, opened
from widgets.ui.lesson import LessonSession
from widgets.ui.letter import LetterPiece, LetterSources
from widgets.ui.piece import Piece

OURS = "law-at-the-door"
RECORD = ("record", "diary")
"""Under which name the notebook of the record has it kept, and what it is called there."""
CALCULATORS = "calculators"
"""Under which name the notebook of the calculators has each of them kept."""


def lesson(lesson_id: str, lang: str = "zh") -> LessonSession | Faulty:
    """A lesson, whose steps a notebook's cells show.

    An unknown language gives the nearest one. A fault in the content gives a plain card
    that lists every fault with its file and line, never a stack trace.
    """
    return opened(
        lambda library, nearest: LessonSession(library, library.materials(lesson_id), nearest),
        lang,
        f"the lesson {lesson_id}",
    )


def item(item_id: str, lang: str = "zh", keep: str = "") -> Piece | Faulty:
    """One question with its verdict, anywhere in a notebook.

    Args:
        item_id: the question's id, such as `door-a1`.
        lang: `zh` or `en`; an unknown language gives the nearest one.
        keep: a name under which the browser keeps the answer; nothing is kept without one.

    Returns:
        A widget with the traits `done` and `score`; or a card that says what is wrong.
    """

    def made(library: Library, nearest: Lang) -> Piece:
        return _alone(library, item_alone(library.item(item_id)), nearest, keep)

    return opened(made, lang, f"the question {item_id}")


def scenario(scenario_id: str, lang: str = "zh", keep: str = "") -> Piece | Faulty:
    """One case to walk through, from its seat.

    Args:
        scenario_id: the case's id, such as `visit-borrower`.
        lang: `zh` or `en`; an unknown language gives the nearest one.
        keep: a name under which the browser keeps the walk; nothing is kept without one.

    Returns:
        A widget with the traits `done` and `score`; or a card that says what is wrong.
    """

    def made(library: Library, nearest: Lang) -> Piece:
        return _alone(library, scenario_alone(library.scenario(scenario_id)), nearest, keep)

    return opened(made, lang, f"the case {scenario_id}")


def calculator(
    calculator_id: str, lang: str = "zh", example: str = "", keep: str = "", **fields: object
) -> CalculatorPiece | Faulty:
    """One calculator, empty, with one of its examples, or with your own figures.

    Args:
        calculator_id: the calculator's id, such as `annual-cost`.
        lang: `zh` or `en`; an unknown language gives the nearest one.
        example: the id of an example to start from.
        keep: a name under which the browser keeps what is typed; nothing is kept without one.
        fields: what stands in each field, by its id with `_` for `-`; a number, a day, or a text
            as it would be typed (`rate="24%"`).

    Returns:
        A widget with the trait `answer`; or a card that says what is wrong.
    """

    def made(library: Library, nearest: Lang) -> CalculatorPiece:
        context = library.calculator_context(today_in_china())
        return CalculatorPiece(
            context, calculator_id, nearest, example, fields, _key(keep, calculator_id)
        )

    return opened(made, lang, f"the calculator {calculator_id}")


def letter(letter_id: str, lang: str = "zh", keep: str = "") -> LetterPiece | Faulty:
    """One letter to fill in, copy, print or save; the letter is in Chinese.

    Args:
        letter_id: the letter's id, such as `itemise-the-debt`.
        lang: `zh` or `en`, for all but the letter; an unknown language gives the nearest one.
        keep: a name under which the browser keeps what is typed; nothing is kept without one.

    Returns:
        A widget with the trait `filled`; or a card that says what is wrong.
    """

    def made(library: Library, nearest: Lang) -> LetterPiece:
        context = library.letter_context(today_in_china())
        sources = LetterSources(
            _key(*RECORD),
            lambda name: _key(CALCULATORS, name),
            lambda: library.calculator_context(today_in_china()),
        )
        return LetterPiece(context, letter_id, nearest, _key(keep, letter_id), sources)

    return opened(made, lang, f"the letter {letter_id}")


def diary(lang: str = "zh", keep: str = "") -> DiaryPiece | Faulty:
    """The evidence diary: entries of what happened, with what was kept of it.

    Args:
        lang: `zh` or `en`; an unknown language gives the nearest one.
        keep: a name under which the browser keeps it; nothing is kept without one.

    Returns:
        A widget; or a card that says what is wrong.
    """

    def made(library: Library, nearest: Lang) -> DiaryPiece:
        return DiaryPiece(diary_context(library, today_in_china()), nearest, _key(keep, "diary"))

    return opened(made, lang, "the diary")


def article(cite: str, on: date | str | None = None, lang: str = "zh") -> Article | Faulty:
    """An article in our own plain words, as HTML that shows without a kernel.

    Args:
        cite: its citation, such as `psapl-2025/47.3`.
        on: the day on which it must be in force, if any, as a `date` or as `2026-11-20`.
        lang: `zh` or `en`; an unknown language gives the nearest one.

    Returns:
        Something to show; or a card that says what is wrong, such as a day on which the article
        is not in force.
    """

    def made(library: Library, nearest: Lang) -> Article:
        day = read_day(on) if isinstance(on, str) else on
        return Article(library, cite, nearest, day)

    return opened(made, lang, f"the article {cite}")


def _alone(library: Library, lesson: LessonRecord, lang: Lang, keep: str) -> Piece:
    materials = library.materials_of(lesson)
    return LessonSession(library, materials, lang, _key(keep, lesson.id)).step(STEP)


def _key(keep: str, name: str) -> str:
    return f"{OURS}/{keep}/{name}" if keep else ""
