import pytest

from widgets.content.library import Library


@pytest.fixture
def library(small_root):
    return Library(small_root)


def test_every_provision_is_a_row(library):
    table = library.frame("provisions")

    assert list(table["cite"]) == [p.cite for p in library.register]
    row = table.set_index("cite").loc["new-act/47.3"]
    assert (row["binding"], row["says_en"]) == ("statute", "Nobody may force a way in.")


@pytest.mark.parametrize(("name", "rows"), [("instruments", 4), ("rules", 2), ("series", 3)])
def test_the_other_tables_have_a_row_an_entry(library, name, rows):
    assert len(library.frame(name)) == rows


def test_an_unknown_table_is_refused_with_those_there_are(library):
    with pytest.raises(ValueError, match="no table 'laws'; there are provisions, instruments"):
        library.frame("laws")
