"""`ids`: which names `item`, `scenario`, `calculator`, `letter` and `lesson` take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from widgets.content.layout import BANKS, record_files
from widgets.content.library import Library
from widgets.core.calculators.calculator import Calculator
from widgets.core.calculators.questionnaire import FormField
from widgets.core.errors import NoSuchPart
from widgets.core.learning.lesson import Lesson
from widgets.core.text import Lang
from widgets.core.words import Words
from widgets.ui.faulty import Faulty, opened
from widgets.ui.table import ArticleTable

MOST: dict[Lang, int] = {"zh": 36, "en": 80}
"""How many characters of a long text are shown."""

Row = tuple[str, ...]


def ids(what: str, of: str = "", lang: str = "zh") -> ArticleTable | Faulty:
    """A table of the names that one kind of piece takes.

    Args:
        what: `item`, `scenario`, `calculator`, `letter` or `lesson`; `objective`, with the
            questions that ask for each; or, with `of`, a calculator's `field` or `example`, or a
            lesson's `step`.
        of: of items and objectives only those of this lesson; else the calculator or the lesson.
        lang: `zh` or `en`; an unknown language gives the nearest one.

    Returns:
        A table with the ids first; or a card that names what there is instead of what was asked.
    """
    return opened(
        lambda library, nearest: _table(library, what, of, nearest), lang, f"the ids of {what}"
    )


def _table(library: Library, what: str, of: str, lang: Lang) -> ArticleTable:
    if what not in KINDS:
        raise NoSuchPart("kind of id", what, KINDS)
    words = library.words(lang)
    rows = list(KINDS[what](library, of, words))
    columns = [words(f"ids-{name}") for name in ("id", "what", "fill", "when")]
    caption = words.listed([words(f"ids-{what}"), *([of] if of else [])])
    return ArticleTable(caption, columns[: len(rows[0])], rows, lang=lang)


def _items(library: Library, of: str, words: Words) -> Iterator[Row]:
    files = list(record_files(library.root, BANKS))
    banks = dict.fromkeys(path.parent.name for path in files)
    if of and of not in banks:
        raise NoSuchPart("lesson with questions", of, banks)
    for path in files:
        if of in {"", path.parent.name}:
            yield path.stem, _short(words.of(library.item(path.stem).stem), words.lang)


def _objectives(library: Library, of: str, words: Words) -> Iterator[Row]:
    """What a learner will be able to do, each with the questions that ask for it."""
    asking: dict[str, list[str]] = {}
    for name, _ in _items(library, of, words):
        asking.setdefault(library.item(name).objective, []).append(name)
    for objective, names in sorted(asking.items()):
        yield objective, words.listed(names)


def _scenarios(library: Library, _of: str, words: Words) -> Iterator[Row]:
    for path in record_files(library.root, "scenarios"):
        found = library.scenario(path.stem)
        told = [words.of(found.title), words(f"seat-{found.seat}")]
        yield found.id, words.listed(told)


def _calculators(library: Library, _of: str, words: Words) -> Iterator[Row]:
    for each in library.calculators().values():
        yield each.id, words.of(each.title)


def _letters(library: Library, _of: str, words: Words) -> Iterator[Row]:
    for each in library.letters().values():
        yield each.id, words.of(each.title)


def _lessons(library: Library, _of: str, words: Words) -> Iterator[Row]:
    for each in _opened(library):
        yield each.id, words.listed([step.id for step in each.steps])


def _opened(library: Library) -> tuple[Lesson, ...]:
    """Whatever `lesson` opens."""
    return (*library.lessons(), *library.comparisons())


def _steps(library: Library, of: str, words: Words) -> Iterator[Row]:
    lessons = {each.id: each for each in _opened(library)}
    if of not in lessons:
        raise NoSuchPart("lesson", of, lessons)
    for step in lessons[of].steps:
        yield step.id, words(f"ids-step-{step.kind}")


def _examples(library: Library, of: str, words: Words) -> Iterator[Row]:
    for each in _calculator(library, of).examples:
        yield each.id, words.of(each.title)


def _fields(library: Library, of: str, words: Words) -> Iterator[Row]:
    """Each field as code names it, with what it may hold and the picks that call for it."""
    for each in _calculator(library, of).fields.values():
        when = [f"{_code(name)}={' / '.join(values)}" for name, values in each.when.items()]
        yield _code(each.id), words.of(each.label), _held(each, words), words.listed(when)


def _held(entry: FormField, words: Words) -> str:
    picks = [f"{each.id} = {words.of(each.text)}" for each in entry.options]
    return words.listed(picks) if picks else words(f"ids-kind-{entry.kind}")


def _calculator(library: Library, of: str) -> Calculator:
    every = library.calculators()
    if of not in every:
        raise NoSuchPart("calculator", of, every)
    return every[of]


def _code(name: str) -> str:
    return name.replace("-", "_")


def _short(text: str, lang: Lang) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MOST[lang] else f"{text[: MOST[lang] - 1].rstrip()}…"


KINDS: dict[str, Callable[[Library, str, Words], Iterable[Row]]] = {
    "item": _items,
    "scenario": _scenarios,
    "calculator": _calculators,
    "lesson": _lessons,
    "letter": _letters,
    "step": _steps,
    "example": _examples,
    "field": _fields,
    "objective": _objectives,
}
"""What can be asked for, and how each is listed."""
