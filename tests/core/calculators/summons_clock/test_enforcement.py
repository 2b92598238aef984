from datetime import date
from decimal import Decimal

import pytest

from tests.cited import cited
from widgets.content.library import Library
from widgets.core.calculators.answer import Answer, Figure, Say
from widgets.core.calculators.form_values import Unfit, read_form
from widgets.core.calculators.summons_clock.enforcement import with_enforcement_time
from widgets.core.calculators.summons_clock.form import paper_case
from widgets.core.calculators.working import cny, days

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("summons-clock")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))


def case(received: str = "2026-11-19", **typed: str):
    typed = {"paper": "enforcement-notice", "received": received} | typed
    given, problems = read_form(CALCULATOR, {k.replace("_", "-"): v for k, v in typed.items()})
    assert problems == {}
    return paper_case(given, TABLES)


def told(received: str = "2026-11-19", **typed: str):
    return with_enforcement_time(Answer(Say("says")), case(received, **typed), TABLES)


@pytest.mark.parametrize(
    ("paid_by", "last", "state"),
    [
        ("2024-11-18", date(2026, 11, 18), "over"),
        ("2024-11-19", date(2026, 11, 19), "in-time"),
        # 20 September 2026 is a Sunday that is worked, 3 October 2026 a holiday
        ("2024-09-20", date(2026, 9, 20), "over"),
        ("2024-10-03", date(2026, 10, 8), "over"),
    ],
)
def test_the_two_years_run_from_the_last_day_for_paying(paid_by, last, state):
    found = told(paid_by=paid_by)

    assert found.figures[0] == Figure("enforce-last", last)
    assert found.decides[0].key == f"decides-enforce-{state}"


def test_the_delay_is_counted_to_the_day_of_the_question():
    found = told(paid_by="2026-03-31", today="2026-11-20")

    assert found.figures[1].value == days(234)


def test_without_that_day_the_rule_is_told_alone():
    found = told()
    says = found.decides

    assert (found.figures, found.steps) == ((), ())
    assert [say.key for say in says] == ["decides-enforce-years", "decides-doubled-years"]
    assert "cpl-2023/250" in cited(CALCULATOR, says[0])
    assert "default-interest-2014/1" in cited(CALCULATOR, says[1])
    # 10,000 x 0.0175%
    assert says[1].given == {"each": cny(Decimal("1.75"))}


def test_a_day_for_paying_that_is_not_over_is_asked_again():
    with pytest.raises(Unfit):
        told(paid_by="2026-11-19")


def test_a_day_before_the_record_is_not_counted_but_its_delay_is():
    found = told(paid_by="2023-12-31", today="2026-11-20")

    # 2024-12-31 is 366 days later, 2026-11-20 another 689
    assert [figure.value for figure in found.figures] == [days(1055)]
    assert [say.key for say in found.decides] == ["decides-enforce-unrecorded", "decides-doubled"]


def test_delay_from_before_its_rate_is_told_without_days():
    assert told(paid_by="2014-07-31").decides[-1].key == "decides-doubled"
    assert told(paid_by="2014-07-30").decides[-1].key == "decides-doubled-years"


def test_a_last_day_beyond_the_calendar_is_said_not_to_be_moved():
    keys = [say.key for say in told(paid_by="2026-03-31").decides]

    assert keys == ["decides-enforce-in-time", "decides-enforce-calendar", "decides-doubled"]
    assert "decides-enforce-calendar" not in [s.key for s in told(paid_by="2024-10-03").decides]
