"""A document holds together."""

import pytest

from widgets.core.writing.document import PrintedTable


def test_a_row_with_another_number_of_cells_than_columns_is_refused():
    with pytest.raises(ValueError, match="1 cells under 2 columns"):
        PrintedTable(("a", "b"), (("only",),))


def test_widths_for_another_number_of_columns_are_refused():
    with pytest.raises(ValueError, match="3 cells under 2 columns"):
        PrintedTable(("a", "b"), (("1", "2"),), widths=(10, 20, 70))
