from datetime import date
from decimal import Decimal

import pytest

from tests.doubtful import tables_seen_once
from widgets.content.library import Library
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.penalty.limits import (
    LimitKind,
    above_step,
    charges_of,
    limit_of,
    private_can_be_told,
)
from widgets.core.calculators.penalty.working import Charges, Late
from widgets.core.errors import NotPublished

ON = date(2026, 11, 25)
TABLES = tables_seen_once(Library.open().calculator_context(ON).tables, date(2026, 1, 20))
LATE = Late(Decimal(36_500), 100)


def limit(lender: str, made: date = date(2025, 11, 20), **typed: Decimal):
    return limit_of(FormValues({"lender": lender, "made": made, **typed}), TABLES, LATE, ON)


@pytest.mark.parametrize(
    ("lender", "kind", "rate"),
    [
        ("private", LimitKind.CAP, 12),
        ("licensed", LimitKind.LINE, 24),
        ("small", LimitKind.LINE_SMALL, 24),
    ],
)
def test_each_lender_has_its_own_line(lender, kind, rate):
    found = limit(lender)

    assert (found.kind, found.rate) == (kind, rate)
    # 36,500 x rate x 100 / 365
    assert found.allowed == 100 * rate


@pytest.mark.parametrize("lender", ["card", "other"])
def test_where_the_law_names_no_number_there_is_no_line(lender):
    assert limit(lender) is None


def test_a_cap_on_an_lpr_seen_once_is_unsure_until_it_is_typed():
    made = date(2026, 1, 20)

    assert limit("private", made).kind is LimitKind.CAP_UNSURE
    assert limit("private", made, lpr=Decimal(3)).kind is LimitKind.CAP


@pytest.mark.parametrize(
    ("total", "kind"),
    [
        # 36,500 x 10% and x 14% x 100 / 365 are 1,000 and 1,400
        ("1000", LimitKind.CAP),
        ("1000.01", LimitKind.CAP_UNSURE),
        ("1400", LimitKind.CAP_UNSURE),
        ("1400.01", LimitKind.CAP),
    ],
)
def test_charges_on_one_side_of_all_that_the_cap_may_be_make_it_count(total, kind):
    found = limit("private", date(2026, 1, 20)).for_charges(Charges(penalty=Decimal(total)))

    assert (found.kind, found.sure) == (kind, False)


def test_an_old_contract_is_marked_and_needs_the_lpr_at_suing():
    made = date(2020, 8, 19)

    assert limit("private", made, lpr=Decimal(3)).kind is LimitKind.CAP_OLD
    with pytest.raises(NotPublished):
        limit("private", made)


def test_whether_a_private_loan_of_that_day_can_be_told_turns_on_the_record():
    days = [date(2015, 8, 31), date(2025, 11, 20), date(2026, 9, 21)]
    told = [
        private_can_be_told(FormValues({"lender": "card", "made": day}), TABLES, LATE, ON)
        for day in days
    ]

    assert told == [False, True, False]


def test_the_working_names_the_lpr_the_times_and_what_the_line_allows():
    cap, allowed = limit("private").steps

    assert [cap.given["lpr"].value, cap.given["times"].value, cap.value] == [3, 4, 12]
    assert allowed.cite == "private-lending-2020b/29"


@pytest.mark.parametrize(
    ("typed", "penalty"),
    [
        ({"penalty-kind": "none"}, 0),
        ({"penalty-kind": "amount", "penalty": Decimal(70)}, 70),
        ({"penalty-kind": "rate", "penalty-rate": Decimal(2)}, 200),
        ({"penalty-kind": "share", "penalty-share": Decimal(2)}, 730),
    ],
)
def test_a_penalty_is_a_sum_a_rate_by_the_day_or_a_share_once(typed, penalty):
    found = charges_of(FormValues({**typed, "rate": Decimal(10), "fees": Decimal(5)}), LATE)

    # 36,500 x 10% x 100 / 365 = 1,000
    assert found == Charges(Decimal(1000), Decimal(penalty), Decimal(5))


@pytest.mark.parametrize(
    ("penalty", "key", "above"), [("1300", "above", 100), ("1200", "within", 0)]
)
def test_the_last_line_says_by_how_much_the_charges_are_above(penalty, key, above):
    step = above_step(limit("private"), Charges(penalty=Decimal(penalty)))

    assert (step.key, step.value) == (key, above)
