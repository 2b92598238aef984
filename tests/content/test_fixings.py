import pytest

from widgets.content.fixings import read_fixings
from widgets.content.library import Library
from widgets.core.errors import ContentError

GOOD = "date,value,confidence,source\n2019-08-20,4.25,corroborated,two tables\n"


def test_rows_are_read_as_plain_text(tmp_path):
    path = tmp_path / "rate.csv"
    path.write_text(GOOD)

    row = {"day": "2019-08-20", "value": "4.25"}
    assert read_fixings(path, tmp_path) == [
        row | {"confidence": "corroborated", "source": "two tables"}
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "rate.csv:1: the first line must be date,value,confidence,source"),
        ("day,value\n", "rate.csv:1: the first line must be"),
        (GOOD + "2019-09-20,4.20\n", "rate.csv:3: 2 values, not 4"),
    ],
)
def test_what_is_not_such_a_table_is_told_with_its_line(tmp_path, text, told):
    path = tmp_path / "rate.csv"
    path.write_text(text)

    with pytest.raises(ContentError) as error:
        read_fixings(path, tmp_path)

    assert str(error.value).startswith(told)


def test_a_missing_table_is_a_fault_of_its_file(small_root):
    (small_root / "series" / "rate.csv").unlink()

    with pytest.raises(ContentError, match=r"series/rate\.csv:1: cannot be read") as told:
        Library(small_root).series("rate")
    assert str(small_root) not in str(told.value)


def test_the_lpr_is_the_published_one():
    lpr = {name: Library.open().series(name) for name in ("lpr-1y", "lpr-5y")}

    assert {name: (len(s.fixings), str(s.ends)) for name, s in lpr.items()} == {
        "lpr-1y": (85, "2026-08-20"),
        "lpr-5y": (85, "2026-08-20"),
    }
