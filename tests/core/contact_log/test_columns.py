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


@pytest.mark.parametrize(
    ("line", "zone", "roles"),
    [
        ("date (UTC),number,direction", "utc", {"date", "number", "way"}),
        ("时间_GMT,号码,方向", "gmt", {"time", "number", "way"}),
        ("date,number (UTC),direction", "", {"date", "way"}),
        ("date (home),number,direction", "", None),
    ],
)
def test_only_a_moment_has_a_zone_behind_its_name(line, zone, roles):
    header = find_header([line])

    if roles is None:
        assert header is None or header.zone == ""
    else:
        assert (header.zone, set(header.columns)) == (zone, roles)


@pytest.mark.parametrize(("above", "found"), [(29, True), (30, False)])
def test_a_header_is_looked_for_among_the_first_thirty_lines(above, found):
    assert (find_header([*["x"] * above, "时间,号码"]) is not None) is found


@pytest.mark.parametrize(
    ("line", "row"),
    [("a,b", None), ("a,b,c", 0), (f"{'a' * 24},b,c", 0), (f"{'a' * 25},b,c", None)],
)
def test_an_unknown_header_has_three_cells_of_up_to_24_characters(line, row):
    assert find_unknown_header([line]) == row


@pytest.mark.parametrize(
    ("rows", "coded"), [(["2026-11-20,1"], True), (["2026-11-20,0"], False), (["2026-11-20"], True)]
)
def test_types_are_counted_from_one_unless_one_is_nought(rows, coded):
    assert find_header(["date,type", *rows]).coded is coded
