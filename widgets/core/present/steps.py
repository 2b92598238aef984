"""Each kind of step of a lesson on the screen, and the way on from it."""

from __future__ import annotations

from widgets.core.controls import Button
from widgets.core.journal import Journal
from widgets.core.lesson import (
    Card,
    CardStep,
    FormStep,
    ItemsStep,
    ReckoningStep,
    ResultStep,
    SceneStep,
    Step,
    WorkedStep,
)
from widgets.core.lines import Point
from widgets.core.materials import Materials
from widgets.core.present.asked import asked
from widgets.core.present.judged import judged
from widgets.core.present.result import result
from widgets.core.present.scene import scene, seats
from widgets.core.present.showing import Showing
from widgets.core.standing import (
    Answered,
    answered,
    answers_of,
    is_done,
    items_of,
    next_item,
    walk,
)
from widgets.core.view import Actions, Heading, Part, Points, Prose, Sources

BRIEF = 60


def step_parts(showing: Showing, step: Step, place: str) -> tuple[Part, ...]:
    """What a step shows at a place."""
    lead = Prose((showing.words.of(step.lead),), "lead")
    match step:
        case CardStep():
            card = showing.materials.cards[step.card]
            rests = Sources(showing.words("rests-on"), showing.sources(card.citations()))
            return (*_card(showing, card), onward(showing, step), rests)
        case WorkedStep() | ReckoningStep():
            return (lead, *_shown(showing, step), onward(showing, step))
        case ResultStep():
            return (lead, *result(showing, step))
        case SceneStep() if "." in place:
            here = walk(showing.materials, showing.journal, place)
            return (*scene(showing, here), onward(showing, step, main=here.position.node.is_ending))
        case SceneStep():
            walked = is_done(showing.materials, showing.journal, step)
            return (lead, *seats(showing, step), onward(showing, step, main=walked))
        case FormStep() | ItemsStep():
            return _items(showing, step, place)


def _shown(showing: Showing, step: WorkedStep | ReckoningStep) -> tuple[Part, ...]:
    """A case worked through by its author, or by a calculator."""
    if isinstance(step, WorkedStep):
        return _worked(showing, step)
    # Only a lesson that shows a calculator loads the calculators.
    from widgets.core.present.reckoned import reckoned

    return reckoned(showing, step)


def verdicts_open(materials: Materials, journal: Journal, step: Step) -> bool:
    """Whether verdicts may be shown: those of the forms only when both forms are answered."""
    if not isinstance(step, FormStep):
        return True
    forms = [each for each in materials.lesson.steps if isinstance(each, FormStep)]
    return all(is_done(materials, journal, form) for form in forms)


def onward(showing: Showing, step: Step, *, main: bool = True) -> Actions:
    """The way to the next step; none from the last. Alone, what only shows is marked as read."""
    if showing.alone:
        return _read(showing, step)
    steps = showing.materials.lesson.steps
    after = steps[steps.index(step) + 1 :]
    if not after:
        return Actions(())
    go = {"act": "go", "to": after[0].id, "read": step.id}
    label = showing.words("onward", title=showing.words.of(after[0].title))
    return Actions((Button(label, go, "main" if main else "plain"),))


def _read(showing: Showing, step: Step) -> Actions:
    shows = isinstance(step, CardStep | WorkedStep | ReckoningStep)
    if not shows or is_done(showing.materials, showing.journal, step):
        return Actions(())
    read = {"act": "go", "to": step.id, "read": step.id}
    return Actions((Button(showing.words("mark-read"), read, "main"),))


def _items(showing: Showing, step: FormStep | ItemsStep, place: str) -> tuple[Part, ...]:
    answer = answered(showing.materials, showing.journal, place)
    if answer:
        return (*judged(showing, answer), _next(showing, step))
    if "/" not in place:
        return _summary(showing, step)
    given = len(answers_of(showing.materials, showing.journal, step))
    size = len(items_of(step, showing.journal))
    told = showing.words("item-n", n=given + 1, of=size)
    count = (Prose((told,), "small"),) if size > 1 else ()
    lead = () if given else (Prose((showing.words.of(step.lead),), "lead"),)
    item = showing.materials.items[place.rpartition("/")[2]]
    return (*lead, *count, *asked(showing, item, place))


def _next(showing: Showing, step: FormStep | ItemsStep) -> Actions:
    words = showing.words
    waiting = next_item(showing.materials, showing.journal, step)
    if waiting is None:
        every = Button(words("all-answers"), {"act": "go", "to": step.id}, "quiet")
        return Actions((*onward(showing, step).buttons, every))
    last = answers_of(showing.materials, showing.journal, step)[-1]
    label = "twin" if last.missed and last.item.twin == waiting else "next"
    return Actions((Button(words(label), {"act": "go", "to": f"{step.id}/{waiting}"}, "main"),))


def _summary(showing: Showing, step: FormStep | ItemsStep) -> tuple[Part, ...]:
    materials, journal, words = showing.materials, showing.journal, showing.words
    if not verdicts_open(materials, journal, step):
        return (Prose((words("form-kept"),)), onward(showing, step))
    alike = [s for s in materials.lesson.steps if isinstance(s, FormStep)]
    steps: list[Step] = [*alike] if isinstance(step, FormStep) else [step]
    reviewed = tuple(
        _review(showing, answer)
        for each in steps
        for answer in answers_of(materials, journal, each)
    )
    return (Actions(reviewed, words("all-answers")), onward(showing, step))


def _review(showing: Showing, answer: Answered) -> Button:
    text = showing.words.of(answer.item.stem)
    brief = text if len(text) <= BRIEF else text[: BRIEF - 1] + "…"
    found = "none" if answer.mark is None else "right" if answer.mark.right else "wrong"
    label = showing.words(f"review-{found}", text=brief)
    return Button(label, {"act": "go", "to": answer.choice.at}, "choice")


def _card(showing: Showing, card: Card) -> tuple[Part, ...]:
    words = showing.words
    sections = (
        Points(tuple(Point(words.of(p.text)) for p in s.points), words.of(s.title))
        for s in card.sections
    )
    return (Prose((words.of(card.lead),), "lead"), *sections)


def _worked(showing: Showing, step: WorkedStep) -> tuple[Part, ...]:
    words = showing.words
    points = tuple(
        Point(words.of(f.found), words.of(f.ask), showing.sources(f.cite)) for f in step.findings
    )
    return (
        Prose((words.of(step.facts),), "case"),
        Points(points, words("reasoning"), ordered=True),
        Heading(words("conclusion")),
        Prose((words.of(step.conclusion),)),
    )
