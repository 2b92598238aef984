from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.contact_times.log_file import saved
from widgets.core.contact_log.entry import (
    Contact,
    ContactMeans,
    DayAlone,
    Direction,
    Log,
    LogShape,
    Purpose,
    UnreadReason,
)
from widgets.core.contact_log.log import read_log

TODAY = date(2026, 11, 25)
NIGHT = "2026-11-20 22:30 电话 未接"
DAYS = st.dates(date(2000, 1, 1), date(2099, 1, 1))
CONTACTS = st.lists(
    st.builds(
        Contact,
        line=st.just(0),
        when=st.builds(
            datetime.combine,
            DAYS,
            st.builds(time, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59)),
        )
        | st.builds(DayAlone, DAYS, st.just(UnreadReason.NO_TIME)),
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


def test_the_file_has_every_line_in_order_with_how_it_was_read():
    log = read_log(f"?\n{NIGHT}\n{NIGHT}\n2099-01-01 12:00 电话")

    rows = saved(log, TODAY).text.removeprefix("\ufeff").splitlines()[1:]

    assert [row.split(",")[0] for row in rows] == ["1", "2", "3", "4"]
    assert [row.rpartition(",")[2] for row in rows] == ["no-day", "read", "same-as-2", "ahead"]


def test_a_contact_without_an_hour_is_saved_with_its_day_and_the_reason():
    rows = saved(read_log("2026-11-20 2点 电话"), TODAY).text.splitlines()

    assert rows[1].startswith("1,2026-11-20,call")
    assert rows[1].endswith(",part-of-day")


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
