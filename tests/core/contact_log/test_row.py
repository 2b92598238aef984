from widgets.core.contact_log.columns import find_header
from widgets.core.contact_log.row import LogRow, number_of

HEADER = find_header(["日期,时间,对象,备注,外号"])
CELLS = ["2026-11-20", " 22：30 ", "家人", "", "Ａ"]


def row(*cells: str) -> LogRow:
    assert HEADER is not None
    return LogRow(HEADER, list(cells))


def test_cells_are_found_by_what_their_columns_tell():
    found = row(*CELLS)

    assert found.text("date", "time") == "2026-11-20 22：30"
    assert found.plain("time") == "22:30"
    assert found.filled("note") == []
    assert found.unknown() == ["a"]


def test_a_column_is_there_though_a_cell_is_empty_or_missing():
    assert row("2026-11-20").has("note")
    assert not row(*CELLS).has("said")
    assert row("2026-11-20").text("time", "note") == ""


def test_a_column_says_yes_or_names_what_it_is_about():
    assert row(*CELLS).is_marked("third")
    assert row("", "", "是").is_marked("third")
    assert not row("", "", "本人").is_marked("third")


def test_a_number_is_its_figures_and_a_name_stays_as_it_is():
    assert number_of("+86 138-0013-8000") == number_of("8613800138000") == "13800138000"
    assert (number_of("4001"), number_of("小王")) == ("4001", "小王")
