"""Where a learner stands in a lesson: the journal replayed against the content of today."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from widgets.core.errors import NoSuchBranch, NoSuchChoice, Unreadable
from widgets.core.learning.item import Item
from widgets.core.learning.journal import Choice, Journal, step_of
from widgets.core.learning.lesson import (
    FormStep,
    FormVariant,
    ItemsStep,
    PlanStep,
    ResultStep,
    SceneStep,
    Step,
    WorkedStep,
)
from widgets.core.learning.materials import Materials
from widgets.core.learning.planning import PICKED, picked
from widgets.core.learning.quiz import Mark, mark
from widgets.core.learning.run import Position, Run, replay
from widgets.core.learning.scenario import SKIP, Scenario

READ = "read"


@dataclass(frozen=True, slots=True)
class Answered:
    """An item with the answer it was given. No mark: skipped, or no longer markable."""

    item: Item
    choice: Choice
    mark: Mark | None

    @property
    def changed(self) -> bool:
        """Whether the item is another than the one that was answered."""
        return self.choice.of != self.item.fingerprint()

    @property
    def skipped(self) -> bool:
        """Whether the learner passed it over."""
        return self.choice.chose == (SKIP,)

    @property
    def missed(self) -> bool:
        """Whether it was marked and not wholly right."""
        return self.mark is not None and not self.mark.right


@dataclass(frozen=True, slots=True)
class Walk:
    """A scenario as walked from one seat."""

    place: str
    scenario: Scenario
    run: Run
    position: Position


def answered(materials: Materials, journal: Journal, place: str) -> Answered | None:
    """The answer given at a place, if there is one and its item still exists."""
    choice = journal.last_at(place)
    item = materials.items.get(item_at(place))
    if choice is None or item is None:
        return None
    try:
        marked = None if choice.chose == (SKIP,) else mark(item, choice.chose)
    except (NoSuchChoice, Unreadable):
        marked = None
    return Answered(item, choice, marked)


def item_at(place: str) -> str:
    """The id of the item at `step/item`, or at `result/item/n` where it is asked again."""
    return place.partition("/")[2].partition("/")[0]


def walk(materials: Materials, journal: Journal, place: str) -> Walk:
    """The walk at `step.seat`, as far as the scenario of today still offers it."""
    scenario = materials.scenarios[scenario_of(materials, place)]
    run = Run()
    for choice in journal.within(place):
        longer = Run((*run.choices, (choice.at.rpartition("/")[2], choice.chose[0])))
        try:
            replay(scenario, longer)
        except NoSuchBranch:
            break
        run = longer
    return Walk(place, scenario, run, replay(scenario, run))


def scenario_of(materials: Materials, place: str) -> str:
    """The scenario's id at a place `step.seat`.

    Raises:
        NoSuchChoice: the lesson has no scene there.
    """
    step_id, _, seat = place.partition(".")
    step = materials.lesson.step(step_id)
    if isinstance(step, SceneStep):
        for offered, scenario_id in step.seats.items():
            if offered == seat:
                return scenario_id
    raise NoSuchChoice(f"{materials.lesson.id} has no scene at {place!r}")


def items_of(step: Step, journal: Journal) -> tuple[str, ...]:
    """The ids of the items that a step shows this learner, in the author's order."""
    match step:
        case ItemsStep():
            return step.items
        case FormStep():
            return step.forms[form_of(step, journal)]
    return ()


def opening(step: Step) -> str:
    """The place at which a step opens: a case that has one seat is walked from it at once."""
    if isinstance(step, SceneStep) and len(step.seats) == 1:
        return f"{step.id}.{next(iter(step.seats))}"
    return step.id


def opened(step: WorkedStep, place: str) -> int | None:
    """How many findings of a worked case are open at a place; None where there is none such."""
    name, _, told = place.partition("/")
    places = {"": 0, **{str(n): n for n in range(len(step.findings) + 1)}}
    return places.get(told) if name == step.id else None


def form_of(step: FormStep, journal: Journal) -> FormVariant:
    """The form a step shows: the one drawn for the learner first, the other one after."""
    first = journal.form or "a"
    return first if step.opens else ("b" if first == "a" else "a")


def answers_of(materials: Materials, journal: Journal, step: Step) -> tuple[Answered, ...]:
    """The answers given in a step, in the order they were given."""
    mine = {f"{step.id}/{item_id}" for item_id in items_of(step, journal)}
    places = dict.fromkeys(c.at for c in journal.choices if c.at in mine)
    found = (answered(materials, journal, place) for place in places)
    return tuple(answer for answer in found if answer)


def missed(materials: Materials, journal: Journal) -> tuple[Answered, ...]:
    """The answers outside the forms that were marked and are not wholly right."""
    steps = [step for step in materials.lesson.steps if isinstance(step, ItemsStep)]
    return tuple(a for step in steps for a in answers_of(materials, journal, step) if a.missed)


def next_item(materials: Materials, journal: Journal, step: Step) -> str | None:
    """The item to show next: the twin of one just missed, else the first not yet answered."""
    done = answers_of(materials, journal, step)
    waiting = [i for i in items_of(step, journal) if i not in {a.item.id for a in done}]
    if done and not isinstance(step, FormStep):
        last = done[-1]
        if last.missed and last.item.twin in waiting:
            return last.item.twin
    return waiting[0] if waiting else None


def is_done(materials: Materials, journal: Journal, step: Step) -> bool:
    """Whether nothing is left to do in a step; a step that only shows is done once passed."""
    if isinstance(step, SceneStep):
        walks = (walk(materials, journal, f"{step.id}.{seat}") for seat in step.seats)
        return any(w.position.node.is_ending for w in walks)
    if isinstance(step, PlanStep):
        return bool(picked(journal, step))
    if items_of(step, journal):
        return next_item(materials, journal, step) is None
    return journal.last_at(f"{step.id}/{READ}") is not None


def verdicts_open(materials: Materials, journal: Journal, step: Step) -> bool:
    """Whether verdicts may be shown: those of the forms only when both forms are answered."""
    if not isinstance(step, FormStep):
        return True
    forms = [each for each in materials.lesson.steps if isinstance(each, FormStep)]
    return all(is_done(materials, journal, form) for form in forms)


def earned(materials: Materials, journal: Journal, step: Step) -> Fraction:
    """What a step has earned, from 0 to 1: of an item its mark, of a case its better walk."""
    if isinstance(step, SceneStep):
        walks = (walk(materials, journal, f"{step.id}.{seat}").position for seat in step.seats)
        return max(Fraction(each.points, each.out_of or 1) for each in walks)
    items = items_of(step, journal)
    marks = (each.mark for each in answers_of(materials, journal, step))
    return sum((m.score for m in marks if m), Fraction(0)) / (len(items) or 1)


def lost(materials: Materials, journal: Journal) -> tuple[Choice, ...]:
    """The choices that the content of today has no place for any more."""
    return tuple(c for c in journal.choices if not _placed(materials, journal, c))


def _placed(materials: Materials, journal: Journal, choice: Choice) -> bool:
    before, _, name = choice.at.rpartition("/")
    step = materials.lesson.step(step_of(choice.at))
    if step is None or name == READ:
        return step is not None and before == step.id
    match step:
        case ResultStep():
            return item_at(choice.at) in materials.lesson.items()
        case PlanStep():
            return name == PICKED and bool(picked(journal, step))
        case SceneStep():
            try:
                kept = walk(materials, journal, before).run.choices
            except NoSuchChoice:
                return False
            return (name, choice.chose[0]) in kept
    return name in items_of(step, journal)
