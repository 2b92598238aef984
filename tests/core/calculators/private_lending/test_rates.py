from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.appropriation.working import Paid
from widgets.core.calculators.private_lending.law import Ceiling, lending_law
from widgets.core.calculators.private_lending.rates import (
    PrivateLoan,
    asked_rates,
    bare_rates,
    cap_on,
    capped,
    check,
)
from widgets.core.calculators.private_lending.run import Rate, Renewed

LIBRARY = Library.open()
TEXTS = {text.id: text for text in LIBRARY.lending_texts}
LAW = lending_law(LIBRARY.law_tables([LIBRARY.calculator("private-lending")], date.max))
MADE, DUE, END = date(2019, 3, 1), date(2021, 3, 1), date(2022, 3, 1)
OLD = Ceiling(MADE, Decimal(24), "x/1")
NEW = Ceiling(date(2020, 8, 20), Decimal("14.8"), "x/2", text=TEXTS["now"])
LOAN = PrivateLoan(Decimal(1000), MADE, MADE, END, END, Decimal(20), due=DUE)


def test_a_rate_is_named_on_every_day_on_which_it_or_its_ceiling_may_change():
    found = asked_rates(LOAN, (OLD, NEW))

    assert [(rate.starts, rate.overdue, rate.cite) for rate in found] == [
        (MADE, False, "x/1"),
        (date(2020, 8, 20), False, "x/2"),
        (DUE, True, "private-lending-2020b/28"),
    ]


def test_the_rate_of_the_term_runs_on_where_no_overdue_rate_was_agreed():
    bare, agreed = LOAN, replace(LOAN, late=Decimal(30))

    assert [asked_rates(loan, (OLD, NEW))[-1].percent for loan in (bare, agreed)] == [20, 30]


def test_without_any_rate_it_is_that_of_the_law_once_overdue():
    later = date(2021, 6, 1)
    bare = (Ceiling(DUE, Decimal(6), "x/4"), Ceiling(later, Decimal("3.85"), "x/5"))
    found = asked_rates(replace(LOAN, rate=None), (OLD, NEW), bare)

    assert [(rate.starts, rate.percent, rate.cite) for rate in found[2:]] == [
        (DUE, 6, "x/4"),
        (later, Decimal("3.85"), "x/5"),
    ]
    assert [(rate.percent, rate.cite) for rate in found[:2]] == [
        (0, ""),
        (0, "private-lending-2020b/24"),
    ]


def test_a_rate_is_cut_to_the_ceiling_of_its_first_day_and_never_raised():
    day = date(2020, 8, 20)
    rates = [Rate(MADE, Decimal(20)), Rate(day, Decimal(20)), Rate(day, Decimal(6))]

    assert [capped(rate, (OLD, NEW)).percent for rate in rates] == [20, Decimal("14.8"), 6]
    assert cap_on((OLD, NEW), date(2020, 8, 19)) is OLD


def test_it_is_overdue_only_after_the_day_of_repayment():
    assert [replace(LOAN, until=day).overdue for day in (DUE, END)] == [False, True]


@pytest.mark.parametrize(
    "change",
    [
        {"principal": Decimal(0)},
        {"upfront": Decimal(1000)},
        {"upfront": Decimal(-1)},
        {"rate": Decimal(-1)},
        {"fees": Decimal(-1)},
        {"until": date(2019, 2, 28)},
        {"accepted": date(2019, 2, 28)},
        {"dealings": (Paid(date(2022, 3, 2), Decimal(1)),)},
        {"dealings": (Renewed(date(2019, 2, 28), Decimal(1)),)},
    ],
)
def test_a_loan_that_does_not_fit_together_is_refused(change):
    with pytest.raises(ValueError, match=r"\w"):
        check(replace(LOAN, **change))


def test_the_principal_is_what_was_handed_over():
    assert replace(LOAN, upfront=Decimal(100)).received == 900


def test_overdue_interest_is_looked_up_only_where_no_rate_was_agreed():
    late, none = replace(LOAN, rate=None, late=Decimal(20)), replace(LOAN, rate=None)

    assert bare_rates(LOAN, LAW) == bare_rates(late, LAW) == ()
    assert bare_rates(replace(none, due=None), LAW) == ()
    assert [each.starts for each in bare_rates(none, LAW)][:1] == [DUE]
