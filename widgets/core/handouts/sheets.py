"""What the room gets, and what it is counted on: sheets A and B, the tally, cards, the case."""

from __future__ import annotations

from widgets.core.classroom.classroom import Course
from widgets.core.classroom.hands import can_raise_hands
from widgets.core.handouts.printed_item import printed_case, printed_item
from widgets.core.handouts.questions import (
    PaperQuestion,
    WalkedCase,
    asked,
    letters,
    twins,
    vote_names,
    with_twins,
)
from widgets.core.learning.item import Item
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
_NAME = 16
"""The share of the column that names a vote, in percent, at least."""


def sheet_a(course: Course, lang: Lang) -> Document:
    """Every question of the plan, with a box for each answer before talking and after."""
    words = course.materials.words(lang)
    parts = [
        printed_item(words, each) if isinstance(each, PaperQuestion) else printed_case(words, each)
        for each in asked(course)
    ]
    return _sheet(course, words, "sheet-a", (*_lead(words, "paper-lead-a"), *parts))


def sheet_b(course: Course, lang: Lang) -> Document:
    """The twins as strips to be cut, each answered alone: one gives away the key of those before.

    The question that a twin follows is keyed when its strip is handed out.
    """
    words = course.materials.words(lang)
    parts = [_strip(words, each) for each in twins(course)]
    return _sheet(course, words, "sheet-b", (DocumentParagraph(words("paper-lead-b")), *parts))


def _strip(words: Words, twin: PaperQuestion) -> KeptTogether:
    """A twin below a line to cut along."""
    heading, *asked_in_it = printed_item(words, twin).parts
    cut = DocumentParagraph(words("paper-cut"), "small")
    return KeptTogether((heading, DocumentParagraph(words("paper-strip")), *asked_in_it, cut))


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
        passages = [words("paper-passage", n=n) for n in each.decided]
        return KeptTogether((heading, _grid(list(LETTERS[:most]), passages)))
    if not can_raise_hands(each.item):
        return KeptTogether((heading, DocumentParagraph(words("paper-no-hands"))))
    votes = [*vote_names(words, each.rounds)]
    groups = [_grid(bars, votes) for bars in _groups(words, each.item)]
    return KeptTogether((heading, *groups))


def _groups(words: Words, item: Item) -> list[list[str]]:
    """What is counted of an item: its verdicts, if it has any, and its options."""
    options = sorted(letters(words, item).values())
    verdicts = [words(f"verdict-{v.id}") for v in item.verdicts]
    return [verdicts, options] if verdicts else [options]


def _grid(bars: list[str], votes: list[str]) -> PrintedTable:
    each = (100 - _NAME) // len(bars)
    return PrintedTable(
        ("", *bars),
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
