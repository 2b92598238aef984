from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.core.calculators.calendar_days import (
    CalendarEvent,
    after_days,
    after_months,
    after_years,
    due_day,
    ics,
    months_between,
    past_weekend,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
STAMP = date(2026, 11, 25)
EVENTS = st.lists(st.builds(CalendarEvent, st.sampled_from(["a", "b"]), DAYS, st.text(), st.text()))


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 5, 10), 36, date(2029, 5, 10)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(day, months, last):
    assert after_months(day, months) == last


def test_a_leap_day_has_no_corresponding_day_in_other_years():
    assert after_years(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert after_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_the_day_a_period_of_days_starts_on_is_not_counted():
    assert after_days(date(2026, 11, 25), 15) == date(2026, 12, 10)


@pytest.mark.parametrize(("day", "months"), [(date(9990, 1, 1), 120), (date(1, 1, 1), -1)])
def test_a_day_beyond_the_calendar_is_refused(day, months):
    with pytest.raises(OverflowError, match="beyond the calendar"):
        after_months(day, months)


def test_a_weekend_is_passed_over_and_a_working_day_is_not():
    days = [date(2026, 11, n) for n in (27, 28, 29, 30)]

    assert [past_weekend(day).day for day in days] == [27, 30, 30, 30]


@given(DAYS, DAYS, st.integers(0, 600))
@settings(deadline=None)
def test_a_period_that_starts_later_never_ends_earlier(one, other, months):
    first, second = sorted((one, other))

    assert after_months(first, months) <= after_months(second, months)


@given(DAYS, st.integers(0, 600))
@settings(deadline=None)
def test_there_and_back_ends_on_the_same_day_or_in_the_last_days_of_a_month(day, months):
    back = after_months(after_months(day, months), -months)

    assert back == day or (back < day and (back + timedelta(1)).day == 1) or day.day - back.day <= 3


def test_a_calendar_holds_a_whole_day_with_a_reminder_a_week_before():
    text = ics(
        [CalendarEvent("last", date(2026, 12, 31), "Last day, at most; done", "a\nb")], STAMP
    )

    assert unfolded(text) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//law-at-the-door//days//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        unfolded(text)[5],
        "DTSTAMP:20261125T000000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Last day\\, at most\\; done",
        "DESCRIPTION:a\\nb",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Last day\\, at most\\; done",
        "TRIGGER:-P7D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_an_event_keeps_its_uid_and_another_day_has_another():
    def uids(*days):
        text = ics([CalendarEvent("last", day, "x") for day in days], STAMP)
        return [line for line in unfolded(text) if line.startswith("UID:")]

    once, again = uids(date(2027, 1, 1)), uids(date(2027, 1, 1), date(2027, 1, 2))

    assert once[0] == again[0]
    assert len(set(again)) == 2


@pytest.mark.parametrize("text", ["x" * 500, "时效最后一天" * 50, "🗓" * 90])
def test_a_long_text_is_folded_between_characters_into_full_lines(text):
    lines = ics([CalendarEvent("last", STAMP, text)], STAMP).split("\r\n")
    folded = [line for line in lines if line.startswith(" ")]

    assert max(len(line.encode()) for line in lines) in {73, 74, 75}
    assert len(folded) >= 8
    assert f"SUMMARY:{text}" in unfolded("\r\n".join(lines))


@given(EVENTS)
@settings(deadline=None)
def test_lines_are_75_octets_at_most_and_no_text_breaks_out_of_its_line(events):
    text = ics(events, STAMP)
    heads = [line.split(":")[0].split(";")[0] for line in unfolded(text)[:-1]]

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert heads.count("BEGIN") == 1 + 2 * len(events)
    assert set(heads) <= {
        "BEGIN", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY",
        "DESCRIPTION", "TRANSP", "ACTION", "TRIGGER", "END",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), (1, 0)),
        (date(2026, 2, 28), date(2026, 3, 31), (1, 0)),
        (date(2026, 1, 31), date(2026, 3, 31), (2, 0)),
        (date(2026, 1, 10), date(2026, 2, 10), (1, 0)),
        (date(2026, 1, 10), date(2026, 2, 15), (1, 5)),
        (date(2025, 12, 15), date(2026, 12, 15), (12, 0)),
        (date(2026, 1, 31), date(2026, 3, 1), (1, 1)),
        (date(2026, 3, 1), date(2026, 3, 31), (0, 30)),
    ],
)
def test_months_are_counted_back_from_the_later_day(start, end, found):
    assert months_between(start, end) == found


def test_days_at_the_ends_of_months_stand_for_one_due_day():
    days = [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]

    assert due_day(date(2026, 1, 15), days) == 31
    assert due_day(date(2026, 1, 30), [date(2026, 2, 28), date(2026, 3, 30)]) == 30
    assert due_day(date(2026, 1, 15), [date(2026, 2, 27), date(2026, 3, 31)]) is None
    assert {months_between(date(2026, 1, 15), day, 31)[1] for day in days} == {16}
    assert months_between(date(2026, 1, 15), date(2026, 1, 15), 31) == (0, 0)


@given(st.dates(max_value=date(2100, 1, 1)), st.integers(min_value=0, max_value=600))
def test_so_many_months_after_a_day_are_so_many_months(day, months):
    assert months_between(day, after_months(day, months)) == (months, 0)
