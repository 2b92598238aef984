"""A scenario on the screen: the seat chosen, a decision, what came of it, an ending."""

from __future__ import annotations

from widgets.core.journal import Journal
from widgets.core.lesson import SceneStep
from widgets.core.materials import Materials
from widgets.core.present.law import sources
from widgets.core.run import Stride, deciding_stride
from widgets.core.scenario import SKIP, Seat
from widgets.core.standing import Walk, walk
from widgets.core.view import (
    Actions,
    Bar,
    Bars,
    Button,
    Heading,
    Notice,
    Part,
    Point,
    Points,
    Prose,
    Reason,
    Sources,
    Verdict,
)
from widgets.core.words import Words


def seats(
    materials: Materials, words: Words, journal: Journal, step: SceneStep
) -> tuple[Part, ...]:
    """The choice of a seat, and how each has gone so far."""
    buttons = tuple(
        Button(
            _seat_label(materials, words, journal, f"{step.id}.{seat}", seat),
            {"act": "go", "to": f"{step.id}.{seat}"},
            "choice",
        )
        for seat in step.seats
    )
    return (Actions(buttons, words("choose-seat")),)


def scene(materials: Materials, words: Words, here: Walk) -> tuple[Part, ...]:
    """The case as it stands: the last decision's reason, then the next decision or the end."""
    if here.position.node.is_ending:
        return _ending(materials, words, here)
    node = here.position.node
    parts: list[Part] = []
    if here.position.trail:
        parts.append(_reason(materials, words, here.position.trail[-1]))
    else:
        parts.append(Prose((words(f"seat-{here.scenario.seat}-lead"),), "lead"))
    if node.care:
        skip = Button(words("skip"), _choosing(here, SKIP))
        parts.append(Notice("care", words("care"), words.of(node.care), (skip,)))
    parts.append(Prose((words.of(node.stem),), "case"))
    choices = tuple(
        Button(words.of(b.label), _choosing(here, b.id), "choice") for b in node.branches
    )
    parts.append(Actions(choices, words("what-do-you-do")))
    parts.append(_way_back(words, here))
    return tuple(parts)


def _seat_label(
    materials: Materials, words: Words, journal: Journal, place: str, seat: Seat
) -> str:
    position = walk(materials, journal, place).position
    state = "done" if position.node.is_ending else "begun" if position.trail else "new"
    return words(f"seat-{state}", seat=words(f"seat-{seat}"))


def _choosing(here: Walk, branch: str) -> dict[str, str]:
    node = here.position.node.id
    return {"act": "choose", "at": here.place, "node": node, "branch": branch}


def _way_back(words: Words, here: Walk) -> Actions:
    seats_act = {"act": "go", "to": here.place.partition(".")[0]}
    buttons = [Button(words("other-seat"), seats_act, "quiet")]
    if here.position.trail:
        buttons.insert(0, Button(words("undo"), {"act": "undo", "at": here.place}, "quiet"))
        buttons.append(Button(words("start-again"), {"act": "restart", "at": here.place}, "quiet"))
    return Actions(tuple(buttons))


def _reason(materials: Materials, words: Words, stride: Stride) -> Verdict:
    branch, node = stride.branch, stride.node
    if branch is None:
        return _said(words("scene-skipped"), words, "right", ())
    best = max(b.points for b in node.branches)
    outcome = "right" if branch.points == best else "partly" if branch.points else "wrong"
    reason = Reason(
        text=words.of(branch.label),
        rationale=words.of(branch.rationale),
        state="hit" if outcome == "right" else "wrong",
        state_label=words(f"branch-{outcome}"),
        misconception=(
            words("misconception", text=words(f"misconception-{branch.misconception}"))
            if branch.misconception
            else ""
        ),
        sources=sources(materials, words, branch.cite),
    )
    return _said(words(f"scene-{outcome}"), words, outcome, (reason,))


def _said(title: str, words: Words, outcome: str, reasons: tuple[Reason, ...]) -> Verdict:
    return Verdict(
        outcome=outcome,  # type: ignore[arg-type]
        title=title,
        lines=(),
        reasons=reasons,
        others=(),
        others_label=words("other-options"),
        sources=(),
        sources_label=words("rests-on"),
    )


def _ending(materials: Materials, words: Words, here: Walk) -> tuple[Part, ...]:
    node = here.position.node
    assert node.outcome is not None
    told = (
        Point(words.of(node.outcome.borrower), words("outcome-borrower")),
        Point(words.of(node.outcome.collector), words("outcome-collector")),
        Point(words.of(node.outcome.remedy), words("outcome-remedy")),
    )
    parts: list[Part] = [_reason(materials, words, here.position.trail[-1])]
    parts += [
        Heading(words("the-end", title=words.of(node.title))),
        Prose((words.of(node.stem),), "case"),
        Points(told),
        _score(words, here),
        *_deciding(words, here),
        Points(tuple(_trail_point(words, s) for s in here.position.trail), words("your-way"), True),
    ]
    if node.cite:
        parts.append(Sources(words("rests-on"), sources(materials, words, node.cite)))
    parts.append(_way_back(words, here))
    return tuple(parts)


def _score(words: Words, here: Walk) -> Bars:
    points, out_of = here.position.points, here.position.out_of
    text = words("n-of-m", n=points, m=out_of)
    bar = Bar(words("points"), points, out_of, text)
    return Bars(words("scene-score"), (words("what"), words("score")), (bar,))


def _deciding(words: Words, here: Walk) -> list[Part]:
    stride = deciding_stride(here.scenario, here.position)
    if stride is None or stride.branch is None:
        return [Prose((words("best-way"),))]
    back = Button(
        words("rewind"), {"act": "rewind", "at": here.place, "to": stride.node.id}, "main"
    )
    text = words("deciding", choice=words.of(stride.branch.label))
    return [Notice("info", words("deciding-title"), text, (back,))]


def _trail_point(words: Words, stride: Stride) -> Point:
    if stride.branch is None:
        return Point(words("scene-skipped"))
    return Point(words.of(stride.branch.rationale), words.of(stride.branch.label))
