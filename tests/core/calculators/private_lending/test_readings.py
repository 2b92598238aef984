from datetime import date

from widgets.content.library import Library
from widgets.core.calculators.answer import Answer, Standing
from widgets.core.calculators.answering import calculate

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
