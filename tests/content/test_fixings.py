import re

import pytest

from widgets.content.fixings import read_fixings
from widgets.content.library import Library
from widgets.core.errors import ContentError

GOOD = "date,value,confidence,source\n2019-08-20,4.25,corroborated,two tables\n"


def test_rows_are_read_as_plain_text(tmp_path):
    path = tmp_path / "rate.csv"
    path.write_text(GOOD)

    row = {"day": "2019-08-20", "value": "4.25"}
    table = read_fixings(path, tmp_path)
    assert table.data == [row | {"confidence": "corroborated", "source": "two tables"}]
    assert table.line((0, "value")) == 2
    assert table.line(()) == 1


@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_table_that_a_spreadsheet_saved_is_read(tmp_path, mark, end):
    (tmp_path / "rate.csv").write_bytes((mark + GOOD + "\n").replace("\n", end).encode())

    assert len(read_fixings(tmp_path / "rate.csv", tmp_path).data) == 1


def test_a_table_in_another_encoding_says_which(tmp_path):
    (tmp_path / "rate.csv").write_bytes(GOOD.replace("two", "两").encode("gbk"))

    with pytest.raises(ContentError, match=r"rate\.csv:1: .* saved as GBK"):
        read_fixings(tmp_path / "rate.csv", tmp_path)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("2026-13-20,3.0,corroborated,a page", "day: '2026-13-20' is not a day: write 2026-01-31"),
        ("20261120,3.0,corroborated,a page", "day: '20261120' is not a day: write 2026-11-20"),
        ("2026-11-20,3.00%,corroborated,a page", "value: '3.00%' is not a number: write 3"),
        ("2026-11-20,3.0,sure,a page", "confidence: 'sure' is not one of text-checked"),
        ("2026-11-20,3.0,corroborated,", "source: there is nothing here"),
        ("1999-01-01,3.0,corroborated,a page", "day: fixings run oldest first, but 1999-01-01"),
    ],
)
def test_a_mistake_in_a_row_is_told_in_the_table_with_its_line(small_root, row, told):
    path = small_root / "series" / "rate.csv"
    rows = path.read_text().splitlines()
    path.write_text("\n".join([*rows, row, ""]))

    with pytest.raises(ContentError) as caught:
        Library(small_root).series("rate")

    assert str(caught.value).startswith(f"series/rate.csv:{len(rows) + 1}: {told}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "rate.csv:1: the first line must be date,value,confidence,source"),
        ("day,value\n", "rate.csv:1: the first line must be"),
        (GOOD + "2019-09-20,4.20\n", "rate.csv:3: 2 values, not 4"),
        (
            GOOD + '2019-09-20,4.20,corroborated,"a page\n2019-10-21,4.20,corroborated,b\n',
            "rate.csv:3: a quote opens here and is not closed",
        ),
        (GOOD.replace(",", ";"), "rate.csv:1: the first line must be"),
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
        "lpr-1y": (86, "2026-09-20"),
        "lpr-5y": (86, "2026-09-20"),
    }
    assert [str(lpr[name].fixings[-1].value) for name in lpr] == ["3.00", "3.50"]


def test_every_fixing_of_the_lpr_is_known_from_two_publications_or_more_and_names_them():
    fixings = [
        fixing for name in ("lpr-1y", "lpr-5y") for fixing in Library.open().series(name).fixings
    ]

    assert [f.day for f in fixings if not f.confidence.carries_a_key] == []
    assert [f.day for f in fixings if not re.search("two|three|four|five", f.source)] == []


def test_the_lpr_is_published_once_a_month_and_never_before_the_20th():
    days = [fixing.day for fixing in Library.open().series("lpr-1y").fixings]
    months = [day.year * 12 + day.month for day in days]

    assert min(day.day for day in days) == 20
    assert months == list(range(months[0], months[0] + len(days)))
