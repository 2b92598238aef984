from datetime import date, datetime, time

from widgets.core.contact_log.entry import (
    Contact,
    ContactMeans,
    DayAlone,
    Doubled,
    Log,
    LogShape,
    Passed,
    UnreadReason,
    unread,
)


def test_of_a_line_not_read_only_the_beginning_is_kept_as_given():
    found = unread(3, "<b>\u3000" * 40, UnreadReason.NO_DAY)

    assert found.text == ("<b>\u3000" * 40)[:80]
    assert (found.line, found.reason) == (3, UnreadReason.NO_DAY)


def test_a_contact_knows_its_day_and_its_time_where_that_was_told():
    told = Contact(1, datetime(2026, 11, 20, 22, 30), ContactMeans.CALL)  # noqa: DTZ001
    alone = Contact(1, DayAlone(date(2026, 11, 20), UnreadReason.NO_TIME), ContactMeans.CALL)

    assert (told.on, told.at, told.day_is_sure) == (date(2026, 11, 20), time(22, 30), True)
    assert (alone.on, alone.at, alone.day_is_sure) == (date(2026, 11, 20), None, True)


def test_around_midnight_and_by_a_foreign_clock_the_day_is_not_sure():
    reasons = [UnreadReason.NO_SUCH_TIME, UnreadReason.TIME_ZONE]

    assert not any(
        Contact(1, DayAlone(date(2026, 11, 20), why), ContactMeans.CALL).day_is_sure
        for why in reasons
    )


def test_a_log_counts_every_kind_of_line():
    lost = unread(1, "?", UnreadReason.NO_DAY)
    log = Log(LogShape.TABLE, (), (Doubled(2, 1),), (lost,), {Passed.BLANK: 3, Passed.JOINED: 9})

    assert log.lines == 14
