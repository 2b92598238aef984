"""What the learner says is so, of which a list of next steps is made."""

from __future__ import annotations

from widgets.core.errors import NoSuchChoice
from widgets.core.learning.journal import Choice, Journal, step_of
from widgets.core.learning.lesson import Lesson, PlanStep, Situation

PICKED = "picked"


def plan_place(step: PlanStep) -> str:
    """The place at which the learner says what is so."""
    return f"{step.id}/{PICKED}"


def plan_at(lesson: Lesson, place: str) -> PlanStep | None:
    """The step whose list is made at a place, if one is."""
    step = lesson.step(step_of(place))
    return step if isinstance(step, PlanStep) and place == plan_place(step) else None


def picked(journal: Journal, step: PlanStep) -> tuple[Situation, ...]:
    """What the learner said is so, as far as the step of today still offers it."""
    choice = journal.last_at(plan_place(step))
    return tuple(each for each in step.situations if choice and each.id in choice.chose)


def pick(journal: Journal, step: PlanStep, response: tuple[str, ...]) -> Journal:
    """The journal with what is so, in place of what was said before.

    Raises:
        NoSuchChoice: nothing was chosen, or something that the step does not offer.
    """
    if not response or not {each.id for each in step.situations}.issuperset(response):
        raise NoSuchChoice(f"{step.id} offers no {response!r}")
    return unpicked(journal, step).chosen(Choice(plan_place(step), response))


def unpicked(journal: Journal, step: PlanStep) -> Journal:
    """The journal without what was said to be so."""
    return journal.without(*(c for c in journal.choices if c.at == plan_place(step)))
