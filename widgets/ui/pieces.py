"""`item`, `scenario`, `calculator` and `article`: pieces for anybody's notebook."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from widgets.content.library import Library
from widgets.content.today import today_in_china
from widgets.core.alone import STEP, item_alone, scenario_alone
from widgets.core.errors import LabError
from widgets.core.text import Lang, nearest_lang
from widgets.ui.article import Article
from widgets.ui.calculator import CalculatorPiece
from widgets.ui.faulty import Faulty
from widgets.ui.lesson import Lesson
from widgets.ui.piece import Piece

OURS = "law-at-the-door"
T = TypeVar("T")

log = logging.getLogger(__name__)


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
        title = library.texts["one-question"]
        lesson = item_alone(library.item(item_id), title)
        materials = library.materials_of(lesson)
        return Lesson(library, materials, nearest, _key(keep, item_id)).step(STEP)

    return _opened(made, lang, item_id)


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
        case = library.scenario(scenario_id)
        materials = library.materials_of(scenario_alone(case))
        lesson = Lesson(library, materials, nearest, _key(keep, scenario_id))
        return lesson.step(STEP, place=f"{STEP}.{case.seat}")

    return _opened(made, lang, scenario_id)


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
        shop = library.shop(today_in_china())
        return CalculatorPiece(
            shop, calculator_id, nearest, example, fields, _key(keep, calculator_id)
        )

    return _opened(made, lang, calculator_id)


def article(cite: str, on: date | None = None, lang: str = "zh") -> Article | Faulty:
    """An article in our own plain words, as HTML that shows without a kernel.

    Args:
        cite: its citation, such as `psapl-2025/47.3`.
        on: the day on which it must be in force, if any.
        lang: `zh` or `en`; an unknown language gives the nearest one.

    Returns:
        Something to show; or a card that says what is wrong, such as a day on which the article
        is not in force.
    """

    def made(library: Library, nearest: Lang) -> Article:
        return Article(library, cite, nearest, on)

    return _opened(made, lang, cite)


def _key(keep: str, name: str) -> str:
    return f"{OURS}/{keep}/{name}" if keep else ""


def _opened(made: Callable[[Library, Lang], T], lang: str, name: str) -> T | Faulty:
    nearest, library = nearest_lang(lang), None
    try:
        library = Library.open()
        return made(library, nearest)
    except LabError as error:
        log.warning("%s cannot be opened:\n%s", name, error)
        return Faulty(error, library, nearest)
