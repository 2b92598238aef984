from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.calculators.limitation.kinds import (
    DATED,
    EVENT_KINDS,
    KIND,
    OBSTACLE,
    OBSTACLE_KINDS,
)
from widgets.content.library import Library
from widgets.core.calculators.calendar_days import after_years
from widgets.core.calculators.limitation.course import Claim, CourtReading, Effect
from widgets.core.calculators.limitation.law import Periods
from widgets.core.calculators.limitation.rows import ClaimEvent, Obstacle
from widgets.core.calculators.limitation.working import (
    doubts,
    follow,
    last_day,
    longest_day,
)
from widgets.core.law.limitation import PeriodDoubt

DAYS_OFF = Library.open().series("court-days-off")
PERIODS = Periods(3, 20, 6, date(2021, 1, 1), DAYS_OFF, "civil-code/188", date(2021, 1, 1))
START, ASKED = date(2022, 9, 1), date(2026, 11, 25)

DAYS = st.dates(date(2021, 1, 1), date(2040, 1, 1))
KINDS = st.sampled_from([kind for kind in EVENT_KINDS if kind.id != "judgment"])
EVENTS = st.builds(
    lambda day, kind, length: ClaimEvent(day, kind, None if length is None else day + length),
    DAYS,
    KINDS,
    st.none() | st.timedeltas(timedelta(0), timedelta(900)),
)
OBSTACLES = st.builds(
    lambda first, length, kind: Obstacle(first, first + length, kind),
    DAYS,
    st.timedeltas(timedelta(0), timedelta(900)),
    st.sampled_from(OBSTACLE_KINDS),
)
CLAIMS = st.builds(
    lambda start, events, obstacles: Claim(
        start, date(2041, 1, 1), tuple(events), tuple(obstacles)
    ),
    DAYS,
    st.lists(EVENTS, max_size=6),
    st.lists(OBSTACLES, max_size=3),
)
READINGS = st.sampled_from(CourtReading)


def course(*events, start=START, obstacles=(), reading=CourtReading.STRICT, asked=ASKED):
    return follow(Claim(start, asked, events, obstacles), PERIODS, reading)


def last(*events, **more):
    return course(*events, **more).last


def effects(*events, **more):
    return [moment.effect for moment in course(*events, **more).moments]


def test_three_years_end_on_the_corresponding_day_and_a_day_later_for_the_other_reading():
    assert last() == date(2025, 9, 1)
    assert last(reading=CourtReading.GENEROUS) == date(2025, 9, 2)


def test_a_demand_on_the_last_day_restarts_and_the_day_after_it_does_not():
    in_time, late = (ClaimEvent(date(2025, 9, day), KIND["demand"]) for day in (1, 2))

    assert last(in_time) == date(2028, 9, 1)
    assert last(late) == date(2025, 9, 1)
    assert last(late, reading=CourtReading.GENEROUS) == date(2028, 9, 4)  # a Monday


def test_nothing_that_happens_before_the_due_day_counts():
    early = ClaimEvent(date(2022, 8, 31), KIND["payment"])

    assert effects(early) == [Effect.EARLY]
    assert last(early) == last()


def test_proceedings_begun_before_the_due_day_that_end_after_it_are_counted_both_ways():
    suit = ClaimEvent(date(2022, 3, 1), KIND["suit"], date(2023, 6, 1))
    over = ClaimEvent(date(2022, 3, 1), KIND["suit"], date(2022, 6, 1))

    assert effects(suit) == [Effect.EARLY]
    assert last(suit) == last()
    assert last(suit, reading=CourtReading.GENEROUS) == date(2026, 6, 1)
    assert last(over, reading=CourtReading.GENEROUS) == last(reading=CourtReading.GENEROUS)


def test_proceedings_restart_the_period_when_they_end_and_cover_what_happens_within():
    suit = ClaimEvent(date(2024, 1, 10), KIND["suit"], date(2025, 3, 5))
    within = ClaimEvent(date(2024, 6, 1), KIND["demand"])

    assert last(suit, within) == last(suit) == date(2028, 3, 5)
    assert course(suit, within).since == date(2025, 3, 5)


def test_an_event_on_a_leap_day_does_not_shorten_the_other_reading():
    start, leap = date(2028, 2, 28), ClaimEvent(date(2028, 2, 29), KIND["demand"])

    # 1 March 2031 is a Saturday; three years from 29 February end on Friday, 28 February
    assert last(start=start, reading=CourtReading.GENEROUS) == date(2031, 3, 3)
    assert last(leap, start=start, reading=CourtReading.GENEROUS) == date(2031, 3, 3)


@pytest.mark.parametrize(
    "kind", [KIND["promise"], KIND["plan"], KIND["security"], KIND["agreement"]]
)
def test_agreeing_to_pay_too_late_gives_the_plea_up(kind):
    event = ClaimEvent(date(2026, 1, 5), kind)

    assert effects(event) == [Effect.REVIVES]
    assert last(event) == date(2029, 1, 5)


@pytest.mark.parametrize("kind", [KIND["payment"], KIND["signed"], KIND["extension"]])
def test_paying_signing_or_asking_for_time_too_late_is_in_doubt(kind):
    event = ClaimEvent(date(2026, 1, 5), kind)

    assert effects(event) == [Effect.TOO_LATE]
    assert effects(event, reading=CourtReading.GENEROUS) == [Effect.REVIVES]


@pytest.mark.parametrize("kind", [KIND["call"], KIND["notice"], KIND["police"], KIND["withdrawn"]])
def test_what_interrupts_under_unknown_conditions_counts_for_the_generous_reading_only(kind):
    event = ClaimEvent(date(2024, 1, 5), kind, date(2024, 1, 5))

    assert effects(event) == [Effect.NOT_COUNTED]
    assert last(event) == date(2025, 9, 1)
    assert last(event, reading=CourtReading.GENEROUS) == date(2027, 1, 5)


def test_proceedings_without_an_end_are_over_at_once_or_still_going_on():
    suit = ClaimEvent(date(2024, 1, 10), KIND["suit"])

    assert last(suit) == date(2027, 1, 10)
    assert last(suit, reading=CourtReading.GENEROUS) == date(
        2029, 11, 26
    )  # 25 November is a Sunday


@pytest.mark.parametrize("kind", DATED)
@pytest.mark.parametrize("signed", [date(2022, 8, 1), date(2023, 5, 1)])
def test_a_new_due_day_agreed_before_or_after_the_old_one_is_where_the_period_starts(kind, signed):
    agreed = ClaimEvent(signed, kind, date(2024, 5, 6))

    assert effects(agreed) == [Effect.RESTARTS]
    assert last(agreed) == last(agreed, reading=CourtReading.GENEROUS) == date(2027, 5, 6)


@pytest.mark.parametrize("kind", DATED)
def test_without_the_new_due_day_an_agreement_counts_from_its_signing_or_is_still_running(kind):
    before, after = (ClaimEvent(day, kind) for day in (date(2022, 8, 1), date(2023, 5, 7)))

    assert effects(before) == [Effect.EARLY]
    assert last(after) == date(2026, 5, 7)
    assert last(before, reading=CourtReading.GENEROUS) == date(
        2029, 11, 26
    )  # 25 November is a Sunday
    assert last(after, reading=CourtReading.GENEROUS) == date(2029, 11, 26)


def test_an_agreement_that_puts_the_due_day_no_later_changes_nothing_before_it():
    assert effects(ClaimEvent(date(2022, 8, 1), KIND["plan"], START)) == [Effect.EARLY]


@pytest.mark.parametrize(
    ("first", "until", "ends"),
    [
        (date(2025, 9, 1), date(2025, 10, 10), date(2026, 4, 10)),
        (date(2025, 9, 2), date(2025, 10, 10), date(2025, 9, 1)),
        (date(2024, 1, 1), date(2025, 3, 1), date(2025, 9, 1)),
        (date(2024, 1, 1), date(2025, 3, 2), date(2025, 9, 2)),
        (date(2025, 8, 1), date(2025, 8, 31), date(2026, 2, 28)),
    ],
)
def test_an_obstacle_suspends_only_within_the_last_six_months(first, until, ends):
    obstacle = Obstacle(first, until, OBSTACLE["force-majeure"])

    assert last(obstacles=(obstacle,)) == ends


def test_a_second_obstacle_within_the_six_months_added_suspends_again():
    one = Obstacle(date(2025, 8, 1), date(2025, 8, 20), OBSTACLE["no-heir"])
    two = Obstacle(date(2026, 2, 1), date(2026, 5, 6), OBSTACLE["controlled"])

    assert last(obstacles=(two, one)) == date(2026, 11, 6)


def test_another_obstacle_counts_for_the_generous_reading_only():
    other = Obstacle(date(2025, 8, 1), date(2025, 12, 31), OBSTACLE["other"])

    assert last(obstacles=(other,)) == date(2025, 9, 1)
    assert last(obstacles=(other,), reading=CourtReading.GENEROUS) == date(2026, 6, 30)


def test_nothing_but_agreeing_after_them_prolongs_the_twenty_years():
    demands = [ClaimEvent(date(2022 + 3 * n, 8, 1), KIND["demand"]) for n in range(7)]
    plan = ClaimEvent(date(2042, 10, 1), KIND["plan"])

    assert longest_day(Claim(START, ASKED), PERIODS) == date(2042, 9, 1)
    assert last(*demands) == date(2042, 9, 1)
    assert last(*demands, plan) == date(2042, 9, 1)
    assert last(*demands, plan, reading=CourtReading.GENEROUS) == date(2045, 10, 2)


def test_a_demand_on_the_last_day_of_the_twenty_years_leads_no_further_and_agreeing_after_it_does():
    demands = [ClaimEvent(date(2022 + 3 * n, 8, 1), KIND["demand"]) for n in range(7)]
    then = ClaimEvent(date(2042, 9, 1), KIND["demand"])

    assert course(*demands, then).since == date(2042, 9, 1)
    assert last(*demands, then) == date(2042, 9, 1)
    # 1 September 2042 is a Monday
    assert last(*demands, then, reading=CourtReading.GENEROUS) == date(2042, 9, 1)
    claim = Claim(START, ASKED)
    assert last_day(claim, PERIODS, CourtReading.STRICT, date(2042, 9, 2))[0] == date(2045, 9, 2)


def test_before_the_record_only_agreeing_to_pay_is_certain():
    demand, plan = (ClaimEvent(date(2022, 3, 1), kind) for kind in (KIND["demand"], KIND["plan"]))
    start = date(2020, 12, 31)

    assert last(start=start) is None
    assert last(demand, start=start) is None
    assert last(demand, start=start, reading=CourtReading.GENEROUS) == date(2025, 3, 3)
    assert last(plan, start=start) == date(2025, 3, 1)
    assert effects(ClaimEvent(date(2020, 12, 31), KIND["plan"]), start=start) == [
        Effect.BEFORE_RECORD
    ]


def test_an_announced_day_off_moves_the_last_day_by_either_reading_and_a_weekend_by_one():
    holiday, weekend = date(2023, 10, 1), date(2023, 11, 14)

    for start, strict, generous in [
        (holiday, date(2026, 10, 8), date(2026, 10, 8)),
        (weekend, date(2026, 11, 14), date(2026, 11, 16)),
    ]:
        assert last(start=start) == strict
        assert last(start=start, reading=CourtReading.GENEROUS) == generous


def test_the_reasons_for_doubt_are_named():
    def reasons(*events, obstacles=(), start=START):
        claim = Claim(start, ASKED, events, obstacles)
        return doubts(claim, *(follow(claim, PERIODS, reading) for reading in CourtReading))

    demand = ClaimEvent(date(2024, 1, 5), KIND["demand"])
    other = Obstacle(date(2026, 12, 1), date(2027, 1, 31), OBSTACLE["other"])

    assert reasons() == (PeriodDoubt.ONE_DAY,)
    assert reasons(demand) == ()
    assert reasons(ClaimEvent(date(2024, 1, 6), KIND["demand"])) == ()
    assert reasons(ClaimEvent(date(2023, 10, 1), KIND["demand"])) == ()
    assert reasons(ClaimEvent(date(2023, 11, 14), KIND["demand"])) == (PeriodDoubt.DAYS_OFF,)
    assert reasons(ClaimEvent(date(2025, 9, 2), KIND["demand"])) == (PeriodDoubt.EDGE,)
    assert reasons(ClaimEvent(date(2024, 1, 5), KIND["call"])) == (PeriodDoubt.CALL,)
    assert reasons(ClaimEvent(date(2024, 1, 5), KIND["notice"])) == (PeriodDoubt.NOTICE,)
    assert reasons(ClaimEvent(date(2024, 1, 5), KIND["police"])) == (PeriodDoubt.POLICE,)
    assert reasons(ClaimEvent(date(2024, 1, 5), KIND["plan"])) == (PeriodDoubt.NEW_DUE,)
    assert reasons(ClaimEvent(ASKED, KIND["plan"])) == (PeriodDoubt.DAYS_OFF,)
    assert reasons(ClaimEvent(date(2024, 1, 5), KIND["plan"], date(2024, 6, 5))) == (
        PeriodDoubt.DAYS_OFF,
    )
    assert reasons(ClaimEvent(date(2026, 1, 5), KIND["extension"])) == (PeriodDoubt.ASKS_LATE,)
    assert reasons(ClaimEvent(date(2024, 1, 5), KIND["suit"])) == (PeriodDoubt.OPEN,)
    assert reasons(demand, obstacles=(other,)) == (PeriodDoubt.OBSTACLE,)
    assert reasons(demand, start=date(2020, 1, 1)) == (PeriodDoubt.BEFORE_RECORD,)


@given(CLAIMS, READINGS)
@settings(deadline=None)
def test_the_last_day_is_never_before_the_last_restart_and_its_period(claim, reading):
    found = follow(claim, PERIODS, reading)
    moving = [moment for moment in found.moments if moment.moves]

    for moment in moving:
        whole = after_years(moment.since, 3)
        assert found.last >= min(whole, longest_day(claim, PERIODS))
    assert found.last >= last_day(Claim(claim.start, claim.asked), PERIODS, reading, claim.start)[0]


@given(CLAIMS, EVENTS, READINGS)
@settings(deadline=None)
def test_one_event_more_never_ends_the_period_earlier(claim, event, reading):
    more = Claim(claim.start, claim.asked, (*claim.events, event), claim.obstacles)

    assert follow(claim, PERIODS, reading).last <= follow(more, PERIODS, reading).last


@given(CLAIMS, OBSTACLES, READINGS)
@settings(deadline=None)
def test_one_obstacle_more_never_ends_the_period_earlier(claim, obstacle, reading):
    more = Claim(claim.start, claim.asked, claim.events, (*claim.obstacles, obstacle))

    assert follow(claim, PERIODS, reading).last <= follow(more, PERIODS, reading).last


@given(CLAIMS, READINGS, st.randoms())
@settings(deadline=None)
def test_the_order_of_rows_does_not_matter(claim, reading, chance):
    events, obstacles = list(claim.events), list(claim.obstacles)
    chance.shuffle(events)
    chance.shuffle(obstacles)
    mixed = Claim(claim.start, claim.asked, tuple(events), tuple(obstacles))

    assert follow(mixed, PERIODS, reading) == follow(claim, PERIODS, reading)


@given(CLAIMS)
@settings(deadline=None)
def test_the_strict_reading_never_ends_after_the_generous_one(claim):
    strict, generous = (follow(claim, PERIODS, reading) for reading in CourtReading)

    assert strict.last <= generous.last
    assert bool(doubts(claim, strict, generous)) == (strict.last != generous.last)
