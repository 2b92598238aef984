from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from widgets.content.library import Library
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.appropriation.working import Paid
from widgets.core.calculators.private_lending.law import lending_law
from widgets.core.calculators.private_lending.loan import PrivateLoan, Renewed
from widgets.core.calculators.private_lending.steps import MOST_LINES, steps
from widgets.core.calculators.private_lending.working import protected
from widgets.core.calculators.working import count, percent

LIBRARY = Library.open()
LAW = lending_law(LIBRARY.law_tables([LIBRARY.calculator("private-lending")], date.max))
MADE, DUE, END = date(2023, 9, 1), date(2024, 3, 1), date(2024, 9, 1)
LOAN = PrivateLoan(Decimal(100_000), MADE, MADE, END, date(2024, 10, 10), Decimal(24), due=DUE)


def worked(**change):
    return tuple(steps(protected(replace(LOAN, **change), LAW)))


def test_the_working_goes_from_the_principal_to_what_is_owed_with_its_articles():
    found = worked(upfront=Decimal(1000), fees=Decimal(10))

    assert [step.key for step in found] == [
        *("principal-cut", "cap", "interest", "late", "fees", "protected"),
        *("asked-interest", "asked-late", "claimed-fees", "unprotected", "owed"),
    ]
    assert [step.cite.removeprefix("private-lending-2020b/") for step in found[:6]] == [
        *("26", "25", "25", "28", "29", "25"),
    ]


def test_a_line_of_interest_has_all_the_numbers_to_follow_it():
    line = worked()[2]

    # 100,000 x 13.8% x 182 / 365
    assert line.given["n"] == count(182)
    assert line.given["rate"] == percent(Decimal("13.80"))
    assert round(line.value, 2) == Decimal("6881.10")


def test_where_all_is_protected_the_lenders_side_is_left_out():
    assert [step.key for step in worked(rate=Decimal(6))] == [
        *("principal", "cap", "interest", "late", "protected", "owed"),
    ]


def test_a_payment_a_new_note_and_the_limit_of_the_whole_have_their_lines():
    dealings = (Paid(date(2024, 1, 1), Decimal(100)), Renewed(date(2024, 2, 1), Decimal(10**6)))
    found = [step.key for step in worked(dealings=dealings, due=None)]

    assert found[2:8] == ["interest", "paid", "interest", "renewed", "interest", "whole"]


def test_the_order_of_the_code_is_cited_for_payments_since_it_only_and_never_for_the_lender():
    made = date(2020, 9, 1)
    paid = (Paid(date(2020, 12, 31), Decimal(10)), Paid(date(2021, 1, 1), Decimal(10)))
    found = worked(made=made, start=made, due=None, dealings=paid)

    assert [step.cite for step in found if step.key == "paid"] == ["", "civil-code/561"]
    assert {step.cite for step in found if step.key.startswith("asked-")} == {""}


def test_each_time_cites_its_own_text():
    made, case = date(2019, 3, 1), date(2020, 8, 19)
    old = {"made": made, "start": made, "due": date(2019, 9, 1), "until": case, "accepted": case}
    found = {step.key: step.cite for step in worked(**old, fees=Decimal(5), upfront=Decimal(5))}

    assert [found[key] for key in ("principal-cut", "interest", "late", "fees")] == [
        *("private-lending-2015/27", "private-lending-2015/26"),
        *("private-lending-2015/29", "private-lending-2015/30"),
    ]


def test_too_much_paid_is_said_in_its_line_and_at_the_end():
    found = [step.key for step in worked(dealings=(Paid(DUE, Decimal(200_000)),))]

    assert "paid-over" in found
    assert found[-1] == "owed-over"


def test_more_lines_than_anyone_reads_become_one():
    paid = tuple(Paid(MADE + timedelta(n), Decimal(1)) for n in range(1, MOST_LINES))
    found = [step.key for step in worked(dealings=paid)]

    assert found.count("many") == found.count("asked-many") == 1
    assert "paid" not in found


def test_a_split_names_both_ceilings_and_no_rate_names_its_own():
    made = date(2020, 8, 1)
    old = worked(made=made, start=made, due=None)
    bare = worked(rate=None)
    older = worked(rate=None, made=made, start=made, due=made + timedelta(9))

    assert [step.key for step in old[1:3]] == ["cap-old", "cap-new"]
    assert [step.key for step in bare[1:4]] == ["bare", "none", "late"]
    assert [step.key for step in older[1:3]] == ["bare-fixed", "bare"]


CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
TYPED = {
    "principal": "10万",
    "made": "2023-09-01",
    "rate": "24%",
    "until": "2024-09-01",
    "accepted": "2024-10-10",
}


def sheets(**more):
    answer = calculate(
        CONTEXT.calculators["private-lending"], {**TYPED, **more}, CONTEXT.tables
    ).answer
    assert answer is not None
    return {sheet.key: len(sheet.rows) for sheet in answer.sheets}


def test_one_stretch_without_payments_has_no_table():
    assert sheets() == {}


def test_a_payment_parts_two_stretches_and_has_a_row_of_its_own():
    assert sheets(paid="2024-01-01 5000") == {"stretches": 2, "payments": 1}


def test_a_day_of_repayment_parts_two_stretches():
    assert sheets(due="2024-03-01") == {"stretches": 2}
