from datetime import date

from tests.core.calculators.limitation.kinds import KIND
from widgets.core.calculators.limitation.course import CourtReading, Effect, Moment, PeriodCourse
from widgets.core.calculators.limitation.rows import ClaimEvent

DAY = date(2024, 1, 5)


def moment(effect, kind=KIND["plan"]):
    return Moment(ClaimEvent(DAY, kind), effect, None, DAY)


def test_an_event_too_late_that_gives_the_plea_up_rests_on_another_article():
    assert moment(Effect.RESTARTS).cite == "limitation-2020/14"
    assert moment(Effect.REVIVES).cite == "limitation-2020/19"


def test_the_last_event_that_moved_the_period_decides():
    moments = tuple(map(moment, Effect))
    courses = (PeriodCourse(CourtReading.STRICT, moments[:n], DAY, DAY) for n in range(9))

    deciding = [course.deciding and course.deciding.effect for course in courses]

    stays = [Effect.EITHER_WAY] * 4  # what is early, too late, not counted or not recorded
    moves = [None, Effect.RESTARTS, Effect.PROCEEDINGS, Effect.REVIVES, Effect.EITHER_WAY]
    assert deciding == moves + stays


def test_a_claim_is_alive_on_its_last_day_and_not_where_the_last_day_is_unknown():
    known = PeriodCourse(CourtReading.STRICT, (), DAY, DAY)
    unknown = PeriodCourse(CourtReading.STRICT, (), DAY, None)

    assert known.alive(DAY)
    assert not known.alive(date(2024, 1, 6))
    assert not unknown.alive(DAY)
