from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content.library import Library
from widgets.core.calculators.contact_times.law import Collector, Consent, Held, held_on
from widgets.core.calculators.contact_times.steps import charts
from widgets.core.calculators.contact_times.working import (
    CheckedLog,
    Flag,
    check,
    day_flags,
    flag,
    settled,
)
from widgets.core.contact_log.entry import (
    Contact,
    ContactMeans,
    DayAlone,
    Log,
    LogShape,
    Purpose,
    UnreadReason,
)
from widgets.core.contact_log.log import read_log
from widgets.core.law.contact_norms import Counts, LoanKind
from widgets.core.law.provision import LenderType

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("contact-times")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))
BANK = Collector(LenderType.BANK, loan=LoanKind.ONLINE_CONSUMER)
LENDERS = [lender for lender in LenderType if lender not in {"anyone", "police", "court"}]
ON = date(2026, 11, 20)
NOON = Contact(1, datetime.combine(ON, time(12)), ContactMeans.CALL)
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


def by_hour(found: CheckedLog) -> list:
    """How many contacts began in each hour of the day, as they are drawn; nothing of none."""
    return [each.value for chart in charts(found)[:1] for each in chart.series[0].values]


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
    assert sum(by_hour(found)) == 0


def test_a_day_that_cannot_have_been_is_left_out_and_told():
    found = checked("2026-11-25 22:30 电话\n2026-11-26 22:30 电话")

    assert (found.tally["contacts"], found.tally["ahead"]) == (1, 1)
    assert list(found.days) == [date(2026, 11, 25)]


def test_contacts_are_counted_by_hour_and_by_day():
    found = checked("2026-11-21 00:00 电话\n2026-11-20 23:59 短信\n2026-11-20 23:00 上门")

    assert (by_hour(found)[0], by_hour(found)[23], sum(by_hour(found))) == (1, 2, 3)
    assert len(by_hour(found)) == 24
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

    assert (once.flags, by_hour(once)) == (twice.flags, by_hour(twice))


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


def held(key: str, collector: Collector = BANK) -> Held:
    """A norm as it holds on the day."""
    return {each.norm.id: each for each in held_on(ON, collector, TABLES)}[key]


def flags(key: str, contacts: list[Contact], collector: Collector = BANK) -> list:
    """What a norm says to the contacts."""
    return list(day_flags(held(key, collector), ON, contacts))


def most(found: Flag) -> Decimal:
    """The number a day of a flag's norm."""
    return found.held.limits[0].measure.value


def at(clock: str, **told: Any) -> Contact:
    """A call at a time of the day."""
    return replace(NOON, when=datetime.combine(ON, time.fromisoformat(clock)), **told)


def calls(number: int, **told: Any) -> list[Contact]:
    """Calls in a row, a minute apart."""
    return [at(f"12:{minute:02}", **told) for minute in range(number)]


@pytest.mark.parametrize("key", ["hours-standard", "hours-bankers"])
@pytest.mark.parametrize(
    ("clock", "closed"),
    [
        ("07:59", True),
        ("07:59:59", True),
        ("08:00", False),
        ("12:00", False),
        ("21:59", False),
        ("21:59:59", False),
        ("22:00", True),
        ("22:01", True),
        ("23:59", True),
        ("00:00", True),
    ],
)
def test_the_hours_close_with_the_latest_and_open_with_the_earliest(key, clock, closed):
    found = flags(key, [at(clock)])

    assert [each.beyond for each in found] == [True] * closed
    assert [[limit.measure.value for limit in each.held.limits] for each in found] == [
        [22, 8]
    ] * closed


@pytest.mark.parametrize("kind", ContactMeans)
def test_every_kind_of_contact_keeps_the_hours(kind):
    assert len(flags("hours-bankers", [at("22:30", kind=kind)])) == 1


@pytest.mark.parametrize(("seconds", "depends"), [(None, False), (60, False), (61, True)])
def test_a_call_that_ran_past_the_hour_depends(seconds, depends):
    found = flags("hours-standard", [at("21:59", seconds=seconds)])

    assert [each.beyond for each in found] == [False] * depends
    assert all("ran-past" in each.turns_on for each in found)


def test_word_to_a_third_person_at_night_depends_on_whether_payment_was_asked():
    (found,) = flags("hours-standard", [at("22:30", to_third=True)])

    assert not found.beyond
    assert found.turns_on[0] == "asked-to-pay"


def test_three_connected_notice_calls_are_within_and_four_beyond():
    told = {"purpose": Purpose.NOTICE, "connected": True}

    (found,) = flags("notice-calls-standard", calls(4, **told))

    assert flags("notice-calls-standard", calls(3, **told)) == []
    assert (found.beyond, len(found.entries), most(found)) == (True, 4, 3)
    assert found.held.cite == "gbt-45251-2025/5.3-notice-calls"
    assert found.turns_on == ("agreed-otherwise",)


def test_calls_whose_purpose_is_not_marked_may_be_of_either_kind():
    contacts = [*calls(2, purpose=Purpose.NOTICE, connected=True), *calls(2, connected=True)]

    (notice,), (two_way) = (
        flags("notice-calls-standard", contacts),
        flags("two-way-calls-standard", contacts),
    )

    assert not notice.beyond
    assert notice.turns_on[0] == "purpose-not-marked"
    assert two_way == []


def test_what_counts_as_an_effective_two_way_call_was_not_read_so_it_depends():
    (found,) = flags("two-way-calls-standard", calls(9, purpose=Purpose.TWO_WAY, connected=True))

    assert not found.beyond
    assert found.turns_on == ("effective-call", "counted-together")


def test_calls_that_did_not_get_through_are_not_counted_with_those_that_did():
    told = {"purpose": Purpose.NOTICE}
    contacts = [*calls(3, connected=True, **told), *calls(9, connected=False, **told)]

    assert flags("notice-calls-standard", contacts) == []


def test_a_call_that_may_have_got_through_leaves_it_open():
    told = {"purpose": Purpose.NOTICE}
    contacts = [*calls(3, connected=True, **told), *calls(1, **told)]

    (found,) = flags("notice-calls-standard", contacts)

    assert (found.beyond, found.turns_on[0]) == (False, "connected-not-known")


def test_six_unanswered_attempts_are_within_and_seven_beyond():
    (found,) = flags("unanswered-bankers", calls(7, connected=False))

    assert flags("unanswered-bankers", calls(6, connected=False)) == []
    (sure,) = flags("unanswered-bankers", [*calls(7, connected=False), *calls(1)])
    assert (sure.beyond, len(sure.entries)) == (True, 7)
    (unsure,) = flags("unanswered-bankers", [*calls(6, connected=False), *calls(1)])
    assert (unsure.beyond, unsure.turns_on[0]) == (False, "connected-not-known")
    assert (found.beyond, len(found.entries), most(found)) == (True, 7, 6)


def test_attempts_are_counted_by_the_number_of_the_borrower_not_of_the_caller():
    one = calls(4, connected=False, mine="1", other="a")
    two = calls(4, connected=False, mine="2", other="a")
    moved = [replace(c, mine="1", other="b") for c in two]

    assert flags("unanswered-bankers", [*one, *two]) == []
    assert flags("unanswered-bankers", [*one, *moved])[0].turns_on[-1] == "same-lender"


@pytest.mark.parametrize("told", [{"to_third": True}, {"kind": ContactMeans.MESSAGE}])
def test_only_calls_to_the_debtor_are_counted(told):
    contacts = calls(9, purpose=Purpose.NOTICE, connected=True, **told)
    missed = calls(9, connected=False, **told)

    assert flags("notice-calls-standard", contacts) == []
    assert flags("unanswered-bankers", missed) == []


def test_word_to_third_persons_depends_on_who_they_are_and_what_was_asked():
    entries = [NOON, replace(NOON, to_third=True)]

    (found,) = flags("third-standard", entries)

    assert (found.beyond, found.entries, found.held.limits) == (False, (entries[1],), ())
    assert found.turns_on == ("asked-to-pay", "who-they-are")


def test_a_contact_person_who_refused_must_be_left_alone():
    (found,) = flags("refused-standard", [replace(NOON, to_third=True, after_refusal=True)])

    assert found.beyond


def test_the_refusal_of_the_debtor_is_a_matter_of_private_peace_and_depends():
    refused = [replace(NOON, after_refusal=True)]

    assert flags("refused-standard", refused) == []
    assert [each.beyond for each in flags("refused-peace", refused)] == [False]


def test_where_it_is_open_whether_the_norm_binds_nothing_is_beyond_it():
    (found,) = flags("hours-standard", [at("23:00")], Collector(LenderType.BANK))

    assert (found.beyond, found.turns_on[0]) == (False, "loan-kind")


def agreed(consent: str, *hours: str) -> Collector:
    """A bank with which something was agreed, or hours."""
    return replace(BANK, consent=Consent(consent), hours=dict.fromkeys(hours, Decimal(20)))


def turning(counts: str, *facts: str) -> Flag:
    """A flag of a norm beyond it, that turns on some facts."""
    each = next(e for e in held_on(ON, BANK, TABLES) if e.norm.counts is Counts(counts))
    return replace(flag(each, ON, [NOON]), beyond=True, turns_on=facts)


@pytest.mark.parametrize(
    ("consent", "counts", "facts", "beyond", "left"),
    [
        ("unknown", "hours", ("consented", "member"), True, ("consented", "member")),
        ("none", "hours", ("consented", "member"), True, ("member",)),
        ("none", "unanswered", ("agreed-otherwise",), True, ()),
        ("consented", "hours", ("consented",), False, ("consented",)),
        ("consented", "hours", ("agreed-otherwise",), False, ("agreed-otherwise",)),
        ("consented", "unanswered", ("agreed-otherwise",), True, ("agreed-otherwise",)),
        ("agreed", "hours", ("agreed-otherwise",), False, ("agreed-otherwise",)),
        ("agreed", "unanswered", ("agreed-otherwise",), False, ("agreed-otherwise",)),
        ("agreed", "refused", ("who-they-are",), True, ("who-they-are",)),
    ],
)
def test_what_was_agreed_rules_an_exception_out_or_leaves_it_open(
    consent, counts, facts, beyond, left
):
    found = settled(turning(counts, *facts), agreed(consent))

    assert (found.beyond, found.turns_on) == (beyond, left)


def test_with_the_hours_typed_the_standard_is_settled_and_consent_is_not():
    told = agreed("agreed", "latest")

    standard = settled(turning("hours", "agreed-otherwise"), told)
    bankers = settled(turning("hours", "consented"), told)

    assert (standard.beyond, standard.turns_on) == (True, ())
    assert (bankers.beyond, bankers.turns_on) == (False, ("consented",))


@pytest.mark.parametrize("consent", Consent)
def test_what_depends_never_becomes_beyond(consent):
    open_ = replace(turning("hours", "agreed-otherwise"), beyond=False)

    assert not settled(open_, agreed(consent)).beyond


def alone(why: UnreadReason, **told: Any) -> Contact:
    """A call of which only the day is known."""
    return replace(NOON, when=DayAlone(ON, why), **told)


def test_what_has_no_hour_is_not_looked_at_for_its_hour():
    assert flags("hours-standard", [alone(UnreadReason.NO_TIME)]) == []


@pytest.mark.parametrize(
    ("why", "beyond"), [(UnreadReason.NO_TIME, True), (UnreadReason.NO_SUCH_TIME, False)]
)
def test_calls_without_an_hour_count_by_the_day_where_the_day_is_sure(why, beyond):
    missed = [
        *calls(6, connected=False),
        alone(why, connected=False),
    ]

    (found,) = flags(
        "unanswered-bankers", missed, Collector(LenderType.BANK, loan=LoanKind.CREDIT_CARD)
    )

    assert found.beyond is beyond
    assert ("which-day" in found.turns_on) is not beyond
