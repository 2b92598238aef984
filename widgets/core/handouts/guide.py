"""The guide for whoever leads a class: what comes when, what to say, what not to promise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from widgets.core.classroom.classroom import Course
from widgets.core.classroom.plan import Block, ItemBlock, PauseBlock, SceneBlock
from widgets.core.classroom.tally import LEAST
from widgets.core.handouts.questions import letters
from widgets.core.law.reference import Channel
from widgets.core.learning.item import Item
from widgets.core.screen.class_lead import HIGH, LOW
from widgets.core.screen.presentation import brief
from widgets.core.text import Lang
from widgets.core.words import Words
from widgets.core.writing.document import (
    Document,
    DocumentHeading,
    DocumentParagraph,
    DocumentPart,
    Enumeration,
    KeptTogether,
    PrintedTable,
)

EVERYWHERE = 5
"""A number of so many digits at most is rung from anywhere in the country."""
_CHECKS = ("read", "network", "hotspot", "screen", "sheets", "strips", "board", "water")
_OPEN = ("few", "network", "twice", "public", "paper")


def guide(course: Course, channels: Sequence[Channel], lang: Lang) -> Document:
    """Timings, what to say at each block, advice by the first vote, where to send people.

    Args:
        course: the plan with its lesson.
        channels: who can be called; those with a short number are named.
        lang: the language.
    """
    words = course.materials.words(lang)
    parts = (
        DocumentParagraph(words("paper-leader")),
        _listed(words, "guide-before", [words(f"guide-check-{each}") for each in _CHECKS]),
        *_timings(words, course),
        _listed(words, "guide-opening", [words.of(course.plan.opening)]),
        _listed(words, "guide-choose", _choosing(words)),
        *_blocks(words, course),
        _listed(words, "guide-closing", [words.of(course.plan.closing)]),
        _listed(words, "guide-asked", _asked(words, course)),
        _listed(words, "guide-private", [words(f"guide-private-{e}", least=LEAST) for e in _OPEN]),
        _listed(words, "guide-help", _help(words, channels)),
    )
    title = words("paper-title-guide", title=words.of(course.plan.title))
    return Document("guide", lang, title, parts, words("paper-foot"), "close")


def _listed(words: Words, heading: str, lines: Iterable[str]) -> KeptTogether:
    return KeptTogether((DocumentHeading(words(heading), 1), Enumeration(tuple(lines))))


def _timings(words: Words, course: Course) -> list[DocumentPart]:
    """The plan as a table: from which minute on, what is done, and what the screen shows."""
    columns = (words("guide-when"), words("guide-what"), words("guide-screen"))
    rows, minute = [], 0
    for block, name in _named(words, course):
        last = minute + block.minutes
        rows.append((f"{minute}–{last}", name, _on_screen(words, course, block)))
        minute = last
    table = PrintedTable(columns, tuple(rows), (12, 36, 52))
    return [KeptTogether((DocumentHeading(words("guide-timing"), 1), table))]


def _named(words: Words, course: Course) -> list[tuple[Block, str]]:
    """Each block with what it is called: a question under its number on paper."""
    told: list[tuple[Block, str]] = []
    n = 0
    for block in course.plan.blocks:
        if isinstance(block, PauseBlock):
            told.append((block, words.of(block.pause)))
            continue
        n += 1
        told.append((block, words("paper-question", n=n)))
    return told


def _on_screen(words: Words, course: Course, block: Block) -> str:
    match block:
        case PauseBlock():
            return words("guide-on-pause")
        case SceneBlock():
            return words("guide-on-case")
    steps = ["care"] if course.materials.items[block.item].care else []
    steps += ["read"] if block.read else []
    steps += ["vote", "talk", "vote"] if block.rounds > 1 else ["vote"]
    steps += ["counts", "verdict"] + (["twin"] if block.twin else [])
    return " → ".join(words(f"guide-on-{step}") for step in steps)


def _choosing(words: Words) -> list[str]:
    told = [words(f"guide-{each}", low=LOW, high=HIGH) for each in ("below", "between", "above")]
    return [*told, words("guide-no-network")]


def _blocks(words: Words, course: Course) -> list[DocumentPart]:
    """What to say in each block that asks something."""
    parts: list[DocumentPart] = []
    minute = 0
    for block, name in _named(words, course):
        first, minute = minute, minute + block.minutes
        if not isinstance(block, PauseBlock):
            span = words("guide-span", first=first, last=minute)
            number = words("guide-block", number=name, span=span)
            title = words("paper-numbered", number=number, title=_title(words, course, block))
            heading = DocumentHeading(title, 2)
            lines = tuple(
                words("paper-line", label=a, text=b) for a, b in _said(words, course, block)
            )
            parts.append(KeptTogether((heading, *([Enumeration(lines)] if lines else []))))
    return parts


def _title(words: Words, course: Course, block: ItemBlock | SceneBlock) -> str:
    """How a question begins, or what a case is called."""
    if isinstance(block, ItemBlock):
        return brief(words.of(course.materials.items[block.item].stem))
    scenario = course.materials.scenarios[block.scene]
    return words("paper-case", title=words.of(scenario.title))


def _said(words: Words, course: Course, block: ItemBlock | SceneBlock) -> list[tuple[str, str]]:
    """What is to be said before, between and after, and what to expect, each with its label."""
    told: list[tuple[str, str]] = []
    if block.before:
        told.append((words("class-say"), words.of(block.before)))
    if isinstance(block, ItemBlock):
        told += _expected(words, block, course.materials.items[block.item])
    else:
        told.append((words("guide-way"), words(f"guide-follow-{block.follow}")))
        told.append((words("guide-late"), words("guide-late-case")))
    told += [(words("class-talk"), words.of(each)) for each in block.talk]
    if block.after:
        told.append((words("class-make"), words.of(block.after)))
    return told


def _expected(words: Words, block: ItemBlock, item: Item) -> list[tuple[str, str]]:
    """How a first vote may turn out, and the wrong ideas that its answers stand for."""
    told: list[tuple[str, str]] = []
    ideas = _ideas(words, item)
    if block.expect:
        (low, high), expect = block.expect.right, block.expect
        basis = words(f"class-basis-{expect.basis}", n=expect.classes)
        split = words("class-expected", low=low, high=high, basis=basis)
        told.append((words("class-split"), split))
        if expect.favourite:
            ideas.pop(expect.favourite, None)
            told.append((words("guide-favourite"), words(f"misconception-{expect.favourite}")))
    if ideas:
        told.append((words("guide-wrong"), words.listed([*ideas.values()])))
    return told


def _ideas(words: Words, item: Item) -> dict[str, str]:
    """The wrong ideas of an item by their ids, each told with the answers that stand for it."""
    lettered = letters(words, item)
    answers = [(words(f"verdict-{v.id}"), v.misconception) for v in item.verdicts]
    answers += [(lettered[o.id], o.misconception) for o in item.options]
    answers += [
        (lettered[f"{field.id}={o.id}"], o.misconception)
        for field in item.fields
        for o in field.options
    ]
    held = dict.fromkeys(idea for _, idea in answers if idea)
    return {
        idea: words(
            "guide-idea",
            idea=words(f"misconception-{idea}"),
            answers=words.listed([answer for answer, each in answers if each == idea]),
        )
        for idea in held
    }


def _asked(words: Words, course: Course) -> list[str]:
    """What people may ask; about their own case, where the plan says nothing of it."""
    told = [(words.of(each.ask), words.of(each.say)) for each in course.plan.if_asked]
    told = told or [(words("guide-ask-own"), words("guide-say-own"))]
    return [words("guide-answer", ask=ask, say=say) for ask, say in told]


def _help(words: Words, channels: Sequence[Channel]) -> list[str]:
    return [
        words("paper-line", label=words.of(each.name), text=words.of(each.handles))
        for each in channels
        if each.phone and len(each.phone) <= EVERYWHERE
    ]
