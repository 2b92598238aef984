from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from widgets.content.library import Library
from widgets.core.calculators.contact_times.flags import Flag, day_flags, flag, settled
from widgets.core.calculators.contact_times.law import Collector, Consent, Held, held_on
from widgets.core.contact_log.entry import Contact, ContactMeans, DayAlone, Purpose, UnreadReason
from widgets.core.law.contact_norms import Counts, LoanKind
from widgets.core.law.provision import LenderType

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("contact-times")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))
ON = date(2026, 11, 20)
BANK = Collector(LenderType.BANK, loan=LoanKind.ONLINE_CONSUMER)
NOON = Contact(1, datetime.combine(ON, time(12)), ContactMeans.CALL)


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
