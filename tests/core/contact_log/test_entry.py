from widgets.core.contact_log.entry import (
    LONGEST_SHOWN,
    Doubled,
    Log,
    LogShape,
    Passed,
    UnreadReason,
    unread,
)


def test_of_a_line_not_read_only_the_beginning_is_kept_as_given():
    found = unread(3, "<b>\u3000" * 40, UnreadReason.NO_DAY)

    assert found.text == ("<b>\u3000" * 40)[:LONGEST_SHOWN]
    assert (found.line, found.reason) == (3, UnreadReason.NO_DAY)


def test_a_log_counts_every_kind_of_line():
    lost = unread(1, "?", UnreadReason.NO_DAY)
    log = Log(LogShape.TABLE, (), (Doubled(2, 1),), (lost,), {Passed.BLANK: 3, Passed.JOINED: 9})

    assert log.lines == 14
