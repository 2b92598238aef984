import pytest

from widgets.core.contact_log.columns import find_header, find_unknown_header


@pytest.mark.parametrize(
    ("line", "delimiter", "roles"),
    [
        ("时间,方式,对方号码", ",", {"time", "words", "number"}),
        ("日期;时间;类型;备注", ";", {"date", "time", "type", "note"}),
        ("Date\tTime\tNumber", "\t", {"date", "time", "number"}),
        ("备注，日期 时间", "，", {"note", "when"}),
        ('"Date & Time","Call Type"', ",", None),
        ('"Date/Time","Call Type"', ",", {"when", "began"}),
        (
            "起始时间,通信地点,通信方式,对方号码,通信时长",
            ",",
            {"when", "began", "number", "lasted"},
        ),
        ("通话时长(分钟),通话开始时间", ",", {"minutes", "when"}),
    ],
)
def test_a_header_is_known_by_its_columns_in_any_order(line, delimiter, roles):
    header = find_header([line])

    if roles is None:
        assert header is None
    else:
        assert (header.delimiter, set(header.columns)) == (delimiter, roles)


def test_a_header_may_stand_under_a_title():
    assert find_header(["客户姓名:张三", "", "起始时间,呼叫类型"]).row == 2


@pytest.mark.parametrize("line", ["2026-11-20 22:30 电话", "时间", "姓名,号码", "时间,日期", ""])
def test_what_names_no_time_or_only_times_is_no_header(line):
    assert find_header([line]) is None


def test_a_bill_tells_the_calling_side_from_the_called():
    assert find_header(["起始时间,主叫/被叫"]).is_bill
    assert find_header(["起始时间,主叫号码,被叫号码"]).is_bill
    assert not find_header(["时间,类型"]).is_bill


def test_columns_under_a_strange_name_are_kept_in_mind():
    assert find_header(["序号,时间,号码,x,"]).unknown == (3,)


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        (["foo,bar,baz"], 0),
        (["", "foo\tbar\tbaz", "2026-11-20 22:30\t1\t2"], 1),
        (["导出的记录", "发生时刻,甲,乙", "2026-11-20 22:30,电话,4001"], 1),
        (["foo,bar", "2026-11-20 22:30,电话"], None),
        (["foo,bar,baz", "2026-11-20 22:30 电话"], None),
        (["2026-11-20 22:30,电话,未接", "foo,bar,baz"], None),
        (["foo,,baz"], None),
        (["a" * 25 + ",bar,baz"], None),
        ([], None),
    ],
)
def test_a_line_of_short_cells_without_figures_looks_like_a_header(lines, row):
    assert find_unknown_header(lines) == row
