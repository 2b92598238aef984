"""A scenario on the screen: the seat chosen, a decision, what came of it, an ending."""

from __future__ import annotations

from typing import Literal

from widgets.core.learning.lesson import SceneStep
from widgets.core.learning.progress import Walk, walk
from widgets.core.learning.run import Stride, deciding_stride
from widgets.core.learning.scenario import SKIP, Branch, Node, Seat
from widgets.core.learning.spoken import How, SpokenStretch, cut
from widgets.core.screen.controls import Button
from widgets.core.screen.lines import Point, Source
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.view import (
    Actions,
    Heading,
    Notice,
    Part,
    Points,
    Prose,
    Reason,
    Said,
    Scene,
    Sources,
    Verdict,
)
from widgets.core.text import Text
from widgets.core.words import Words

Worth = Literal["right", "partly", "wrong"]
FEW = 1
"""Up to so many articles are shown above the next decision; more are folded."""
_STATES: dict[Worth, Literal["hit", "fair", "wrong"]] = {
    "right": "hit",
    "partly": "fair",
    "wrong": "wrong",
}


def seats(presentation: Presentation, step: SceneStep) -> tuple[Part, ...]:
    """The choice of a seat, and how each has gone so far."""
    buttons = tuple(
        Button(
            _seat_label(presentation, f"{step.id}.{seat}", seat),
            {"act": "go", "to": f"{step.id}.{seat}"},
            "choice",
        )
        for seat in step.seats
    )
    return (Actions(buttons, presentation.words("choose-seat")),)


def scene(presentation: Presentation, here: Walk) -> tuple[Part, ...]:
    """The case as it stands: the last decision's reason, then the next decision or the end."""
    position, words = here.position, presentation.words
    judged = [said(presentation, position.trail[-1])] if position.trail else []
    if position.node.is_ending:
        return (*judged, *_ending(presentation, here), _way_back(presentation, here))
    lead = [] if judged else [Prose((words(f"seat-{here.scenario.seat}-lead"),), "lead")]
    return (*judged, *lead, *_decision(words, here), _way_back(presentation, here))


def _decision(words: Words, here: Walk) -> list[Part]:
    node = here.position.node
    parts: list[Part] = []
    if node.care:
        skip = Button(words("skip"), _choosing(here, SKIP))
        parts.append(warning(words, node.care, skip, covers=2))
    parts.append(stem(words, node))
    offered = tuple(
        Button(words.of(b.label), _choosing(here, b.id), "choice") for b in node.branches
    )
    return [*parts, Actions(offered, words("what-do-you-do"))]


def warning(words: Words, care: Text, skip: Button, covers: int) -> Notice:
    """What is said before a threat. It `covers` so many parts, until the learner goes on."""
    shows = words("care-show")
    return Notice("care", words("care"), words.of(care), (skip,), covers, shows)


def stem(words: Words, node: Node) -> Prose | Scene:
    """What happens: one text, or with what is heard in it set apart."""
    if not any(each.how is not How.QUOTED for each in node.heard):
        return Prose((words.of(node.stem),), "case")
    return Scene(tuple(_line(words, each) for each in cut(words.of(node.stem), node.heard)))


def _line(words: Words, stretch: SpokenStretch) -> Said:
    heard = stretch.heard
    if heard is None or heard.who is None or heard.how is How.QUOTED:
        return Said(stretch.text)
    name, says = words(f"who-{heard.who}"), words(f"heard-{heard.how}")
    return Said(stretch.text, heard.how, heard.who, name, says)


def _seat_label(presentation: Presentation, place: str, seat: Seat) -> str:
    position = walk(presentation.materials, presentation.journal, place).position
    state = "done" if position.node.is_ending else "begun" if position.trail else "new"
    return presentation.words(f"seat-{state}", seat=presentation.words(f"seat-{seat}"))


def _choosing(here: Walk, branch: str) -> dict[str, str]:
    node = here.position.node.id
    return {"act": "choose", "at": here.place, "node": node, "branch": branch}


def _way_back(presentation: Presentation, here: Walk) -> Actions:
    words, step = (
        presentation.words,
        presentation.materials.lesson.step(here.place.partition(".")[0]),
    )
    buttons: list[Button] = []
    if isinstance(step, SceneStep) and len(step.seats) > 1:
        buttons = [Button(words("other-seat"), {"act": "go", "to": step.id}, "quiet")]
    if here.position.trail:
        buttons.insert(0, Button(words("undo"), {"act": "undo", "at": here.place}, "quiet"))
        buttons.append(Button(words("start-again"), {"act": "restart", "at": here.place}, "quiet"))
    return Actions(tuple(buttons))


def said(presentation: Presentation, stride: Stride) -> Verdict:
    """What is said of the last choice: how good it was, why, and the article that says so."""
    words = presentation.words
    if stride.branch is None:
        return _verdict(words, words("scene-skipped"), "right", (), ())
    worth = _worth(stride.node, stride.branch)
    reason = Reason(
        text=words.of(stride.branch.label),
        rationale=words.of(stride.branch.rationale),
        state=_STATES[worth],
        state_label=words("your-choice"),
        misconception=presentation.misconception(stride.branch.misconception),
    )
    rests = presentation.sources(stride.branch.cite)
    return _verdict(words, words(f"scene-{worth}"), worth, (reason,), rests)


def _worth(node: Node, branch: Branch) -> Worth:
    if branch.points == max(b.points for b in node.branches):
        return "right"
    return "partly" if branch.points else "wrong"


def _verdict(
    words: Words, title: str, worth: Worth, reasons: tuple[Reason, ...], rests: tuple[Source, ...]
) -> Verdict:
    others, label = words("other-options"), words("rests-on")
    return Verdict(worth, title, (), reasons, (), others, rests, label, folded=len(rests) > FEW)


def _ending(presentation: Presentation, here: Walk) -> list[Part]:
    words, node = presentation.words, here.position.node
    parts: list[Part] = [
        Heading(words("the-end", title=words.of(node.title))),
        stem(words, node),
        *_sides(words, node),
        _score(words, here),
        *_deciding(words, here),
        Points(
            tuple(_step(words, stride) for stride in here.position.trail),
            words("your-way"),
            ordered=True,
        ),
    ]
    if node.cite:
        parts.append(Sources(words("rests-on"), presentation.sources(node.cite)))
    return parts


def _sides(words: Words, node: Node) -> list[Part]:
    if node.outcome is None:
        return []
    told = (
        Point(words.of(node.outcome.borrower), words("outcome-borrower")),
        Point(words.of(node.outcome.collector), words("outcome-collector")),
        Point(words.of(node.outcome.remedy), words("outcome-remedy")),
    )
    return [Points(told)]


def _score(words: Words, here: Walk) -> Prose:
    return Prose((words("scene-score", n=here.position.points, of=here.position.out_of),))


def _deciding(words: Words, here: Walk) -> list[Part]:
    stride = deciding_stride(here.scenario, here.position)
    if stride is None or stride.branch is None:
        return [Prose((words("best-way"),))]
    to = {"act": "rewind", "at": here.place, "to": stride.node.id}
    back = Button(words("rewind"), to, "main")
    text = words("deciding", choice=words.of(stride.branch.label))
    return [Notice("info", words("deciding-title"), text, (back,))]


def _step(words: Words, stride: Stride) -> Point:
    if stride.branch is None:
        return Point(words("scene-skipped"))
    worth = _worth(stride.node, stride.branch)
    label = words(f"way-{worth}", text=words.of(stride.branch.label))
    return Point(words.of(stride.branch.rationale), label)
