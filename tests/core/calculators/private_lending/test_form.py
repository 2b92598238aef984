from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.appropriation.working import Paid, PayOrder
from widgets.core.calculators.form_values import Unfit, read_form
from widgets.core.calculators.private_lending.form import read_case
from widgets.core.calculators.private_lending.loan import Renewed

TODAY = date(2026, 11, 25)
CONTEXT = Library.open().calculator_context(TODAY)
TYPED = {"principal": "10万", "made": "2023-09-01", "rate": "24%"}


def read(**more):
    given, problems = read_form(CONTEXT.calculators["private-lending"], {**TYPED, **more})
    assert not problems
    return given


def loan(given, tables):
    return read_case(given, tables).loan


def test_what_is_left_empty_is_counted_to_today_and_accepted_today():
    found = loan(read(), CONTEXT.tables)

    assert (found.until, found.accepted, found.order) == (TODAY, TODAY, PayOrder.LAW)
    assert (found.due, found.late, found.fees, found.dealings) == (None, None, 0, ())


def test_a_contract_still_to_come_is_accepted_no_earlier_than_it_is_made():
    assert loan(read(made="2027-01-01", until="2027-02-01"), CONTEXT.tables).accepted.year == 2027


@pytest.mark.parametrize(
    ("lender", "made", "received", "counts"),
    [
        ("person", "2023-08-01", "2023-09-01", date(2023, 9, 1)),
        ("company", "2023-08-01", "2023-09-01", date(2023, 8, 1)),
        ("person", "2020-08-10", "2020-08-19", date(2020, 8, 10)),
        ("person", "2020-08-10", "2020-08-20", date(2020, 8, 20)),
        ("company", "2023-09-01", "2023-08-01", date(2023, 8, 1)),
    ],
)
def test_the_day_of_the_contract_is_that_of_the_money_between_individuals_since_the_change(
    lender, made, received, counts
):
    assert loan(read(lender=lender, made=made, received=received), CONTEXT.tables).made == counts


def test_rows_become_payments_and_new_notes():
    found = loan(read(paid="2024-01-01 100", notes="2024-02-01 9万"), CONTEXT.tables)

    assert found.dealings == (
        Paid(date(2024, 1, 1), Decimal(100)),
        Renewed(date(2024, 2, 1), Decimal(90_000)),
    )


def test_a_rate_counts_only_where_one_was_agreed():
    assert loan(read(agreed="none"), CONTEXT.tables).rate is None
    assert loan(read(agreed="unclear"), CONTEXT.tables).rate is None


def test_a_new_note_after_the_day_of_repayment_is_asked_again():
    with pytest.raises(Unfit) as unfit:
        loan(read(due="2024-01-31", notes="2024-02-01 90000"), CONTEXT.tables)

    assert (unfit.value.field, unfit.value.problem.key) == ("notes", "problem-outside")


def test_the_day_on_the_paper_and_the_lpr_typed_are_kept_beside_the_loan():
    typed = {"made": "2023-08-01", "received": "2023-09-01", "lpr": "3%"}
    case = read_case(read(**typed), CONTEXT.tables)

    assert (case.lender, case.agreed) == ("person", "rate")
    assert (case.written, case.loan.made) == (date(2023, 8, 1), date(2023, 9, 1))
    assert (case.law.typed, case.law.typed_late) == (3, None)


def test_an_lpr_is_typed_in_place_of_the_record():
    found = read_case(read(**{"lpr": "3%", "late-lpr": "3.1%"}), CONTEXT.tables)

    assert (found.law.typed, found.law.typed_late) == (3, Decimal("3.1"))
    assert read_case(read(), CONTEXT.tables).law.typed is None


@pytest.mark.parametrize(
    ("field", "row", "key"),
    [
        ("paid", "2023-08-31 100", "problem-outside"),
        ("paid", "2024-08-02 100", "problem-outside"),
        ("paid", "2024-01-01 0", "problem-nothing"),
        ("notes", "2023-08-31 100", "problem-outside"),
        ("notes", "2023-09-01 100", "problem-outside"),
        ("notes", "2024-08-02 100", "problem-outside"),
        ("notes", "2024-01-01 0", "problem-nothing"),
    ],
)
def test_a_row_outside_the_loan_or_without_a_sum_is_asked_again(field, row, key):
    with pytest.raises(Unfit) as unfit:
        loan(read(until="2024-08-01", **{field: row}), CONTEXT.tables)

    assert (unfit.value.field, unfit.value.problem.key) == (field, key)


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("paid", "2023-09-01"),
        ("paid", "2024-08-01"),
        ("notes", "2023-09-02"),
        ("notes", "2024-08-01"),
    ],
)
def test_a_row_on_the_first_or_the_last_day_of_the_loan_counts(field, day):
    [row] = loan(read(until="2024-08-01", **{field: f"{day} 0.01"}), CONTEXT.tables).dealings

    assert row.on == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"upfront": "10万"}, "upfront"),
        ({"until": "2023-08-31"}, "until"),
        ({"due": "2023-08-31", "until": "2024-01-01"}, "due"),
        ({"accepted": "2023-08-31"}, "accepted"),
    ],
)
def test_what_cannot_be_of_a_loan_is_asked_again_and_its_edge_is_not(typed, field):
    edges = {"upfront": "99999.99", "until": "2023-09-01", "due": "2023-09-01"}
    edge = {**typed, field: edges.get(field, "2023-09-01")}

    with pytest.raises(Unfit) as unfit:
        loan(read(**typed), CONTEXT.tables)

    assert unfit.value.field == field
    assert loan(read(**edge), CONTEXT.tables).start == date(2023, 9, 1)
