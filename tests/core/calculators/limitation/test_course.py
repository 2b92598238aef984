from datetime import date

import pytest

from tests.core.calculators.limitation.kinds import KIND
from widgets.core.calculators.limitation.course import CourtReading, Effect, Moment, PeriodCourse
from widgets.core.calculators.limitation.rows import ClaimEvent

DAY = date(2024, 1, 5)


def moment(effect, kind=KIND["plan"]):
    return Moment(ClaimEvent(DAY, kind), effect, None, DAY, DAY)


@pytest.mark.parametrize("effect", Effect)
def test_an_event_moves_the_period_or_leaves_it(effect):
    moving = {Effect.RESTARTS, Effect.PROCEEDINGS, Effect.REVIVES, Effect.EITHER_WAY}

    assert moment(effect).moves == (effect in moving)


def test_an_event_too_late_that_gives_the_plea_up_rests_on_another_article():
    assert moment(Effect.RESTARTS).cite == "limitation-2020/14"
    assert moment(Effect.REVIVES).cite == "limitation-2020/19"


def test_the_last_event_that_moved_the_period_decides():
    moments = (moment(Effect.RESTARTS), moment(Effect.EARLY), moment(Effect.TOO_LATE))

    assert PeriodCourse(CourtReading.STRICT, moments, DAY, DAY).deciding is moments[0]
    assert PeriodCourse(CourtReading.STRICT, moments[1:], DAY, DAY).deciding is None


def test_a_claim_is_alive_on_its_last_day_and_not_where_the_last_day_is_unknown():
    known = PeriodCourse(CourtReading.STRICT, (), DAY, DAY)
    unknown = PeriodCourse(CourtReading.STRICT, (), DAY, None)

    assert known.alive(DAY)
    assert not known.alive(date(2024, 1, 6))
    assert not unknown.alive(DAY)
