from datetime import date
from decimal import Decimal

from widgets.content.library import Library
from widgets.core.calculators.court_costs.form import CourtMatter, FeeKind, Halved, court_matter
from widgets.core.calculators.form_values import read_form

TODAY = date(2026, 11, 25)
CALCULATOR = Library.open().calculator("court-costs")


def matter(**typed):
    given, problems = read_form(CALCULATOR, typed)
    assert not problems
    return court_matter(given, TODAY)


def test_a_matter_is_read_once_with_its_own_way_of_being_halved():
    found = matter(
        fee="appeal", amount="8万", ended="withdrawn", halved="simplified", day="2026-1-2"
    )

    assert found == CourtMatter(
        FeeKind.APPEAL, Decimal(80_000), date(2026, 1, 2), Halved.WITHDRAWN, "none"
    )


def test_without_a_day_today_counts_and_a_fee_that_is_never_halved_is_whole():
    found = matter(fee="enforcement", amount="1", halved="mediated")

    assert (found.on, found.halved) == (TODAY, None)


def test_every_kind_of_fee_and_every_reason_to_halve_it_is_on_offer():
    fields = CALCULATOR.fields
    offered = {option.id for name in ("halved", "ended") for option in fields[name].options}

    assert {option.id for option in fields["fee"].options} == set(FeeKind)
    assert offered == {"whole", *Halved}


def test_an_amount_below_nothing_is_refused():
    _, problems = read_form(CALCULATOR, {"amount": "-1"})

    assert problems["amount"].key == "problem-money"
