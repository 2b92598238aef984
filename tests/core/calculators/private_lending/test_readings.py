from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.answer import Answer, Standing
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.appropriation.working import Paid, PayOrder
from widgets.core.calculators.private_lending.law import lending_law
from widgets.core.calculators.private_lending.loan import PrivateLoan
from widgets.core.calculators.private_lending.readings import freely_paid
from widgets.core.calculators.private_lending.working import protected

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["private-lending"]
OLD = {"made": "2018-01-01", "rate": "36%", "until": "2020-01-01", "accepted": "2020-03-01"}
NEW = {"made": "2024-03-01", "rate": "12%", "until": "2025-03-01", "accepted": "2025-10-10"}


def answer(typed: dict[str, str], **more: str) -> Answer:
    filled = {"principal": "100000", **typed, **{k.replace("_", "-"): v for k, v in more.items()}}
    found = calculate(CALCULATOR, filled, CONTEXT.tables)
    assert found.answer, found
    return found.answer


def test_both_sides_are_told_of_interest_freely_paid_with_the_rule_of_that_time():
    found = answer(OLD, paid="2019-01-01 36000")

    say = next(say for say in found.decides if say.key == "decides-old-paid-sums")
    assert say.given["stays"].value == 12_000
    assert say.cites == ("private-lending-2015/26", "private-lending-2015/31")


def test_where_nothing_stays_paid_there_is_no_other_sum():
    keys = {figure.key for figure in answer(OLD, paid="2019-01-01 20000").figures}

    assert "owed-kept" not in keys


def test_what_was_kept_back_as_a_fee_is_asked_and_both_sums_are_told():
    for what in ("fee", "unknown"):
        found = answer(NEW, upfront="10000", kept_as=what)

        assert found.standing is Standing.DEPENDS
        assert found.decides[0].key == "decides-kept-fee"
        assert found.decides[0].given["other"].value == 112_000


def test_without_anything_kept_back_its_kind_does_not_matter():
    assert answer(NEW, kept_as="fee") == answer(NEW)


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
