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
from widgets.core.screen.presentation import Presentation, brief
from widgets.core.screen.result import result
from widgets.core.screen.scene import scene, seats
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


def step_parts(presentation: Presentation, step: Step, place: str) -> tuple[Part, ...]:
    """What a step shows at a place."""
    match step:
        case CardStep() | PlanStep():
            return (
                plan(presentation, step)
                if isinstance(step, PlanStep)
                else _card(presentation, step)
            )
        case WorkedStep():
            return _worked(presentation, step, opened(step, place) or 0)
        case CalculatorStep():
            # Only a lesson that shows a calculator loads the calculators.
            from widgets.core.screen.guessed import guess_parts

            return (*guess_parts(presentation, step), _read(presentation, step))
        case ResultStep():
            return asked_again(presentation, place) if "/" in place else result(presentation)
        case SceneStep():
            walked = "." in place
            here = walk(presentation.materials, presentation.journal, place) if walked else None
            return scene(presentation, here) if here else seats(presentation, step)
        case FormStep() | ItemsStep():
            return _items(presentation, step, place)


def _read(presentation: Presentation, step: Step) -> Actions:
    """What only shows is marked as read."""
    if is_done(presentation.materials, presentation.journal, step):
        return Actions(())
    read: ActData = {"act": "go", "to": step.id, "read": True}
    return Actions((Button(presentation.words("mark-read"), read, "main"),))


def _worked(presentation: Presentation, step: WorkedStep, told: int) -> tuple[Part, ...]:
    """The case question by question: what is found stands under each once it was thought about."""
    words, size = presentation.words, len(step.findings)
    parts: list[Part] = []
    for n, finding in enumerate(step.findings[: told + 1]):
        parts.append(Heading(words("finding-n", n=n + 1, of=size, ask=words.of(finding.ask))))
        if n < told:
            parts.append(Prose((words.of(finding.found),)))
            parts.append(Sources("", presentation.sources(finding.cite)))
    if told == size:
        return (*parts, Heading(words("conclusion")), Prose((words.of(step.conclusion),), "case"))
    last = told + 1 == size
    on: ActData = {"act": "go", "to": f"{step.id}/{told + 1}", **({"read": True} if last else {})}
    every: ActData = {"act": "go", "to": f"{step.id}/{size}", "read": True}
    buttons = [Button(words("finding-show"), on, "main")]
    if not last:
        buttons.append(Button(words("finding-all"), every, "quiet"))
    return (*parts, Actions(tuple(buttons)))


def _items(presentation: Presentation, step: FormStep | ItemsStep, place: str) -> tuple[Part, ...]:
    answer = answered(presentation.materials, presentation.journal, place)
    if answer:
        return (*judged(presentation, answer), _next(presentation, step))
    if "/" not in place:
        return _summary(presentation, step)
    question = asked(presentation, presentation.materials.items[place.rpartition("/")[2]], place)
    return (*_noted(presentation, step), *question)


def _noted(presentation: Presentation, step: FormStep | ItemsStep) -> list[Part]:
    """An answer whose verdict waits is acknowledged above the next question."""
    given = answers_of(presentation.materials, presentation.journal, step)
    if not given or verdicts_open(presentation.materials, presentation.journal, step):
        return []
    return [Notice("info", presentation.words("form-noted"), presentation.words("form-noted-text"))]


def _next(presentation: Presentation, step: FormStep | ItemsStep) -> Actions:
    words = presentation.words
    waiting = next_item(presentation.materials, presentation.journal, step)
    given = answers_of(presentation.materials, presentation.journal, step)
    if waiting is None:
        every = Button(words("all-answers"), {"act": "go", "to": step.id}, "quiet")
        return Actions((every,) if len(given) > 1 else ())
    label = "twin" if given[-1].missed and given[-1].item.twin == waiting else "next"
    return Actions((Button(words(label), {"act": "go", "to": f"{step.id}/{waiting}"}, "main"),))


def _summary(presentation: Presentation, step: FormStep | ItemsStep) -> tuple[Part, ...]:
    materials, journal, words = presentation.materials, presentation.journal, presentation.words
    if not verdicts_open(materials, journal, step):
        return (Prose((words("form-kept", n=len(items_of(step, journal))),)),)
    given = answers_of(materials, journal, step)
    return (Actions(tuple(_review(presentation, each) for each in given), words("all-answers")),)


def _review(presentation: Presentation, answer: Answered) -> Button:
    text = brief(presentation.words.of(answer.item.stem))
    found = "none" if answer.mark is None else "right" if answer.mark.right else "wrong"
    label = presentation.words(f"review-{found}", text=text)
    return Button(label, {"act": "go", "to": answer.choice.at}, "choice")


def _ring(words: Words, card: Card) -> tuple[Part, ...]:
    if card.call is None:
        return ()
    number = card.call.number
    return (Call(words("call-number", number=number), number, words.of(card.call.say)),)


def _card(presentation: Presentation, step: CardStep) -> tuple[Part, ...]:
    words, card = presentation.words, presentation.materials.cards[step.card]
    if presentation.served and card.happening:
        page = Link(words("card-page"), card_address(words.lang, card.id))
        return (*_ring(words, card), Links((page,)), _read(presentation, step))
    rests = presentation.sources(card.citations())
    sections = (
        Points(tuple(Point(words.of(p.text)) for p in s.points), words.of(s.title))
        for s in card.sections
    )
    lead, cited = Prose((words.of(card.lead),), "lead"), Sources(words("rests-on"), rests)
    return (lead, *sections, _read(presentation, step), cited)
