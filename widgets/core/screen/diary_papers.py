"""What is taken out of a diary: the list of evidence with what happened, and a table."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from widgets.core.diary.context import COLUMNS, PIECE_KINDS, DiaryContext
from widgets.core.diary.entry import KeptPiece, NumberedEntry, facts_of
from widgets.core.screen.diary import TOLD_FIELDS, told_field, told_piece, when
from widgets.core.screen.law import label
from widgets.core.screen.saving import no_formula
from widgets.core.text import LANGS, Lang
from widgets.core.words import Words
from widgets.core.writing.document import (
    BlankLines,
    Document,
    DocumentHeading,
    DocumentParagraph,
    DocumentPart,
    PageEnd,
    PrintedTable,
)

_LISTED = ("number", "kind", "holds", "source", "proves", "pages")
_WIDTHS = (8, 13, 23, 21, 25, 10)
BOM = "\ufeff"


def evidence_list(context: DiaryContext, entries: Iterable[NumberedEntry], head: str) -> Document:
    """The list of evidence: every piece with its number, source, purpose and pages; the story.

    It is in Chinese, whatever the learner reads: it goes to authorities in China. What was felt is
    no fact, and is left out. What a learner has not said stays a blank.

    Args:
        context: the words, and the article that says what a list needs.
        entries: the entries.
        head: the hash of the diary's last version.
    """
    words, facts = context.words(LANGS[0]), facts_of(entries)
    return Document(
        name=words("diary-list-title"),
        lang=words.lang,
        title=words("diary-list-title"),
        parts=(
            BlankLines(words("diary-list-who"), 1),
            BlankLines(words("diary-list-what"), 1),
            *_pieces(facts, words),
            BlankLines(words("diary-list-copies"), 1),
            BlankLines(words("diary-list-signed"), 1),
            BlankLines(words("diary-list-date"), 1),
            *_rule(context, words),
            *_marks(facts, words),
            PageEnd(),
            DocumentHeading(words("diary-list-story")),
            *(part for each in facts for part in _story(context, each, words)),
        ),
        foot=words("diary-list-chain", head=head) + words("diary-list-foot"),
    )


def _sorted(facts: list[NumberedEntry]) -> list[tuple[NumberedEntry, KeptPiece]]:
    """Every piece with its entry, kind by kind, within a kind in the order of what happened."""
    pieces = [(each, piece) for each in facts for piece in each.entry.kept]
    order = {kind: n for n, kind in enumerate(PIECE_KINDS)}
    return sorted(pieces, key=lambda pair: order.get(pair[1].kind, len(order)))


def _pieces(facts: list[NumberedEntry], words: Words) -> list[DocumentPart]:
    rows = []
    for n, (each, piece) in enumerate(_sorted(facts), start=1):
        key, entry = f"diary-kept-{piece.kind}", words("diary-list-entry", n=each.number)
        kind = words(key) if key in words.texts else ""
        proves = "\n".join(text for text in (piece.proves, entry) if text)
        rows.append((str(n), kind, piece.what, piece.carrier, proves, ""))
    if not rows:
        return [DocumentParagraph(words("diary-list-empty"))]
    columns = tuple(words(f"diary-list-{name}") for name in _LISTED)
    return [PrintedTable(columns, tuple(rows), _WIDTHS)]


def _rule(context: DiaryContext, words: Words) -> list[DocumentPart]:
    """What a list of evidence has to have, with its article."""
    return [
        DocumentParagraph(
            words(
                "diary-list-rule",
                article=words.listed([label(*context.cited(c), words) for c in kind.cite]),
                says=words.of(kind.says),
            ),
            "small",
        )
        for kind in context.kinds
        if kind.sign == "listed"
    ]


def _marks(facts: list[NumberedEntry], words: Words) -> list[DocumentPart]:
    """The hashes of the files, by the numbers of the list."""
    lines = [
        f"{n}. {words('diary-file-mark', size=piece.file.size, sha=piece.file.sha256)}"
        for n, (_, piece) in enumerate(_sorted(facts), start=1)
        if piece.file
    ]
    if not lines:
        return []
    told = DocumentParagraph("\n".join(lines), "small")
    return [DocumentHeading(words("diary-list-marks"), 2), told]


def _story(context: DiaryContext, each: NumberedEntry, words: Words) -> list[DocumentPart]:
    """What happened once, field by field."""
    head = words("diary-entry-label", n=each.number, when=when(each.entry, words))
    told = [
        (words(f"diary-column-{name}"), told_field(context, each.entry, name, words))
        for name in ("way", *TOLD_FIELDS)
    ]
    lines = [words("typed", label=name, typed=text) for name, text in told if text]
    return [DocumentHeading(head, 2), *map(DocumentParagraph, lines)]


def diary_table(context: DiaryContext, entries: Iterable[NumberedEntry], lang: Lang) -> str:
    """The entries as rows that a spreadsheet reads, and that come back in."""
    words = context.words(lang)
    columns = ("number", *COLUMNS, "kept")
    file = StringIO()
    rows = csv.writer(file)
    rows.writerow(words(f"diary-column-{name}") for name in columns)
    for each in entries:
        rows.writerow(no_formula(_cell(context, each, name, words)) for name in columns)
    return BOM + file.getvalue()


def _cell(context: DiaryContext, each: NumberedEntry, name: str, words: Words) -> str:
    match name:
        case "number":
            return str(each.number)
        case "kinds":
            held = [words.of(k.text) for k in context.ticked if k.id in each.entry.kinds]
            return "；".join(held)
        case "kept":
            return "\n".join(told_piece(piece, words) for piece in each.entry.kept)
    return told_field(context, each.entry, name, words)
