from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.appropriation.working import Paid, PayOrder
from widgets.core.calculators.private_lending.law import lending_law
from widgets.core.calculators.private_lending.run import PrivateLoan
from widgets.core.calculators.private_lending.voluntary import freely_paid
from widgets.core.calculators.private_lending.working import protected

LIBRARY = Library.open()
LAW = lending_law(LIBRARY.law_tables([LIBRARY.calculator("private-lending")], date.max))
VOID = Decimal(36)
START, END, CASE = date(2018, 1, 1), date(2020, 1, 1), date(2020, 3, 1)
LOAN = PrivateLoan(Decimal(100_000), START, START, END, CASE, Decimal(36))


def freely(*paid: tuple[date, int], **other):
    dealings = tuple(Paid(on, Decimal(amount)) for on, amount in paid)
    return freely_paid(protected(replace(LOAN, dealings=dealings, **other), LAW), VOID)


@pytest.mark.parametrize(
    ("paid", "stays", "owed"),
    [
        # 24,000 is interest to the ceiling, the next 12,000 above it, the rest principal
        (24_000, "0.00", "124000.00"),
        (30_000, "6000.00", "124000.00"),
        (36_000, "12000.00", "124000.00"),
        (46_000, "12000.00", "111600.00"),
    ],
)
def test_what_is_paid_above_the_ceiling_stays_up_to_the_void_line(paid, stays, owed):
    found = freely((date(2019, 1, 1), paid))

    assert (found.stays, found.owed) == (Decimal(stays), Decimal(owed))


def test_what_was_left_unpaid_above_the_ceiling_can_still_be_paid_later():
    # 100,000 x 12% x 729 / 365 from 2018-01-01 on
    found = freely((date(2019, 1, 1), 24_000), (date(2019, 12, 31), 48_000))

    assert found.stays == Decimal("23967.12")


def test_a_payment_after_the_ceiling_turned_never_stays_above_it():
    late = {"until": date(2021, 1, 1), "accepted": date(2021, 9, 1)}
    before, after = (
        freely((date(2019, 1, 1), 36_000), (day, 60_000), **late)
        for day in (date(2020, 8, 19), date(2020, 8, 20))
    )

    assert after.stays == Decimal(12_000)
    assert before.stays > after.stays


@pytest.mark.parametrize(
    "other",
    [
        {"rate": None},
        {"order": PayOrder.PRINCIPAL_FIRST},
        {"accepted": date(2020, 12, 31)},
        {"rate": Decimal(24)},
    ],
)
def test_where_there_is_one_reading_there_is_no_other(other):
    assert freely((date(2019, 1, 1), 36_000), **other) is None


def test_the_lenders_reading_never_leaves_less_to_pay():
    loan = replace(LOAN, dealings=(Paid(date(2018, 6, 1), Decimal(20_000)),))
    found = protected(loan, LAW)

    assert freely_paid(found, VOID).owed >= found.sums.owed
