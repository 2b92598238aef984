from datetime import date
from decimal import Decimal

from widgets.content.library import Library
from widgets.core.calculators.annual_cost.form import cost_case
from widgets.core.calculators.annual_cost.law import cost_law
from widgets.core.calculators.annual_cost.readings import paid_readings
from widgets.core.calculators.appropriation.working import Paid
from widgets.core.calculators.form_values import read_form

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["annual-cost"]


def readings(dearest=40, **typed):
    typed = {
        "ask": "claim",
        "contract": "10000",
        "method": "once",
        "due": "2025-11-01",
        "day": "2024-11-01",
        "repaid": "13000",
        **typed,
    }
    given, problems = read_form(CALCULATOR, typed, CONTEXT.tables.today)
    assert not problems
    case = cost_case(given, CONTEXT.tables.today)
    paid = [Paid(on, amount) for on, amount in case.loan.repaid]
    law = cost_law(case.days, CONTEXT.tables, case.lpr)
    return paid_readings(case, law, paid, Decimal(dearest))


def test_a_void_loan_bears_nothing_and_what_was_kept_back_is_never_its_principal():
    void, cap, paper = readings(lender="unlicensed", upfront="1000")

    assert (void.key, void.principal, void.interest, void.back) == ("void", 9000, 0, 4000)
    assert (cap.key, cap.principal) == ("cap", 9000)
    assert (paper.key, paper.principal) == ("cap-paper", 10000)
    # 13,000 - 10,000 - 1,240
    assert (paper.interest, paper.back) == (1240, 1760)


def test_what_was_paid_to_a_licensed_lender_may_stay_paid():
    line, stays = readings(lender="bank")

    assert (line.back, stays.back) == (600, 0)
    assert stays.lines == line.lines
    assert stays.course == line.course


def test_freely_paid_interest_stays_up_to_what_was_taken_and_no_further_than_the_old_line():
    old = {"lender": "private-lender", "day": "2018-10-21", "due": "2019-10-21"}

    assert [each.lines[0].rate for each in readings(30, **old)] == [24, 30]
    assert [each.lines[0].rate for each in readings(50, **old)] == [24, 36]
    assert [each.key for each in readings(24, **old)] == ["old"]


def test_an_old_loan_has_the_line_of_suing_from_the_day_of_the_turn_if_paid_on_or_after_it():
    old = {"lender": "private-lender", "day": "2020-01-10", "lpr": "3%"}

    before, after = readings(24, due="2020-08-19", **old), readings(24, due="2020-08-20", **old)

    assert [[line.key for line in each.lines] for each in before] == [["old"]]
    assert [[line.key for line in each.lines] for each in after] == [["old", "suing"]]
    # the day of payment bears none, so the last day with interest is 19 August: 10,000 x 24% / 365
    assert after[0].interest - before[0].interest == Decimal("6.57")


def test_a_small_loan_of_the_time_of_the_multiple_has_the_line_by_the_lpr():
    (line, stays) = readings(lender="small-loan", day="2028-01-10", due="2028-11-01", lpr="3%")

    assert (line.key, line.lines[0].rate) == ("small", 12)
    assert stays.key == "stays"


def test_before_the_caps_on_record_a_private_loan_has_no_reading():
    assert readings(lender="private-lender", day="2012-11-01", due="2013-11-01") == ()
