"""Each kind of step of a lesson on the screen."""

from __future__ import annotations

from widgets.core.learning.lesson import (
    CalculatorStep,
    Card,
    CardStep,
    FormStep,
    ItemsStep,
    PlanStep,
    ResultStep,
    SceneStep,
    Step,
    WorkedStep,
)
from widgets.core.learning.progress import (
    Answered,
    answered,
    answers_of,
    is_done,
    items_of,
    next_item,
    opened,
    verdicts_open,
    walk,
)
from widgets.core.screen.again import asked_again
from widgets.core.screen.asked import asked
from widgets.core.screen.controls import ActData, Button
from widgets.core.screen.judged import judged
from widgets.core.screen.law import card_address
from widgets.core.screen.lines import Link, Point
from widgets.core.screen.plan import plan
from widgets.core.screen.result import result
from widgets.core.screen.scene import scene, seats
from widgets.core.screen.showing import Showing, brief
from widgets.core.screen.view import (
    Actions,
    Call,
    Heading,
    Links,
    Notice,
    Part,
    Points,
    Prose,
    Sources,
)
from widgets.core.words import Words


def step_parts(showing: Showing, step: Step, place: str) -> tuple[Part, ...]:
    """What a step shows at a place."""
    match step:
        case CardStep() | PlanStep():
            return plan(showing, step) if isinstance(step, PlanStep) else _card(showing, step)
        case WorkedStep():
            return _worked(showing, step, opened(step, place) or 0)
        case CalculatorStep():
            # Only a lesson that shows a calculator loads the calculators.
            from widgets.core.screen.guessed import guess_parts

            return (*guess_parts(showing, step), _read(showing, step))
        case ResultStep():
            return asked_again(showing, place) if "/" in place else result(showing)
        case SceneStep():
            walked = "." in place
            here = walk(showing.materials, showing.journal, place) if walked else None
            return scene(showing, here) if here else seats(showing, step)
        case FormStep() | ItemsStep():
            return _items(showing, step, place)


def _read(showing: Showing, step: Step) -> Actions:
    """What only shows is marked as read."""
    if is_done(showing.materials, showing.journal, step):
        return Actions(())
    read: ActData = {"act": "go", "to": step.id, "read": True}
    return Actions((Button(showing.words("mark-read"), read, "main"),))


def _worked(showing: Showing, step: WorkedStep, told: int) -> tuple[Part, ...]:
    """The case question by question: what is found stands under each once it was thought about."""
    words, size = showing.words, len(step.findings)
    parts: list[Part] = []
    for n, finding in enumerate(step.findings[: told + 1]):
        parts.append(Heading(words("finding-n", n=n + 1, of=size, ask=words.of(finding.ask))))
        if n < told:
            parts.append(Prose((words.of(finding.found),)))
            parts.append(Sources("", showing.sources(finding.cite)))
    if told == size:
        return (*parts, Heading(words("conclusion")), Prose((words.of(step.conclusion),), "case"))
    last = told + 1 == size
    on: ActData = {"act": "go", "to": f"{step.id}/{told + 1}", **({"read": True} if last else {})}
    every: ActData = {"act": "go", "to": f"{step.id}/{size}", "read": True}
    buttons = [Button(words("finding-show"), on, "main")]
    if not last:
        buttons.append(Button(words("finding-all"), every, "quiet"))
    return (*parts, Actions(tuple(buttons)))


def _items(showing: Showing, step: FormStep | ItemsStep, place: str) -> tuple[Part, ...]:
    answer = answered(showing.materials, showing.journal, place)
    if answer:
        return (*judged(showing, answer), _next(showing, step))
    if "/" not in place:
        return _summary(showing, step)
    question = asked(showing, showing.materials.items[place.rpartition("/")[2]], place)
    return (*_noted(showing, step), *question)


def _noted(showing: Showing, step: FormStep | ItemsStep) -> list[Part]:
    """An answer whose verdict waits is acknowledged above the next question."""
    given = answers_of(showing.materials, showing.journal, step)
    if not given or verdicts_open(showing.materials, showing.journal, step):
        return []
    return [Notice("info", showing.words("form-noted"), showing.words("form-noted-text"))]


def _next(showing: Showing, step: FormStep | ItemsStep) -> Actions:
    words = showing.words
    waiting = next_item(showing.materials, showing.journal, step)
    given = answers_of(showing.materials, showing.journal, step)
    if waiting is None:
        every = Button(words("all-answers"), {"act": "go", "to": step.id}, "quiet")
        return Actions((every,) if len(given) > 1 else ())
    label = "twin" if given[-1].missed and given[-1].item.twin == waiting else "next"
    return Actions((Button(words(label), {"act": "go", "to": f"{step.id}/{waiting}"}, "main"),))


def _summary(showing: Showing, step: FormStep | ItemsStep) -> tuple[Part, ...]:
    materials, journal, words = showing.materials, showing.journal, showing.words
    if not verdicts_open(materials, journal, step):
        return (Prose((words("form-kept", n=len(items_of(step, journal))),)),)
    given = answers_of(materials, journal, step)
    return (Actions(tuple(_review(showing, each) for each in given), words("all-answers")),)


def _review(showing: Showing, answer: Answered) -> Button:
    text = brief(showing.words.of(answer.item.stem))
    found = "none" if answer.mark is None else "right" if answer.mark.right else "wrong"
    label = showing.words(f"review-{found}", text=text)
    return Button(label, {"act": "go", "to": answer.choice.at}, "choice")


def _ring(words: Words, card: Card) -> tuple[Part, ...]:
    if card.call is None:
        return ()
    number = card.call.number
    return (Call(words("call-number", number=number), number, words.of(card.call.say)),)


def _card(showing: Showing, step: CardStep) -> tuple[Part, ...]:
    words, card = showing.words, showing.materials.cards[step.card]
    if showing.served and card.happening:
        page = Link(words("card-page"), card_address(words.lang, card.id))
        return (*_ring(words, card), Links((page,)), _read(showing, step))
    rests = showing.sources(card.citations())
    sections = (
        Points(tuple(Point(words.of(p.text)) for p in s.points), words.of(s.title))
        for s in card.sections
    )
    lead, cited = Prose((words.of(card.lead),), "lead"), Sources(words("rests-on"), rests)
    return (lead, *sections, _read(showing, step), cited)
