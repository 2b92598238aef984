from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from widgets.content.library import Library
from widgets.core.calculators.contact_times.binding import Collector, Held, held_on
from widgets.core.calculators.contact_times.day import NormFinding, day_flags
from widgets.core.calculators.contact_times.law import LoanKind
from widgets.core.contact_log.entry import Contact, ContactMeans, Purpose
from widgets.core.law.provision import LenderType
from widgets.core.law.rule import Unit

LIBRARY = Library.open()
RULES = {rule.id: rule for rule in LIBRARY.rules()}
PROVISIONS = {provision.cite: provision for provision in LIBRARY.provisions()}
ON = date(2026, 11, 20)
BANK = Collector(LenderType.BANK, loan=LoanKind.ONLINE_CONSUMER)
NOON = Contact(1, datetime.combine(ON, time(12)), ContactMeans.CALL)


def held(key: str, collector: Collector = BANK) -> Held:
    """A norm as it holds on the day."""
    return {each.norm.key: each for each in held_on(ON, collector, RULES, PROVISIONS)}[key]


def flags(key: str, contacts: list[Contact], collector: Collector = BANK) -> list:
    """What a norm says to the contacts."""
    return list(day_flags(held(key, collector), ON, contacts))


def at(clock: str, **told: Any) -> Contact:
    """A call at a time of the day."""
    return replace(NOON, when=datetime.combine(ON, time.fromisoformat(clock)), **told)


def calls(number: int, **told: Any) -> list[Contact]:
    """Calls in a row, a minute apart."""
    return [replace(NOON, when=NOON.when + timedelta(minutes=n), **told) for n in range(number)]


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

    assert [each.finding for each in found] == [NormFinding.BEYOND] * closed
    assert [[m.value for m in each.limits] for each in found] == [[22, 8]] * closed


@pytest.mark.parametrize("kind", ContactMeans)
def test_every_kind_of_contact_keeps_the_hours(kind):
    assert len(flags("hours-bankers", [at("22:30", kind=kind)])) == 1


@pytest.mark.parametrize(("seconds", "depends"), [(None, False), (60, False), (61, True)])
def test_a_call_that_ran_past_the_hour_depends(seconds, depends):
    found = flags("hours-standard", [at("21:59", seconds=seconds)])

    assert [each.finding for each in found] == [NormFinding.DEPENDS] * depends
    assert all("ran-past" in each.turns_on for each in found)


def test_word_to_a_third_person_at_night_depends_on_whether_payment_was_asked():
    (found,) = flags("hours-standard", [at("22:30", to_third=True)])

    assert found.finding is NormFinding.DEPENDS
    assert found.turns_on[0] == "asked-to-pay"


def test_three_connected_notice_calls_are_within_and_four_beyond():
    told = {"purpose": Purpose.NOTICE, "connected": True}

    (found,) = flags("notice-calls-standard", calls(4, **told))

    assert flags("notice-calls-standard", calls(3, **told)) == []
    assert (found.finding, found.found.value, found.limits[0].value) == (NormFinding.BEYOND, 4, 3)
    assert (found.found.unit, found.cite) == (
        Unit.TIMES_A_DAY,
        "gbt-45251-2025/5.3-notice-calls",
    )
    assert found.turns_on == ("agreed-otherwise",)


def test_calls_whose_purpose_is_not_marked_may_be_of_either_kind():
    contacts = [*calls(2, purpose=Purpose.NOTICE, connected=True), *calls(2, connected=True)]

    (notice,), (two_way) = (
        flags("notice-calls-standard", contacts),
        flags("two-way-calls-standard", contacts),
    )

    assert notice.finding is NormFinding.DEPENDS
    assert notice.turns_on[0] == "purpose-not-marked"
    assert two_way == []


def test_what_counts_as_an_effective_two_way_call_was_not_read_so_it_depends():
    (found,) = flags("two-way-calls-standard", calls(9, purpose=Purpose.TWO_WAY, connected=True))

    assert found.finding is NormFinding.DEPENDS
    assert found.turns_on == ("effective-call", "counted-together")


def test_calls_that_did_not_get_through_are_not_counted_with_those_that_did():
    told = {"purpose": Purpose.NOTICE}
    contacts = [*calls(3, connected=True, **told), *calls(9, connected=False, **told)]

    assert flags("notice-calls-standard", contacts) == []


def test_a_call_that_may_have_got_through_leaves_it_open():
    told = {"purpose": Purpose.NOTICE}
    contacts = [*calls(3, connected=True, **told), *calls(1, **told)]

    (found,) = flags("notice-calls-standard", contacts)

    assert (found.finding, found.turns_on[0]) == (NormFinding.DEPENDS, "connected-not-known")


def test_six_unanswered_attempts_are_within_and_seven_beyond():
    (found,) = flags("unanswered-bankers", calls(7, connected=False))

    assert flags("unanswered-bankers", calls(6, connected=False)) == []
    assert (found.finding, found.found.value, found.limits[0].value) == (NormFinding.BEYOND, 7, 6)


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

    assert (found.finding, found.entries, found.limits) == (NormFinding.DEPENDS, (entries[1],), ())
    assert found.turns_on == ("asked-to-pay", "who-they-are")


def test_a_contact_person_who_refused_must_be_left_alone():
    (found,) = flags("refused-standard", [replace(NOON, to_third=True, after_refusal=True)])

    assert found.finding is NormFinding.BEYOND


def test_the_refusal_of_the_debtor_is_a_matter_of_private_peace_and_depends():
    refused = [replace(NOON, after_refusal=True)]

    assert flags("refused-standard", refused) == []
    assert [each.finding for each in flags("refused-peace", refused)] == [NormFinding.DEPENDS]


def test_where_it_is_open_whether_the_norm_binds_nothing_is_beyond_it():
    (found,) = flags("hours-standard", [at("23:00")], Collector(LenderType.BANK))

    assert (found.finding, found.turns_on[0]) == (NormFinding.DEPENDS, "loan-kind")


def test_what_was_counted_is_told_as_a_number():
    (found,) = flags("hours-standard", [at("23:00"), at("23:01")])

    assert found.found.value == Decimal(2)
