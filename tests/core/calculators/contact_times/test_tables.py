from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content.library import Library
from widgets.core.calculators.contact_times.binding import Collector
from widgets.core.calculators.contact_times.law import LoanKind
from widgets.core.calculators.contact_times.tables import (
    MOST_DAYS,
    MOST_ROWS,
    charts,
    cut_cautions,
    force,
    named,
    saved,
    shown,
    span,
)
from widgets.core.calculators.contact_times.working import check
from widgets.core.calculators.working import Measure
from widgets.core.contact_log.entry import Contact, ContactMeans, Direction, Log, LogShape, Purpose
from widgets.core.contact_log.log import read_log
from widgets.core.law.provision import LenderType
from widgets.core.law.rule import Unit

LIBRARY = Library.open()
RULES = {rule.id: rule for rule in LIBRARY.rules()}
PROVISIONS = {provision.cite: provision for provision in LIBRARY.provisions()}
TODAY = date(2026, 11, 25)
SMALL = Collector(LenderType.SMALL_LOAN, loan=LoanKind.ONLINE_CONSUMER)
NIGHT = "2026-11-20 22:30 电话 未接"
CONTACTS = st.lists(
    st.builds(
        Contact,
        line=st.just(0),
        when=st.builds(
            datetime.combine,
            st.dates(date(2000, 1, 1), date(2099, 1, 1)),
            st.builds(time, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59)),
        ),
        kind=st.sampled_from(ContactMeans),
        direction=st.sampled_from(Direction),
        connected=st.sampled_from([None, True, False]),
        seconds=st.none() | st.integers(0, 9999),
        other=st.sampled_from(["", "95500", "张三", "+8613800138000"]),
        mine=st.sampled_from(["", "13900139000"]),
        to_third=st.booleans(),
        after_refusal=st.booleans(),
        purpose=st.none() | st.sampled_from(Purpose),
        text=st.sampled_from(["", "a,b", '他说"还钱"', "一行\n又一行", "@cmd", "<b>x</b>"]),
    ),
    max_size=20,
    unique_by=lambda each: each.when,
)


def checked(text: str):
    """A typed log, what it is read as, and what was found."""
    log = read_log(text)
    return log, check(log, SMALL, RULES, PROVISIONS, TODAY)


def tables(text: str) -> dict:
    """The tables of a typed log by key."""
    log, found = checked(text)
    return {each.sheet.key: each.sheet for each in shown(log, found, found.flags)}


def count(number: int) -> Measure:
    return Measure(Decimal(number), Unit.COUNT)


def test_a_flag_is_a_row_with_its_moment_its_line_its_limit_and_its_force():
    row = tables(NIGHT)["flags"].rows[0]

    assert row[:2] == (date(2026, 11, 20), "22:30 #1")
    assert (row[2].key, row[3], row[4]) == ("norm-hours-standard", count(1), "22:00–8:00")
    assert (row[5].key, row[6].key) == ("finding-beyond", "force-gbt-45251-2025")


def test_lines_not_read_lines_told_again_and_days_without_a_limit_are_listed():
    found = tables(f"{NIGHT}\n{NIGHT}\n??\n2020-01-01 12:00 电话")

    assert [each.key for each in found["unread"].rows[0] if hasattr(each, "key")] == [
        "reason-no-day"
    ]
    assert found["unread"].rows[0][:2] == (count(3), "??")
    assert found["duplicates"].rows == ((count(2), count(1)),)
    assert found["no-limit"].rows == ((date(2020, 1, 1),),)


def test_an_empty_table_is_left_out():
    assert tables("2026-11-20 12:00 电话") == {}


def test_a_number_a_day_is_shown_as_its_limit_and_no_number_in_words():
    calls = "\n".join(f"2026-11-20 {hour}:00 电话 接通 告知" for hour in range(10, 14))

    limits = [row[4] for row in tables(calls)["flags"].rows]

    assert limits[0] == Measure(Decimal(3), Unit.TIMES_A_DAY)
    assert {each.key for each in limits[1:]} == {"no-number"}


@pytest.mark.parametrize("rows", [MOST_ROWS, MOST_ROWS + 1])
def test_a_long_table_is_cut_and_the_cut_is_told(rows):
    log, found = checked("?\n" * rows + NIGHT)
    (table,) = shown(log, found, ())

    told = list(cut_cautions((table,), found))

    assert (len(table.sheet.rows), table.total) == (MOST_ROWS, rows)
    assert [say.given["all"] for say in told] == ([count(rows)] if rows > MOST_ROWS else [])


def test_the_days_in_the_picture_are_the_last_and_that_is_told():
    days = [date.fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(MOST_DAYS + 1)]
    _, found = checked("\n".join(f"{day} 12:00 电话" for day in days))

    by_hour, by_day = charts(found)

    assert by_day.labels == tuple(days[1:])
    assert by_hour.strands[0].values[12] == count(MOST_DAYS + 1)
    assert len(by_hour.labels) == 24
    assert [say.key for say in cut_cautions((), found)] == ["caution-cut-days"]


def test_there_is_no_picture_of_nothing():
    assert charts(checked("2026-11-20 12:00 我打电话")[1]) == ()


def test_many_contacts_are_named_by_the_first_few_and_a_count():
    _, found = checked("\n".join(f"2026-11-20 22:0{n} 电话" for n in range(9)))

    assert named(found.flags[0]).startswith("22:00 #1, 22:01 #2")
    assert named(found.flags[0]).endswith("… (+3)")


def test_contacts_of_several_days_are_named_with_their_days():
    _, found = checked("2026-11-20 12:00 电话\n2026-11-22 13:00 电话")

    assert span(found.flags[0]) == "2026-11-20 ~ 2026-11-22"
    assert named(found.flags[0]) == "11-20 12:00 #1, 11-22 13:00 #2"


def test_how_binding_an_article_is_follows_its_instrument():
    assert force("cba-2026/hours").key == "force-cba-2026"


def test_the_file_has_every_line_in_order_with_how_it_was_read():
    log = read_log(f"?\n{NIGHT}\n{NIGHT}\n2099-01-01 12:00 电话")

    rows = saved(log, TODAY).text.removeprefix("\ufeff").splitlines()[1:]

    assert [row.split(",")[0] for row in rows] == ["1", "2", "3", "4"]
    assert [row.rpartition(",")[2] for row in rows] == ["no-day", "read", "same-as-2", "ahead"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1-2", "-2", "@x", "\tx", "＝1+1", "＠x", "  =1", "+１２", "\u3000=1"]
)
def test_no_cell_is_taken_for_a_formula(text):
    noon = datetime.combine(TODAY, time(12))
    log = Log(LogShape.TABLE, (Contact(1, noon, ContactMeans.CALL, other=text),))

    assert f",'{text}," in saved(log, TODAY).text


@given(CONTACTS)
def test_the_file_reads_as_the_same_contacts_again(contacts):
    again = read_log(saved(Log(LogShape.TABLE, tuple(contacts)), TODAY).text)

    assert (again.unread, again.duplicates) == ((), ())
    assert {facts(each) for each in again.contacts} == {facts(each) for each in contacts}


def facts(contact: Contact) -> tuple:
    """A contact without where it stands and what was said; one that lasted got through."""
    return (
        contact.when,
        contact.kind,
        contact.direction,
        True if contact.connected is None and contact.seconds else contact.connected,
        contact.seconds,
        contact.other,
        contact.mine,
        contact.to_third,
        contact.after_refusal,
        contact.purpose,
    )
