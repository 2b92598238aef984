"""What the room gets, and what it is counted on: sheets A and B, the tally, cards, the case."""

from __future__ import annotations

from widgets.core.classroom.classroom import Course
from widgets.core.handouts.printed_item import BLANK, printed_case, printed_item
from widgets.core.handouts.questions import (
    PaperQuestion,
    WalkedCase,
    asked,
    letters,
    twins,
    with_twins,
)
from widgets.core.learning.item import Item, ItemKind
from widgets.core.learning.journal import Sure
from widgets.core.learning.scenario import Node
from widgets.core.screen.class_bars import LETTERS
from widgets.core.text import Lang
from widgets.core.words import Words
from widgets.core.writing.document import (
    Document,
    DocumentHeading,
    DocumentParagraph,
    DocumentPart,
    Enumeration,
    FoldedCards,
    KeptTogether,
    PrintedTable,
)

SIGNS = ("●●●●●●", "▲▲▲▲▲▲", "■■■■■■", "◆◆◆◆◆◆")
"""By which the cards A to D are told apart from afar."""
VALUES = 5
"""So many values that the room has written can be noted and counted."""


def sheet_a(course: Course, lang: Lang) -> Document:
    """Every question of the plan, with a box for each answer before talking and after."""
    words = course.materials.words(lang)
    parts = [
        printed_item(words, each) if isinstance(each, PaperQuestion) else printed_case(words, each)
        for each in asked(course)
    ]
    return _sheet(course, words, "sheet-a", (*_lead(words, "paper-lead-a"), *parts))


def sheet_b(course: Course, lang: Lang) -> Document:
    """The twins in the order of their questions, to be answered alone."""
    words = course.materials.words(lang)
    parts = [printed_item(words, each) for each in twins(course)]
    return _sheet(course, words, "sheet-b", (*_lead(words, "paper-lead-b"), *parts))


def _lead(words: Words, key: str) -> tuple[DocumentPart, ...]:
    sure = {degree.value: words(f"sure-{degree}") for degree in Sure}
    return (DocumentParagraph(words(key, **sure)),)


def tally_sheet(course: Course, lang: Lang) -> Document:
    """A table for each question: a row for each vote, a box for what each answer got."""
    words = course.materials.words(lang)
    parts: list[DocumentPart] = [DocumentParagraph(words("paper-present"))]
    parts.append(DocumentParagraph(words("paper-lead-tally")))
    parts += [_counted(words, each) for each in with_twins(course)]
    return _sheet(course, words, "tally", tuple(parts))


def _counted(words: Words, each: PaperQuestion | WalkedCase) -> KeptTogether:
    heading = DocumentHeading(words("paper-question", n=each.number), 2)
    if isinstance(each, WalkedCase):
        most = max(len(node.branches) for node in each.scenario.decisions)
        steps = [words("paper-step", n=n) for n in range(1, each.steps + 1)]
        return KeptTogether((heading, _grid("", list(LETTERS[:most]), steps)))
    votes = [words("paper-first"), words("paper-after")][: each.rounds]
    votes = votes if each.rounds > 1 else [words("paper-once")]
    groups = [_grid(name, bars, votes) for name, bars in _groups(words, each.item)]
    return KeptTogether((heading, *groups))


def _groups(words: Words, item: Item) -> list[tuple[str, list[str]]]:
    """What is counted of an item: for each group its name, and what can be answered."""
    lettered = letters(words, item)
    values = [BLANK] * VALUES
    if item.expect:
        return [("", [*values, words("class-other")])]
    if item.fields:
        return [
            (
                words.of(field.label),
                [lettered[f"{field.id}={o.id}"] for o in field.options] or values,
            )
            for field in item.fields
        ]
    options = [lettered[o] for o in sorted(lettered, key=lettered.__getitem__)]
    if item.kind is ItemKind.ORDER:
        return [(words("class-of-steps"), options)]
    verdicts = [words(f"verdict-{v.id}") for v in item.verdicts]
    return [("", verdicts), ("", options)] if verdicts else [("", options)]


def _grid(name: str, bars: list[str], votes: list[str]) -> PrintedTable:
    first = 24 if name else 16
    each = (100 - first) // len(bars)
    return PrintedTable(
        (name, *bars),
        tuple((vote, *[""] * len(bars)) for vote in votes),
        (100 - each * len(bars), *[each] * len(bars)),
    )


def cards(course: Course, lang: Lang) -> Document:
    """The letters A to D, to be folded so that one of them is seen."""
    words = course.materials.words(lang)
    a, b, c, d = zip(LETTERS, SIGNS, strict=False)
    lead = DocumentParagraph(words("paper-lead-cards"))
    return _sheet(course, words, "cards", (lead, FoldedCards((a, b, c, d))))


def story(course: Course, lang: Lang) -> Document:
    """The cases that are walked, passage by passage, to be read out."""
    words = course.materials.words(lang)
    parts: list[DocumentPart] = [DocumentParagraph(words("paper-lead-story"))]
    for case in asked(course):
        if isinstance(case, WalkedCase):
            title = words("paper-case", title=words.of(case.scenario.title))
            parts.append(DocumentHeading(title, 1))
            nodes = case.scenario.by_id
            parts += [_passage(words, case, nodes[name], n) for name, n in case.passages.items()]
    return _sheet(course, words, "story", tuple(parts))


def _passage(words: Words, case: WalkedCase, node: Node, n: int) -> KeptTogether:
    """One passage and what can be chosen in it; of an ending also what it means."""
    number, title = words("paper-passage", n=n), words.of(node.title)
    heading = words("paper-numbered", number=number, title=title) if title else number
    parts: list[DocumentPart] = [DocumentHeading(heading, 2)]
    if node.care:
        care = words("paper-line", label=words("care"), text=words.of(node.care))
        parts.append(DocumentParagraph(care, "small"))
    parts.append(DocumentParagraph(words.of(node.stem)))
    leads = [
        words("paper-leads-to", letter=letter, text=words.of(b.label), n=case.passages[b.to])
        for letter, b in zip(LETTERS, node.branches, strict=False)
    ]
    if node.skip_to:
        leads.append(words("paper-skip-to", n=case.passages[node.skip_to]))
    return KeptTogether((*parts, *([Enumeration(tuple(leads))] if leads else [])))


def _sheet(course: Course, words: Words, kind: str, parts: tuple[DocumentPart, ...]) -> Document:
    title = words(f"paper-title-{kind}", title=words.of(course.plan.title))
    return Document(kind, words.lang, title, parts, words("paper-foot"), "close")
