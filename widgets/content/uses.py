"""Whether what a lesson names is there, and whether what is there is in a lesson."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from widgets.content.files import SourceFile
from widgets.content.layout import BANKS, record_files
from widgets.content.library import Library
from widgets.content.meant import instead
from widgets.core.calculators.calculator import Calculator
from widgets.core.errors import ContentError, Fault, Place
from widgets.core.law.contact_norms import ContactNorm
from widgets.core.law.papers import Paper
from widgets.core.learning.lesson import (
    CalculatorStep,
    Card,
    CardStep,
    FormStep,
    ItemsStep,
    Lesson,
    SceneStep,
    Step,
)

RULES, CHANNELS = "law/rules", "channels"
_KINDS = {
    BANKS: "item",
    "scenarios": "scenario",
    "cards": "card",
    "calculators": "calculator",
    RULES: "rule",
    "series": "series",
    CHANNELS: "channel",
}
_IN_A_LESSON = (BANKS, "scenarios", "cards")

Named = tuple[Place, str, str]


def named(lesson: Lesson) -> Iterator[Named]:
    """Everything that a lesson names: the place, the folder it stands in, its id."""
    for i, rule in enumerate(lesson.rules):
        yield ("rules", i), RULES, rule
    for i, step in enumerate(lesson.steps):
        for place, folder, name in _in_step(step):
            yield ("steps", i, *place), folder, name


def looked_up(calculator: Calculator) -> Iterator[Named]:
    """Everything that a calculator looks up: the place, the folder it stands in, its id."""
    yield from ((("rules", i), RULES, rule) for i, rule in enumerate(calculator.rules))
    yield from ((("series", i), "series", name) for i, name in enumerate(calculator.series))


def turned_to(card: Card) -> Iterator[Named]:
    """Every channel that a card names: the place, what it is listed in, its id."""
    yield from ((("channels", i), CHANNELS, name) for i, name in enumerate(card.channels))


def periods_of(papers: Iterable[Paper]) -> Iterator[Named]:
    """Every rule that sets the time of a paper."""
    yield from (((i, "period"), RULES, p.period) for i, p in enumerate(papers) if p.period)


def rules_of(norms: Iterable[ContactNorm]) -> Iterator[Named]:
    """Every rule that sets the numbers of a norm."""
    for i, norm in enumerate(norms):
        yield from (((i, "rules", n), RULES, name) for n, name in enumerate(norm.rules))


def missing_faults(library: Library, names: Iterable[Named], source: SourceFile) -> Iterator[Fault]:
    """What is named and is not there."""
    listed = list(names)
    known = {folder: _known(library, folder) for folder in {folder for _, folder, _ in listed}}
    for place, folder, name in listed:
        if name not in known[folder]:
            what = f"{name!r} is no {_KINDS[folder]} here{instead(name, known[folder])}"
            yield source.fault(place, what)


def use_faults(library: Library, lesson: Lesson, source: SourceFile) -> Iterator[Fault]:
    """What a lesson names that is not there, or is not what it is named for."""
    yield from missing_faults(library, named(lesson), source)
    for i, step in enumerate(lesson.steps):
        with suppress(ContentError):  # its own file is reported by itself
            if isinstance(step, CalculatorStep):
                yield from _calculator_step(library, lesson, step, source, ("steps", i))
            elif isinstance(step, SceneStep):
                yield from _seats(library, step, source, ("steps", i, "seats"))


def unused_faults(library: Library) -> Iterator[Fault]:
    """Every item, scenario and card that no lesson shows, once what lessons name is there."""
    shows = (*library.lessons(), *library.comparisons())
    shown = {(folder, name) for lesson in shows for _, folder, name in named(lesson)}
    known = {folder: _known(library, folder) for folder in _KINDS}
    whole = all(name in known[folder] for folder, name in shown)
    for folder in _IN_A_LESSON if whole else ():
        for path in record_files(library.root, folder):
            if (folder, path.stem) not in shown:
                what = f"this {_KINDS[folder]} is in no lesson: name it in a step in lessons/"
                yield Fault(path.relative_to(library.root).as_posix(), 1, what)


def _known(library: Library, folder: str) -> set[str]:
    if folder == CHANNELS:
        return {each.id for each in library.channels}
    return {path.stem for path in record_files(library.root, folder)}


def _in_step(step: Step) -> Iterator[Named]:
    match step:
        case FormStep():
            for form, names in step.forms.items():
                yield from ((("forms", form, j), BANKS, name) for j, name in enumerate(names))
        case ItemsStep():
            yield from ((("items", j), BANKS, name) for j, name in enumerate(step.items))
        case SceneStep():
            yield from ((("seats", seat), "scenarios", name) for seat, name in step.seats.items())
        case CardStep():
            yield ("card",), "cards", step.card
        case CalculatorStep():
            yield ("calculator",), "calculators", step.calculator


def _calculator_step(
    library: Library, lesson: Lesson, step: CalculatorStep, source: SourceFile, place: Place
) -> Iterator[Fault]:
    """A guess or an example that is not there."""
    if step.guess not in lesson.items():
        known = lesson.items()
        what = f"{step.guess!r} is not an item of this lesson{instead(step.guess, known)}"
        yield source.fault((*place, "guess"), what)
    examples = [each.id for each in library.calculator(step.calculator).examples]
    if step.example not in examples:
        what = f"{step.calculator} has no example {step.example!r}{instead(step.example, examples)}"
        yield source.fault((*place, "example"), what)


def _seats(library: Library, step: SceneStep, source: SourceFile, place: Place) -> Iterator[Fault]:
    for seat, name in step.seats.items():
        found = library.scenario(name).seat
        if found != seat:
            yield source.fault((*place, seat), f"{name!r} is seen from the {found}'s seat")
