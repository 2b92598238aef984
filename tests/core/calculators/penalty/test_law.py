from datetime import date
from decimal import Decimal

import pytest

from tests.doubtful import tables_seen_once
from widgets.content.library import Library
from widgets.core.calculators.penalty.form import PenaltyCase
from widgets.core.calculators.penalty.law import LimitKind, penalty_law
from widgets.core.calculators.penalty.working import Late
from widgets.core.errors import NotInForce, NotPublished

ON, MADE, DOUBTFUL = date(2026, 11, 25), date(2025, 11, 20), date(2026, 1, 20)
TABLES = tables_seen_once(Library.open().calculator_context(ON).tables, DOUBTFUL)


def case(lender="private", made=MADE, on=ON, penalty="1300", **more) -> PenaltyCase:
    asked = {"fees": Decimal(0), "loss": None, "lpr": None} | more
    return PenaltyCase(
        lender=lender, made=made, on=on, late=Late(Decimal(36_500), 100), rate=Decimal(0),
        penalty_kind="amount", agreed=Decimal(penalty), faith="no", guarantor=False, **asked,
    )  # fmt: skip


def limit(*given, **more):
    return penalty_law(case(*given, **more), TABLES).limit


@pytest.mark.parametrize(
    ("lender", "kind", "rate", "cites"),
    [
        ("private", LimitKind.CAP, 12, ("private-lending-2020b/29", "private-lending-2020b/25")),
        ("licensed", LimitKind.LINE, 24, ("finance-trial-2017/2",)),
        ("small", LimitKind.LINE_SMALL, 24, ("finance-trial-2017/2",)),
    ],
)
def test_each_lender_has_its_own_line(lender, kind, rate, cites):
    found = limit(lender)

    assert (found.kind, found.line.rate, found.cites) == (kind, rate, cites)
    # 36,500 x rate x 100 / 365
    assert found.allowed == 100 * rate


@pytest.mark.parametrize("lender", ["card", "other"])
def test_where_the_law_names_no_number_there_is_no_line(lender):
    assert limit(lender) is None


@pytest.mark.parametrize(("penalty", "above"), [("1300", 100), ("1200", 0)])
def test_a_line_says_by_how_much_the_charges_are_above_it(penalty, above):
    law = penalty_law(case(penalty=penalty), TABLES)

    assert law.limit.above == above
    assert law.over is (LimitKind.CAP if above else None)


def test_a_cap_on_an_lpr_seen_once_is_unsure_until_it_is_typed():
    assert limit(made=DOUBTFUL).kind is LimitKind.CAP_UNSURE
    assert limit(made=DOUBTFUL, lpr=Decimal(3)).kind is LimitKind.CAP


@pytest.mark.parametrize(
    ("penalty", "kind"),
    [
        # 36,500 x 10% and x 14% x 100 / 365 are 1,000 and 1,400
        ("1000", LimitKind.CAP),
        ("1000.01", LimitKind.CAP_UNSURE),
        ("1400", LimitKind.CAP_UNSURE),
        ("1400.01", LimitKind.CAP),
    ],
)
def test_charges_on_one_side_of_all_that_the_cap_may_be_make_it_count(penalty, kind):
    found = limit(made=DOUBTFUL, penalty=penalty)

    assert (found.kind, found.line.lpr.sure) == (kind, False)


def test_an_old_contract_is_marked_and_needs_the_lpr_at_suing():
    made = date(2020, 8, 19)

    assert limit(made=made, lpr=Decimal(3)).kind is LimitKind.CAP_OLD
    with pytest.raises(NotPublished):
        limit(made=made)


def test_whether_a_private_loan_of_that_day_can_be_told_turns_on_the_record():
    days = [date(2015, 8, 31), MADE, date(2026, 9, 21)]

    assert [penalty_law(case("card", day), TABLES).cap_known for day in days] == [
        False,
        True,
        False,
    ]


def test_before_the_interpretation_no_share_of_a_loss_is_known():
    early = {"lender": "other", "made": date(2022, 3, 1), "on": date(2023, 12, 4)}
    later = early | {"on": date(2023, 12, 5), "loss": Decimal(1)}

    assert penalty_law(case(**early), TABLES).weighed == ""
    assert penalty_law(case(**later), TABLES).weighed == "contract-general-2023/65"
    assert penalty_law(case(**later), TABLES).share == 30
    with pytest.raises(NotInForce):
        penalty_law(case(**early, loss=Decimal(1)), TABLES)


@pytest.mark.parametrize(("made", "coded"), [(date(2020, 12, 31), False), (date(2021, 1, 1), True)])
def test_a_contract_is_under_the_civil_code_from_its_first_day(made, coded):
    assert penalty_law(case("other", made), TABLES).coded is coded
