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
    PageEnd,
    PrintedTable,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

WORD_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SIZES = {"text": 12, "small": 9, "right": 12, "large": 96}
"""Of each kind of passage, in points."""
_LINE = "_" * 36
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
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    made.add_heading(title, 0)
    for part in document.parts:
        _write(made, part)
    if document.foot:
        _passage(made, DocumentParagraph(document.foot, "small"))
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _write(made: WordDocument, part: DocumentPart) -> None:
    from docx.enum.text import WD_BREAK

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
        case PageEnd():
            made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


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
    from docx.shared import Mm

    rows = (table.columns, *table.rows) if any(table.columns) else table.rows
    drawn = made.add_table(len(rows), len(table.columns), "Table Grid")
    widths = table.widths or [100 // len(table.columns)] * len(table.columns)
    for row, cells in zip(drawn.rows, rows, strict=True):
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.text, cell.width = _kept(text), Mm(170 * width / 100)


def _kept(text: str) -> str:
    """A text without what the file cannot hold; each such character is seen to be missing."""
    return _FOREIGN.sub("\ufffd", text)
