from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content.library import Library
from widgets.core.calculators.contact_times.law import Collector
from widgets.core.calculators.contact_times.working import CheckedLog, check
from widgets.core.contact_log.entry import Contact, ContactMeans, Log, LogShape
from widgets.core.contact_log.log import read_log
from widgets.core.law.contact_norms import LoanKind
from widgets.core.law.provision import LenderType

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("contact-times")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))
BANK = Collector(LenderType.BANK, loan=LoanKind.ONLINE_CONSUMER)
LENDERS = [lender for lender in LenderType if lender not in {"anyone", "police", "court"}]
TYPED = st.lists(
    st.builds(
        "{} {:02d}:{:02d} {} {} {}".format,
        st.sampled_from(["2025-02-27", "2025-02-28", "2026-01-30", "2026-11-20"]),
        st.sampled_from([7, 8, 12, 21, 22]),
        st.integers(min_value=0, max_value=5),
        st.sampled_from(["电话 接通 告知", "电话 未接", "电话", "短信", "我打电话"]),
        st.sampled_from(["", "同事", "拒绝后 家人", "拒绝后"]),
        st.sampled_from(["", "95500", "13800138000"]),
    ),
    max_size=30,
)


def checked(text: str, collector: Collector = BANK) -> CheckedLog:
    """A typed log beside the register."""
    return check(read_log(text), collector, TABLES)


def keys(found: CheckedLog) -> list[str]:
    """The keys of the flags."""
    return [each.held.norm.id for each in found.flags]


def unplaced(found: CheckedLog) -> list:
    """The flags without the lines on which their entries stand."""
    return [
        replace(each, entries=tuple(replace(c, line=0, text="") for c in each.entries))
        for each in found.flags
    ]


def test_a_call_at_night_is_beyond_both_hours_and_names_its_line():
    found = checked("2026-11-20 12:00 电话 接通\n2026-11-20 22:30 电话 接通")

    assert keys(found)[:2] == ["hours-standard", "hours-bankers"]
    assert [[c.line for c in each.entries] for each in found.flags[:2]] == [[2], [2]]
    assert [each.held.cite for each in found.flags[:2]] == [
        "gbt-45251-2025/5.3-hours",
        "cba-2026/hours",
    ]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2025-02-27", []),
        ("2025-02-28", ["hours-standard"]),
        ("2026-01-29", ["hours-standard"]),
        ("2026-01-30", ["hours-standard", "hours-bankers"]),
    ],
)
def test_the_day_of_the_contact_picks_the_norms(day, found):
    assert keys(checked(f"{day} 22:30 电话")) == found


def test_after_midnight_the_new_day_counts():
    found = checked("2026-01-29 23:59 电话\n2026-01-30 00:00 电话")

    bankers = [each for each in found.flags if each.held.norm.id == "hours-bankers"]
    assert [each.on for each in bankers] == [date(2026, 1, 30)]


@pytest.mark.parametrize(
    "lender", [LenderType.PRIVATE_LENDER, LenderType.UNLICENSED, LenderType.ASSIGNEE]
)
def test_no_number_is_recorded_for_those_whom_only_the_general_law_binds(lender):
    found = checked("2026-11-20 23:00 电话\n" * 9, Collector(lender))

    assert found.no_limit == (date(2026, 11, 20),)
    assert [each for each in found.flags if each.held.limits] == []


def test_days_before_the_first_number_are_listed_as_without():
    found = checked("2025-02-27 12:00 电话\n2025-02-28 12:00 电话")

    assert found.no_limit == (date(2025, 2, 27),)


def test_contact_again_and_again_depends_for_everyone_and_has_no_number():
    text = "2026-11-20 12:00 电话\n2026-11-21 12:00 短信"

    found = checked(text, Collector(LenderType.PRIVATE_LENDER))

    assert keys(found) == ["repeated-peace", "repeated-police"]
    assert {(each.beyond, each.held.limits, each.on) for each in found.flags} == {(False, (), None)}
    assert [len(each.entries) for each in found.flags] == [2, 2]


def test_once_is_not_again_and_again():
    found = checked("2026-11-20 12:00 电话", Collector(LenderType.PRIVATE_LENDER))

    assert found.flags == ()


def test_before_2026_the_law_on_public_order_spoke_of_messages_only():
    private = Collector(LenderType.PRIVATE_LENDER)
    calls = "2025-12-30 12:00 电话\n2025-12-31 12:00 电话\n"
    texts = "2025-12-30 12:00 短信\n2025-12-31 12:00 短信\n"

    assert keys(checked(calls, private)) == ["repeated-peace"]
    assert keys(checked(texts, private)) == ["repeated-peace", "repeated-police-before"]


def test_the_borrowers_own_calls_are_left_out_and_told():
    found = checked("2026-11-20 22:30 我打电话\n2026-11-20 22:40 我打电话")

    assert found.flags == ()
    assert (found.tally["contacts"], found.tally["outgoing"]) == (0, 2)
    assert sum(found.by_hour) == 0


def test_a_day_that_cannot_have_been_is_left_out_and_told():
    found = checked("2026-11-25 22:30 电话\n2026-11-26 22:30 电话")

    assert (found.tally["contacts"], found.tally["ahead"]) == (1, 1)
    assert list(found.days) == [date(2026, 11, 25)]


def test_contacts_are_counted_by_hour_and_by_day():
    found = checked("2026-11-21 00:00 电话\n2026-11-20 23:59 短信\n2026-11-20 23:00 上门")

    assert (found.by_hour[0], found.by_hour[23], sum(found.by_hour)) == (1, 2, 3)
    assert len(found.by_hour) == 24
    assert [(on, len(found.days[on])) for on in found.days] == [
        (date(2026, 11, 20), 2),
        (date(2026, 11, 21), 1),
    ]


def test_several_texts_on_the_same_contacts_are_one_spot_and_what_is_beyond_comes_first():
    found = checked("2026-11-20 12:00 电话 同事\n2026-11-20 22:30 电话 接通")

    assert len([each for each in found.flags if each.counts == "hours" and each.beyond]) == 2
    assert (found.beyond, found.depends) == (1, 1)
    assert [each.beyond for each in found.flags] == sorted(
        (each.beyond for each in found.flags), reverse=True
    )


def test_what_may_be_told_and_decides_nothing_stands_apart():
    found = checked("2026-11-20 22:30 电话", Collector(LenderType.SMALL_LOAN))

    mentioned = {each.cite for each in found.mentions}
    assert "nifa-2018/17" in mentioned
    assert not {each.held.cite for each in found.flags} & mentioned


@pytest.mark.parametrize("text", ["", "时间,方式", "<calls/>", "\x00\x01", "2026-02-30 25:00"])
def test_a_log_without_contacts_says_nothing(text):
    found = checked(text)

    assert (found.flags, found.days, found.no_limit, found.tally["contacts"]) == ((), {}, (), 0)


@given(TYPED, st.sampled_from(LENDERS), st.booleans())
def test_lines_told_again_never_change_a_flag(lines, lender, agency):
    collector = Collector(lender, agency)

    once, twice = checked("\n".join(lines), collector), checked("\n".join(lines * 2), collector)

    assert (once.flags, once.by_hour) == (twice.flags, twice.by_hour)


@given(TYPED.flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines))))
def test_the_order_of_the_lines_never_changes_a_flag(orders):
    lines, mixed = orders

    assert unplaced(checked("\n".join(lines))) == unplaced(checked("\n".join(mixed)))


@given(TYPED, st.sampled_from(LENDERS))
def test_every_flag_rests_on_articles_in_force_that_bind_the_lender(lines, lender):
    for each in checked("\n".join(lines), Collector(lender)).flags:
        provision = TABLES.provision(each.held.cite)
        assert provision.confidence.carries_a_key
        assert {lender, LenderType.ANYONE} & set(provision.binds)
        assert all(provision.in_force(c.when.date()) for c in each.entries)


def test_a_contact_of_the_first_and_of_the_last_year_is_no_trouble():
    first, last = (datetime.fromisoformat(f"{day}T23:59") for day in (date.min, date.max))
    log = Log(
        LogShape.LINES,
        (Contact(1, first, ContactMeans.CALL, seconds=99), Contact(2, last, ContactMeans.CALL)),
    )

    assert check(log, BANK, replace(TABLES, today=date.max)).tally["contacts"] == 2
