"""A document as a .docx file, made with python-docx; nothing of it is kept anywhere."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from widgets.core.writing.document import (
    BlankLines,
    Document,
    DocumentHeading,
    DocumentParagraph,
    DocumentPart,
    Enumeration,
    FoldedCards,
    KeptTogether,
    PageEnd,
    PrintedTable,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

WORD_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SIZES = {"text": 12, "small": 9, "right": 12, "large": 96}
"""Of each kind of passage, in points."""
_LINE = "_" * 36
_MARGINS = {"wide": 20, "close": 13}
"""In millimetres."""
_CARD_HEIGHT, _CARD_LETTER, _CARD_SIGN = 112, 144, 28
"""A card's height in millimetres, and the sizes of what is on it in points."""
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001  # a file tells nobody when it was made
_FOREIGN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, and a text that somebody pasted may."""
_FONTS = {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "eastAsia": "宋体"}


def word_file(document: Document) -> bytes:
    """The whole file. Its properties name no author, no machine and no time."""
    import docx  # slow to load, and only this needs it
    from docx.oxml.ns import qn
    from docx.shared import Mm

    made = docx.Document()
    about = made.core_properties
    about.author = about.last_modified_by = about.comments = ""
    title = _kept(document.title)
    about.title, about.created, about.modified = title[:255], _MADE, _MADE
    for style in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        fonts = made.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        for script, name in _FONTS.items():
            fonts.set(qn(f"w:{script}"), name)
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    margin = Mm(_MARGINS[document.spacing])
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = margin
    if document.spacing == "close":
        _draw_in(made)
    made.add_heading(title, 0)
    for part in document.parts:
        _write(made, part)
    if document.foot:
        _passage(made, DocumentParagraph(document.foot, "small"))
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _write(made: WordDocument, part: DocumentPart) -> None:
    match part:
        case DocumentHeading(text, level):
            made.add_heading(_kept(text), level)
        case DocumentParagraph():
            _passage(made, part)
        case Enumeration(items, numbered):
            for n, item in enumerate(items, start=1):  # Word would count on from another list
                style = "List Paragraph" if numbered else "List Bullet"
                made.add_paragraph(_kept(f"{n}. {item}" if numbered else item), style)
        case PrintedTable():
            _table(made, part)
        case BlankLines(label, count):
            for line in (label, *[_LINE] * count):
                made.add_paragraph(_kept(line))
        case PageEnd() | KeptTogether() | FoldedCards():
            _page(made, part)


def _page(made: WordDocument, part: PageEnd | KeptTogether | FoldedCards) -> None:
    """What says where pages end."""
    from docx.enum.text import WD_BREAK

    match part:
        case PageEnd():
            made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case KeptTogether(parts):
            before = len(made.element.body)
            for each in parts:
                _write(made, each)
            _keep(made, before)
        case FoldedCards():
            _cards(made, part)


def _passage(made: WordDocument, passage: DocumentParagraph) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = made.add_paragraph()
    paragraph.add_run(_kept(passage.text)).font.size = Pt(_SIZES[passage.kind])
    if passage.kind == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif passage.kind == "large":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _table(made: WordDocument, table: PrintedTable) -> None:
    from docx.shared import Emu, Pt

    rows = (table.columns, *table.rows) if any(table.columns) else table.rows
    if made.element.body[-2].tag.endswith("}tbl"):  # two tables that meet would be one
        made.add_paragraph().paragraph_format.line_spacing = Pt(4)
    page = made.sections[0]
    whole = int(page.page_width or 0) - int(page.left_margin or 0) - int(page.right_margin or 0)
    drawn = made.add_table(len(rows), len(table.columns), "Table Grid")
    widths = table.widths or [100 // len(table.columns)] * len(table.columns)
    for row, cells in zip(drawn.rows, rows, strict=True):
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.text, cell.width = _kept(text), Emu(whole * width // 100)


def _draw_in(made: WordDocument) -> None:
    """Sets headings close, and each paragraph to the one before."""
    from docx.shared import Pt

    for style, size in (("Title", 15), ("Heading 1", 13), ("Heading 2", 12), ("Heading 3", 12)):
        held = made.styles[style]
        held.font.size = Pt(size)
        held.paragraph_format.space_before, held.paragraph_format.space_after = Pt(6), Pt(2)
    for style in ("Normal", "List Paragraph", "List Bullet"):
        held = made.styles[style].paragraph_format
        held.space_after, held.line_spacing = Pt(1), 1.0


def _keep(made: WordDocument, before: int) -> None:
    """Has all that was written since stand on one page: each paragraph with the one after it."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    written = made.element.body[before - 1 : -1]  # the last is the section's own, then as now
    found = [each for block in written for each in block.iter(qn("w:p"))]
    for n, each in enumerate(found, start=1):
        Paragraph(each, made).paragraph_format.keep_with_next = n < len(found)


def _cards(made: WordDocument, sheet: FoldedCards) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    drawn = made.add_table(2, 2, "Table Grid")
    for row in drawn.rows:
        row.height, row.height_rule = Mm(_CARD_HEIGHT), WD_ROW_HEIGHT_RULE.EXACTLY
    cells = [cell for row in drawn.rows for cell in row.cells]
    for cell, (letter, sign) in zip(cells, sheet.cards, strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for text, size in (
            (f"{sign}\n", _CARD_SIGN),
            (letter, _CARD_LETTER),
            (f"\n{sign}", _CARD_SIGN),
        ):
            paragraph.add_run(_kept(text)).font.size = Pt(size)


def _kept(text: str) -> str:
    """A text without what the file cannot hold; each such character is seen to be missing."""
    return _FOREIGN.sub("\ufffd", text)
