"""A question as it stands on paper: what happens, what is shown, and boxes; never the key."""

from __future__ import annotations

from widgets.core.handouts.questions import PaperQuestion, WalkedCase, letters, vote_names
from widgets.core.learning.exhibit import ItemExhibit
from widgets.core.learning.item import Item, ItemKind
from widgets.core.learning.typed import Typed
from widgets.core.screen.asked import offered
from widgets.core.screen.class_bars import LETTERS
from widgets.core.screen.exhibit import Exhibit, Posted, exhibit
from widgets.core.words import Words
from widgets.core.writing.document import (
    DocumentHeading,
    DocumentParagraph,
    DocumentPart,
    KeptTogether,
    PrintedTable,
)

BOX, BLANK = "□", "________"
SURE = "1  2  3"
_WRITTEN = (ItemKind.ORDER, ItemKind.MARK, ItemKind.NUMBER)
_WIDE, _WIDER = 13, 22
"""The share of a column of boxes, and of one to write in, in percent."""
_LETTER = 6


def printed_item(words: Words, question: PaperQuestion) -> KeptTogether:
    """An item with a box for each answer and each vote, and room for how sure one is."""
    parts = [DocumentHeading(words("paper-question", n=question.number), 2)]
    return KeptTogether((*parts, *told(words, question.item), *_answered(words, question)))


def printed_case(words: Words, case: WalkedCase) -> KeptTogether:
    """A case: a row of boxes for each step. It is read out, so that nobody sees ahead."""
    number = words("paper-question", n=case.number)
    title = words("paper-case", title=words.of(case.scenario.title))
    most = max(len(node.branches) for node in case.scenario.decisions)
    rows = tuple((words("paper-passage", n=n), *[BOX] * most) for n in case.decided)
    return KeptTogether(
        (
            DocumentHeading(words("paper-numbered", number=number, title=title), 2),
            DocumentParagraph(words("paper-case-lead")),
            PrintedTable(("", *LETTERS[:most]), rows),
        )
    )


def told(words: Words, item: Item) -> list[DocumentPart]:
    """What an item says before it asks: a warning, the case, and what it quotes or shows."""
    parts: list[DocumentPart] = []
    if item.care:
        care = words("paper-line", label=words("care"), text=words.of(item.care))
        parts.append(DocumentParagraph(care, "small"))
    parts.append(DocumentParagraph(words.of(item.stem)))
    if item.quote:
        parts.append(_framed("", words.of(item.quote).strip()))
    if item.exhibit:
        parts += _shown(words, item.exhibit)
    if item.kind is ItemKind.MARK:
        lettered = letters(words, item)
        stretches = (
            words("paper-stretch", letter=lettered[o.id], text=words.of(o.text))
            for o in item.options
        )
        parts.append(_framed("", " ".join(stretches)))
    return parts


def _answered(words: Words, question: PaperQuestion) -> list[DocumentPart]:
    """The tables in which an item is answered: a column for each vote, a row for how sure."""
    item, lettered = question.item, letters(words, question.item)
    do = words(f"paper-write-{item.kind}" if item.kind in _WRITTEN else f"do-{item.kind}")
    votes = vote_names(words, question.rounds)
    boxes = [BOX] * question.rounds
    sure = ("", words("paper-sure"), *[SURE] * question.rounds)
    if item.kind is ItemKind.MARK:
        rows = tuple((vote, *[BOX] * len(item.options), SURE) for vote in votes)
        columns = ("", *lettered.values(), words("paper-sure"))
        each = 70 // len(item.options)
        widths = (100 - 15 - each * len(item.options), *[each] * len(item.options), 15)
        return [DocumentParagraph(do), PrintedTable(columns, rows, widths)]
    if item.expect:
        row = ("", words("your-answer"), *[_blank(words, item.expect)] * question.rounds)
        return [_table(("", do, *votes), (row, sure), _WIDER)]
    if item.fields:
        return [_table(("", do, *votes), (*_fields(words, question, lettered), sure), _WIDER)]
    options = [(lettered[o.id], o.text, *boxes) for o in offered(words, item)]
    if not item.verdicts:
        return [_table(("", do, *votes), (*options, sure), _WIDE)]
    verdicts = tuple(("", words(f"verdict-{v.id}"), *boxes) for v in item.verdicts)
    which = words("which-wording" if item.kind is ItemKind.CLAIM else "which-fact")
    facts = _table(("", which, *votes), (*options, sure), _WIDE)
    return [_table(("", do, *votes), verdicts, _WIDE), facts]


def _fields(
    words: Words, question: PaperQuestion, lettered: dict[str, str]
) -> list[tuple[str, ...]]:
    """A form: each field with its number, to be written or ticked."""
    rows: list[tuple[str, ...]] = []
    for n, field in enumerate(question.item.fields, start=1):
        cell = _blank(words, field.expect) if field.expect else ""
        rows.append((str(n), words.of(field.label), *[cell] * question.rounds))
        for option in field.options:
            letter = lettered[f"{field.id}={option.id}"]
            text = words("paper-lettered", letter=letter, text=words.of(option.text))
            rows.append(("", text, *[BOX] * question.rounds))
    return rows


def _blank(words: Words, expect: Typed) -> str:
    return words(f"paper-write-{expect.quantity}")


def _table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], each: int) -> PrintedTable:
    """A table of answers: a letter, the answer, and a column of so many percent for each vote."""
    votes = len(columns) - 2
    widths = (_LETTER, 100 - _LETTER - each * votes, *[each] * votes)
    return PrintedTable(columns, rows, widths)


def _framed(head: str, text: str) -> PrintedTable:
    return PrintedTable((head,), ((text,),))


def _shown(words: Words, held: ItemExhibit) -> list[DocumentPart]:
    """What an item lays before the learner, as text."""
    shown = exhibit(words, held)
    if shown.table is None:
        return [_framed(shown.caption, "\n".join(_lines(words, shown)))]
    rows = tuple(tuple(cell.text for cell in row) for row in shown.table.rows)
    parts: list[DocumentPart] = [DocumentParagraph(shown.caption)]
    parts.append(PrintedTable(shown.table.columns, rows))
    if shown.note:
        parts.append(DocumentParagraph(shown.note, "small"))
    return parts


def _lines(words: Words, shown: Exhibit) -> list[str]:
    details = [words("paper-line", label=label, text=text) for label, text in shown.details]
    letter = shown.paper
    paper = (letter.head, letter.day, *letter.lines, letter.signed) if letter else ()
    comments = [_posted(words, each) for each in shown.comments]
    label = [shown.comments_label] if comments else []
    posted = [_posted(words, each) for each in shown.lines]
    return [line for line in (*details, *posted, *paper, *label, *comments) if line]


def _posted(words: Words, line: Posted) -> str:
    who = "  ".join(part for part in (line.at, line.who) if part)
    return words("paper-line", label=who, text=line.text)
