"""A document holds together."""

import pytest

from widgets.core.writing.document import (
    BlankLines,
    Document,
    DocumentHeading,
    DocumentParagraph,
    Enumeration,
    PrintedTable,
)


def test_a_row_with_another_number_of_cells_than_columns_is_refused():
    with pytest.raises(ValueError, match="1 cells under 2 columns"):
        PrintedTable(("a", "b"), (("only",),))


def test_widths_for_another_number_of_columns_are_refused():
    with pytest.raises(ValueError, match="3 cells under 2 columns"):
        PrintedTable(("a", "b"), (("1", "2"),), widths=(10, 20, 70))


def test_widths_for_as_many_columns_and_none_at_all_are_taken():
    wide = PrintedTable(("a", "b"), (("1", "2"),), widths=(30, 70))

    assert (wide.widths, PrintedTable(("a",), ()).widths) == ((30, 70), ())


def test_what_is_not_said_of_a_part_is_the_plainest():
    assert DocumentHeading("a") == DocumentHeading("a", 1)
    assert DocumentParagraph("a") == DocumentParagraph("a", "text")
    assert Enumeration(("a",)) == Enumeration(("a",), numbered=False)
    assert BlankLines("a") == BlankLines("a", 2)
    assert Document("a", "zh", "A", ()) == Document("a", "zh", "A", (), "", "wide")
