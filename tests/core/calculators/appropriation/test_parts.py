from datetime import date, timedelta
from decimal import Decimal

from widgets.core.calculators.answer import Variation
from widgets.core.calculators.appropriation.form import Creditor, Repayments
from widgets.core.calculators.appropriation.parts import before_the_code, later, left_out
from widgets.core.calculators.appropriation.working import Paid
from widgets.core.calculators.working import count

CODE, UNTIL = date(2021, 1, 1), date(2021, 6, 1)


def paid(*days: date) -> Repayments:
    return Repayments(Creditor.PRIVATE, tuple(Paid(on, Decimal(1)) for on in days), UNTIL)


def test_payments_after_the_day_of_the_balance_are_counted():
    [say] = left_out(paid(UNTIL, date(2021, 6, 2), date(2021, 6, 3)))

    assert say.given["n"] == count(2)
    assert left_out(paid(UNTIL)) == ()


def test_only_a_payment_before_the_codes_first_day_followed_other_law():
    assert [len(before_the_code(paid(on), CODE)) for on in (date(2020, 12, 31), CODE)] == [1, 0]


def test_a_later_day_is_offered_as_far_as_the_calendar_reaches():
    later_day = date(2021, 7, 1)

    assert later(UNTIL) == (Variation("later", {"until": "2021-07-01"}, {"later": later_day}),)
    assert later(date.max - timedelta(29)) == ()
    assert later(date.max - timedelta(30))[0].given == {"later": date.max}
