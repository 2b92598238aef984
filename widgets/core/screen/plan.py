"""What is so for the learner, and the list of next steps made of it, to be printed."""

from __future__ import annotations

from widgets.core.learning.lesson import CitedLine, PlanStep, Situation
from widgets.core.learning.planning import picked, plan_place
from widgets.core.screen.controls import Button, Choices, Form, Option
from widgets.core.screen.findings import Keep
from widgets.core.screen.lines import Point
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.view import Actions, Part, Points, Sources


def plan(presentation: Presentation, step: PlanStep) -> tuple[Part, ...]:
    """What may be so, to be picked from; once picked, the list that it makes."""
    chosen = picked(presentation.journal, step)
    return _listed(presentation, step, chosen) if chosen else (_asked(presentation, step),)


def _asked(presentation: Presentation, step: PlanStep) -> Form:
    words, problem = presentation.words, presentation.done.problem
    offered = tuple(Option(each.id, words.of(each.text)) for each in step.situations)
    choices = Choices("situations", words.of(step.ask), offered, "many", words("do-many"))
    place = plan_place(step)
    make = Button(words("plan-make"), {"act": "answer", "at": place}, "main")
    return Form(place, (choices,), "", (make,), words(problem) if problem else "")


def _listed(
    presentation: Presentation, step: PlanStep, chosen: tuple[Situation, ...]
) -> tuple[Part, ...]:
    words = presentation.words
    lists = [*((words.of(each.text), each.then) for each in chosen)]
    lists.append((words("plan-always"), step.always))
    sections = tuple(_section(presentation, title, lines) for title, lines in lists)
    text = "\n".join(_boxes(part) for part in sections)
    keep = Keep(words("keep"), text, words("copy"), words("copied"), words("print"))
    anew = Button(words("plan-anew"), {"act": "again", "at": plan_place(step)}, "quiet")
    cites = [cite for _, lines in lists for line in lines for cite in line.cite]
    rests = Sources(words("rests-on"), presentation.sources(cites))
    return (*sections, keep, Actions((anew,)), rests)


def _section(presentation: Presentation, title: str, lines: tuple[CitedLine, ...]) -> Points:
    return Points(tuple(Point(presentation.words.of(line.text)) for line in lines), title)


def _boxes(section: Points) -> str:
    """A section as text: its title, and before each line a box to be ticked."""
    return "\n".join((section.title, *(f"\u25a1 {point.text}" for point in section.points)))
