from datetime import date

import pytest

from tests.cited import cited
from tests.core.calculators.limitation.kinds import KIND, OBSTACLE
from widgets.content.library import Library
from widgets.core.calculators.limitation.course import Begun, Claim
from widgets.core.calculators.limitation.law import Periods
from widgets.core.calculators.limitation.rows import ClaimEvent, Obstacle
from widgets.core.calculators.limitation.steps import claim_working

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("limitation")
PERIODS = Periods(
    3, 20, 6, date(2021, 1, 1), LIBRARY.series("court-days-off"), "civil-code/188", date(2021, 1, 1)
)
START, ASKED = date(2022, 9, 1), date(2026, 11, 25)


def working(*events, start=START, obstacles=(), begun=Begun.DUE):
    return claim_working(Claim(start, ASKED, events, obstacles, begun), PERIODS)


def lines(*events, **more):
    return [(step.key, step.value) for step in working(*events, **more).steps()]


def test_without_events_it_is_the_start_the_years_and_the_day_counted():
    assert lines() == [
        ("start-due", START),
        ("years", 3),
        ("counted", date(2025, 9, 1)),
        ("one-day", date(2025, 9, 2)),
        ("longest", date(2042, 9, 1)),
    ]


@pytest.mark.parametrize("begun", Begun)
def test_every_start_has_its_article(begun):
    step = working(begun=begun).steps()[0]
    (cite,) = cited(CALCULATOR, step)

    assert step.key == f"start-{begun}"
    assert cite.split("/")[0] in {"civil-code", "limitation-2020"}


def test_every_event_has_its_line():
    events = (
        ClaimEvent(date(2022, 1, 1), KIND["payment"]),
        ClaimEvent(date(2023, 1, 2), KIND["demand"]),
        ClaimEvent(date(2024, 1, 3), KIND["suit"], date(2024, 5, 6)),
    )

    assert lines(*events)[3:6] == [
        ("early", date(2025, 9, 1)),
        ("restarts", date(2026, 1, 2)),
        ("proceedings", date(2027, 5, 6)),
    ]


def test_a_new_due_day_has_its_line_whether_it_was_given_or_not():
    given, open_ = (
        ClaimEvent(date(2023, 1, 2), KIND["plan"], date(2024, 5, 6)),
        ClaimEvent(date(2023, 1, 2), KIND["extension"]),
    )

    assert lines(given)[3] == ("new-due", date(2027, 5, 6))
    assert lines(open_)[3:7] == [
        ("restarts", date(2026, 1, 2)),
        ("holiday", date(2026, 1, 4)),
        ("other-reading", None),
        ("new-due-open", date(2029, 11, 25)),
    ]
    assert [working(each).steps()[n].cite for each, n in ((given, 3), (open_, 6))] == [
        "civil-code/189",
        "civil-code/188",
    ]


def test_an_event_in_doubt_is_left_out_first_and_counted_in_once_more():
    call = ClaimEvent(date(2024, 1, 5), KIND["call"])

    assert lines(call)[3:7] == [
        ("not-counted", date(2025, 9, 1)),
        ("other-reading", None),
        ("restarts", date(2027, 1, 5)),
        ("other-last", date(2027, 1, 5)),
    ]


def test_an_obstacle_without_which_a_demand_came_too_late_stands_before_it():
    obstacle = Obstacle(date(2025, 8, 1), date(2025, 10, 1), OBSTACLE["no-heir"])
    demand = ClaimEvent(date(2026, 3, 2), KIND["demand"])

    assert lines(demand, obstacles=(obstacle,))[3:5] == [
        ("suspended", date(2026, 4, 1)),
        ("restarts", date(2029, 3, 2)),
    ]


def test_a_start_before_the_record_says_so_and_shows_what_may_still_hold():
    demand, plan = (ClaimEvent(date(2023, 1, 5), kind) for kind in (KIND["demand"], KIND["plan"]))
    start = date(2019, 1, 1)

    assert lines(demand, start=start) == [
        ("start-before", start),
        ("restarts-unknown", date(2026, 1, 5)),
    ]
    assert lines(plan, start=start)[1] == ("either-way", date(2026, 1, 5))


def test_the_twenty_years_are_named_where_they_end_the_period():
    demands = [ClaimEvent(date(2022 + 3 * n, 8, 1), KIND["demand"]) for n in range(7)]

    assert lines(*demands)[-1] == ("longest-caps", date(2042, 9, 1))


def test_proceedings_without_an_end_say_so():
    suit = ClaimEvent(date(2024, 1, 10), KIND["suit"])

    assert [key for key, _ in lines(suit)][3:6] == [
        "proceedings-open",
        "other-reading",
        "proceedings-open",
    ]
