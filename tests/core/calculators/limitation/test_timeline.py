from datetime import date

from tests.core.calculators.limitation.kinds import KIND
from widgets.content.library import Library
from widgets.core.calculators.limitation.course import Claim, CourtReading
from widgets.core.calculators.limitation.form import Begun
from widgets.core.calculators.limitation.guarantee import Fate, Guarantee
from widgets.core.calculators.limitation.law import Periods
from widgets.core.calculators.limitation.rows import ClaimEvent
from widgets.core.calculators.limitation.steps import ClaimWorking
from widgets.core.calculators.limitation.timeline import MOST_SPANS, chart, events_table
from widgets.core.calculators.limitation.working import doubts, follow

DAYS_OFF = Library.open().series("court-days-off")
PERIODS = Periods(3, 20, 6, date(2021, 1, 1), DAYS_OFF, "civil-code/188", date(2021, 1, 1))
START, ASKED = date(2022, 9, 1), date(2026, 11, 25)


def working(*events, start=START):
    claim = Claim(start, ASKED, events)
    strict, generous = (follow(claim, PERIODS, reading) for reading in CourtReading)
    return ClaimWorking(
        claim, PERIODS, Begun.DUE, strict, generous, doubts(claim, strict, generous)
    )


def spans(*events, guarantee=None, **more):
    rows = chart(working(*events, **more), guarantee).sheet.rows
    return [(label.key, first, last) for label, first, last in rows]


def test_each_period_runs_to_the_event_that_ends_it_and_the_last_to_its_last_day():
    demand = ClaimEvent(date(2023, 5, 6), KIND["demand"])
    suit = ClaimEvent(date(2024, 1, 10), KIND["suit"], date(2024, 8, 9))

    assert spans(demand, suit) == [
        ("span-start", START, demand.day),
        ("kind-demand", demand.day, suit.day),
        ("span-proceedings", suit.day, suit.ends),
        ("kind-suit", suit.ends, date(2027, 8, 9)),
    ]


def test_a_period_that_was_over_ends_on_its_last_day():
    promise = ClaimEvent(date(2026, 1, 5), KIND["promise"])

    assert spans(promise) == [
        ("span-start", START, date(2025, 9, 1)),
        ("kind-promise", promise.day, date(2029, 1, 5)),
    ]


def test_the_time_for_paying_that_was_newly_agreed_stands_by_itself():
    plan = ClaimEvent(date(2023, 1, 5), KIND["plan"], date(2024, 1, 5))

    assert spans(plan)[1:] == [
        ("span-agreed", plan.day, date(2024, 1, 5)),
        ("kind-plan", date(2024, 1, 5), date(2027, 1, 5)),
    ]


def test_the_other_reading_and_the_guarantee_have_bars_of_their_own():
    call = ClaimEvent(date(2024, 1, 5), KIND["call"])
    kept = Guarantee(date(2023, 3, 1), date(2023, 3, 2), Fate.LAPSED, (), ())

    assert spans(call, guarantee=kept)[1:] == [
        ("span-other", call.day, date(2027, 1, 5)),
        ("span-guarantee", START, date(2023, 3, 1)),
    ]


def test_a_start_before_the_record_has_no_bar():
    demand = ClaimEvent(date(2024, 1, 5), KIND["demand"])

    assert spans(demand, start=date(2019, 1, 1)) == [
        ("kind-demand", demand.day, date(2027, 1, 5)),
    ]


def test_a_long_history_shows_its_latest_bars():
    demands = [ClaimEvent(date(2023, 1, 1 + n), KIND["demand"]) for n in range(30)]

    assert len(spans(*demands)) == MOST_SPANS


def test_an_event_that_the_readings_take_differently_is_in_doubt():
    events = (
        ClaimEvent(date(2024, 1, 5), KIND["call"], note="<b>"),
        ClaimEvent(date(2024, 2, 5), KIND["demand"]),
    )

    rows = events_table(working(*events)).rows

    assert [(row[2].key, row[3]) for row in rows] == [
        ("effect-unsure", "<b>"),
        ("effect-restarts", ""),
    ]


def test_the_last_day_is_a_line_where_both_readings_have_the_same():
    demand, call = (ClaimEvent(date(2023, 5, 6), KIND[kind]) for kind in ("demand", "call"))

    sure, open_ = (chart(working(event), None).limits for event in (demand, call))

    assert [(line.name.key, line.value) for line in sure] == [
        ("line-last", date(2026, 5, 6)),
        ("line-looked-at", ASKED),
    ]
    assert [line.name.key for line in open_] == ["line-looked-at"]
