from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.form_values import FieldValue, FormValues, Unfit
from widgets.core.calculators.penalty.form import read_case
from widgets.core.calculators.penalty.working import Charges

TABLES = Library.open().calculator_context(date(2026, 11, 25)).tables
TYPED: dict[str, FieldValue] = {
    "lender": "other", "made": date(2025, 11, 20), "late": Decimal(36_500), "days": Decimal(100),
    "penalty-kind": "none", "rate": Decimal(10),
}  # fmt: skip


def read(**typed):
    named = {name.replace("_", "-"): value for name, value in typed.items()}
    return read_case(FormValues(TYPED | named), TABLES)


@pytest.mark.parametrize(
    ("typed", "penalty"),
    [
        ({"penalty_kind": "none"}, 0),
        ({"penalty_kind": "amount", "penalty": Decimal(70)}, 70),
        ({"penalty_kind": "rate", "penalty_rate": Decimal(2)}, 200),
        ({"penalty_kind": "share", "penalty_share": Decimal(2)}, 730),
    ],
)
def test_a_penalty_is_a_sum_a_rate_by_the_day_or_a_share_once(typed, penalty):
    # 36,500 x 10% x 100 / 365 = 1,000
    found = read(**typed, fees=Decimal(5)).charges

    assert found == Charges(Decimal(1000), Decimal(penalty), Decimal(5))


def test_what_is_left_empty_is_today_no_fees_no_loss_and_no_lpr():
    found = read()

    assert (found.on, found.fees, found.loss, found.lpr) == (date(2026, 11, 25), 0, None, None)


def test_a_loss_is_told_to_the_fen():
    assert read(loss=Decimal("1.005")).loss == Decimal("1.01")


@pytest.mark.parametrize(
    ("typed", "field", "key"),
    [
        ({"on": date(2020, 12, 31), "made": date(2019, 1, 1)}, "on", "problem-old"),
        ({"on": date(2025, 11, 19)}, "made", "problem-made"),
        ({"rate": Decimal(0)}, "penalty-kind", "problem-nothing"),
        ({"rate": Decimal("0.00001")}, "penalty-kind", "problem-nothing"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field(typed, field, key):
    with pytest.raises(Unfit) as unfit:
        read(**typed)

    assert (unfit.value.field, unfit.value.problem.key) == (field, key)


def test_the_first_day_of_the_code_and_the_day_of_the_contract_itself_fit():
    first = date(2021, 1, 1)

    assert read(on=first, made=first).made == first
