"""What comes back after a lesson: questions that were wrong though the learner was certain."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.core.errors import NoSuchChoice
from widgets.core.learning.item import Item
from widgets.core.learning.journal import Choice, Journal, Sure
from widgets.core.learning.lesson import ResultStep
from widgets.core.learning.materials import Materials
from widgets.core.learning.progress import (
    Answered,
    answered,
    answers_of,
    item_at,
    verdicts_open,
)

DAYS = (1, 4, 14)
"""So many days of the learner's calendar after the last answer a question comes back: the first
after a wrong answer, the next after each right one, and none after the last."""


@dataclass(frozen=True, slots=True)
class Returning:
    """A question that comes back.

    `place` is where it is asked next, `since` when it was answered last, in milliseconds of the
    browser's clock, and `days` how many calendar days later it is due.
    """

    item: Item
    place: str
    since: int
    days: int


def returning(materials: Materials, journal: Journal) -> tuple[Returning, ...]:
    """Every question that comes back, be it due or not, in the order of the lesson."""
    step = result_step(materials)
    if step is None:
        return ()
    wrong = {each.item.id: each for each in confidently_wrong(materials, journal)}
    found = (
        _next(materials, journal, step, item, wrong.get(item)) for item in materials.lesson.items()
    )
    return tuple(each for each in found if each)


def confidently_wrong(materials: Materials, journal: Journal) -> tuple[Answered, ...]:
    """The answers in the lesson's steps that were certain and not wholly right."""
    steps = [s for s in materials.lesson.steps if verdicts_open(materials, journal, s)]
    given = (answer for step in steps for answer in answers_of(materials, journal, step))
    return tuple(each for each in given if each.missed and each.choice.sure is Sure.CERTAIN)


def is_again(materials: Materials, journal: Journal, place: str) -> bool:
    """Whether a question is asked again at a place of the result, or was answered there."""
    if item_at(place) not in materials.items:
        return False
    open_now = {each.place for each in returning(materials, journal)}
    return place in open_now or journal.last_at(place) is not None


def item_again(materials: Materials, journal: Journal, place: str) -> Item:
    """The question asked again at a place of the result, or answered there before.

    Raises:
        NoSuchChoice: no question comes back there.
    """
    if not is_again(materials, journal, place):
        raise NoSuchChoice(f"{materials.lesson.id} asks nothing again at {place!r}")
    return materials.items[item_at(place)]


def remembered(materials: Materials, journal: Journal, gone: Answered) -> Choice | None:
    """What keeps an answer that is about to be taken back coming back: the same, in the result."""
    step = result_step(materials)
    if step is None or gone not in confidently_wrong(materials, journal):
        return None
    again = _again(materials, journal, step, gone.item.id)
    if again and journal.changed.get(again[-1].choice.at, 0) >= _time(journal, gone):
        return None
    at = f"{step.id}/{gone.item.id}/{len(again)}"
    return Choice(at, gone.choice.chose, gone.choice.sure, gone.choice.of)


def result_step(materials: Materials) -> ResultStep | None:
    """The step in which questions come back, if the lesson has one."""
    return next((s for s in materials.lesson.steps if isinstance(s, ResultStep)), None)


def _next(
    materials: Materials, journal: Journal, step: ResultStep, item: str, wrong: Answered | None
) -> Returning | None:
    again = _again(materials, journal, step, item)
    told = sorted([*([wrong] if wrong else []), *again], key=lambda each: _time(journal, each))
    if not told:
        return None
    streak = 0
    for each in told:
        streak = 0 if each.missed else streak + (each.mark is not None)  # skipped: as before
    if streak == len(DAYS):
        return None
    place = f"{step.id}/{item}/{len(again)}"
    return Returning(materials.items[item], place, _time(journal, told[-1]), DAYS[streak])


def _again(
    materials: Materials, journal: Journal, step: ResultStep, item: str
) -> tuple[Answered, ...]:
    """The answers given to a question that came back, the first one first."""
    places: list[str] = []
    while journal.last_at(at := f"{step.id}/{item}/{len(places)}"):
        places.append(at)
    found = (answered(materials, journal, place) for place in places)
    return tuple(each for each in found if each)


def _time(journal: Journal, answer: Answered) -> int:
    return journal.changed.get(answer.choice.at, 0)
