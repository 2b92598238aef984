"""A document as a .docx file: read back with the library that others read it with."""

from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument
from docx.shared import Mm

from tests.core.writing.conftest import EVERY_PART, MARKUP, every_text
from widgets.content.word_file import word_file
from widgets.core.writing.document import (
    Document,
    DocumentParagraph,
    Enumeration,
    FoldedCards,
    KeptTogether,
    PrintedTable,
)


def read(document: Document) -> WordDocument:
    """What another program reads in the file."""
    return docx.Document(BytesIO(word_file(document)))


def texts(file: WordDocument) -> list[str]:
    """Every paragraph and every cell."""
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return [*(each.text for each in file.paragraphs), *cells]


def test_every_text_of_every_part_is_in_the_file():
    found = "\n".join(texts(read(EVERY_PART)))

    assert [text for text in every_text(EVERY_PART) if text not in found] == []


def test_numbers_begin_anew_in_each_list():
    lists = (Enumeration(("a", "b"), numbered=True), Enumeration(("c",), numbered=True))

    found = texts(read(Document("a", "en", "A", lists)))

    assert found == ["A", "1. a", "2. b", "1. c"]


def test_a_table_has_its_rows_and_its_widths():
    table = read(EVERY_PART).tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["名称", "页数"],
        ["照片", "3"],
        ["录音", "1"],
    ]
    assert [round(Mm(cell.width.mm).mm) for cell in table.rows[0].cells] == [119, 51]


def test_a_table_that_tells_no_widths_shares_the_line_among_its_columns():
    [table] = read(Document("a", "en", "A", (PrintedTable(("a", "b"), (("1", "2"),)),))).tables

    assert [round(Mm(cell.width.mm).mm) for cell in table.rows[0].cells] == [85, 85]


def test_a_table_without_names_has_no_row_for_them():
    [table] = read(Document("a", "en", "A", (PrintedTable(("", ""), (("1", "2"),)),))).tables

    assert len(table.rows) == 1


def test_paper_is_a4_and_chinese_has_a_chinese_type():
    file = read(EVERY_PART)

    page = file.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert 'w:eastAsia="宋体"' in file.styles["Normal"].element.xml


@pytest.mark.parametrize("foreign", ["\x00", "\x0b", "\ud800", "\ufffe"])
def test_what_no_file_may_hold_is_seen_to_be_missing(foreign):
    found = texts(
        read(Document("a", "zh", f"题{foreign}目", (DocumentParagraph(f"他说{foreign}还钱"),)))
    )

    assert found == ["题\ufffd目", "他说\ufffd还钱"]


def test_what_somebody_typed_is_text():
    assert texts(read(Document("a", "zh", "A", (DocumentParagraph(MARKUP),)))) == ["A", MARKUP]


def test_the_file_names_nobody_and_no_time():
    about = read(EVERY_PART).core_properties

    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert (about.created.year, about.modified) == (2026, about.created)


def test_parts_that_belong_together_stand_on_one_page():
    parts = (DocumentParagraph("a"), PrintedTable(("b",), (("c",),)), DocumentParagraph("d"))
    file = read(Document("a", "en", "A", (DocumentParagraph("before"), KeptTogether(parts))))

    kept = {
        each.text: each.paragraph_format.keep_with_next
        for each in [
            *file.paragraphs,
            *(c.paragraphs[0] for r in file.tables[0].rows for c in r.cells),
        ]
    }
    assert kept == {"A": None, "before": None, "a": True, "b": True, "c": True, "d": False}


def test_two_tables_that_meet_stay_two():
    table = PrintedTable(("a",), (("b",),))
    file = read(Document("a", "en", "A", (table, table)))

    assert [each.tag.rpartition("}")[2] for each in file.element.body] == [
        "p", "tbl", "p", "tbl", "sectPr",
    ]  # fmt: skip


def test_cards_fill_a_page_two_beside_two():
    cards = (("A", "●"), ("B", "▲"), ("C", "■"), ("D", "◆"))
    [table] = read(Document("a", "en", "A", (FoldedCards(cards),))).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["●\nA\n●", "▲\nB\n▲"],
        ["■\nC\n■", "◆\nD\n◆"],
    ]
    assert {round(row.height.mm) for row in table.rows} == {112}


def test_a_close_document_has_narrow_margins_and_tables_as_wide_as_its_page():
    table = PrintedTable(("a", "b"), (("1", "2"),), (25, 75))
    file = read(Document("a", "en", "A", (table,), spacing="close"))

    assert round(file.sections[0].left_margin.mm) == 13
    assert [round(cell.width.mm) for cell in file.tables[0].rows[0].cells] == [46, 138]
