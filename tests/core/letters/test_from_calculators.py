import re
from datetime import date

import pytest

from tests.core.conftest import text
from tests.core.letters.conftest import written
from widgets.content.library import Library
from widgets.core.calculators.state import CalculatorState, FormState, to_text
from widgets.core.letters.from_calculators import calculators_of, carried_lines

LIBRARY = Library.open()
TODAY = date(2026, 11, 30)
CONTEXT = LIBRARY.calculator_context(TODAY)
PLAN = "repayment-plan"
BUDGET = {"ask": "plan", "income": "6500", "living-as": "one", "living": "4200", "plan": "equal"}
BUDGET |= {"debts": "甲 9000 24% 500", "card": "no"}


def kept(calculator_id=PLAN, *, asked=True, **typed):
    """What a browser keeps of a calculator, whatever else stands in it."""
    typed = {**(BUDGET if calculator_id == PLAN else {}), **typed}
    sheets = {calculator_id: FormState(typed, asked=asked, time=1)}
    return to_text(CalculatorState(TODAY, calculator_id, sheets))


def example(calculator_id, name):
    found = CONTEXT.calculators[calculator_id].example(name)
    return kept(calculator_id, **found.filled("zh"))


def lines(letter_id, calculator_id, found, **typed):
    letter = LIBRARY.letter(letter_id)
    return carried_lines(letter, typed, calculator_id, found, CONTEXT)


def test_what_is_left_a_month_is_a_line_of_whoever_asks_for_instalments():
    assert lines("propose-a-plan", PLAN, kept(), way="propose") == {
        "reason": "每月收入减去必需的生活开支，剩2,300元，全部欠款都要从里面还。"
    }


def test_a_sentence_stands_only_where_the_answer_has_every_figure_of_it():
    short = kept(income="4500")
    nothing = kept(income="4000")

    assert lines("propose-a-plan", PLAN, short, way="propose")["reason"].splitlines() == [
        "每月收入减去必需的生活开支，剩300元，全部欠款都要从里面还。",
        "各家每月最少要还的合计500元，剩下的300元不够。",
    ]
    assert lines("propose-a-plan", PLAN, nothing, way="propose") == {}
    assert lines("application-for-legal-aid", PLAN, nothing) == {
        "hardship": "每月收入不够必需的生活开支，还差200元。"
    }


def test_a_figure_that_is_zero_says_nothing():
    assert lines("application-for-legal-aid", PLAN, kept(income="4200")) == {}


def test_nothing_goes_into_a_field_that_the_picks_do_not_ask_for():
    assert lines("propose-a-plan", PLAN, kept(), way="ask") == {}


@pytest.mark.parametrize(
    "found", [None, "", "{", kept(asked=False), kept(income="much"), kept("penalty")]
)
def test_where_there_is_no_answer_nothing_is_taken(found):
    assert lines("propose-a-plan", PLAN, found, way="propose") == {}


def test_an_objection_takes_what_of_the_interest_is_not_protected():
    found = example("private-lending", "two-percent")

    taken = lines("object-to-a-payment-order", "private-lending", found, ground="amount")

    assert set(taken) == {"items"}
    assert re.fullmatch(
        r"利息、逾期利息和费用：.*异议人认为[\d,.]+元不受法律保护。", taken["items"]
    )


def test_a_log_tells_a_complaint_how_many_contacts_there_were():
    taken = lines("complaint-to-the-lender", "contact-times", example("contact-times", "evening"))

    assert taken["events"].splitlines()[0].startswith("我手里的记录载有对方主动联系")


def test_only_a_calculator_that_the_letter_has_room_for_is_looked_at():
    assert calculators_of(written()) == ()
    assert calculators_of(LIBRARY.letter("mediation-in-court")) == (
        "repayment-plan",
        "private-lending",
        "penalty",
        "appropriation",
    )
    assert lines("complaint-to-the-lender", PLAN, kept()) == {}


@pytest.mark.parametrize(
    ("letter", "calculator"),
    [(each, name) for each in LIBRARY.letters().values() for name in calculators_of(each)],
    ids=lambda each: getattr(each, "id", each),
)
def test_every_calculator_that_a_letter_names_fills_it_by_one_of_its_examples(letter, calculator):
    picks = {"way": "propose", "ground": "amount"}
    examples = CONTEXT.calculators[calculator].examples
    taken = [
        carried_lines(letter, picks, calculator, example(calculator, each.id), CONTEXT)
        for each in examples
    ]

    named = {each.into for each in letter.carries if each.calculator == calculator}
    assert set().union(*taken) == named
    assert "{" not in "".join(line for each in taken for line in each.values())


def test_a_letter_names_a_field_of_lines():
    carries = [{"calculator": PLAN, "into": "sum", "says": [text("{left}")]}]

    with pytest.raises(ValueError, match="'sum' is no field of lines: there are none"):
        written(carries=carries)


CONCEDING = ("还欠", "余额是", "欠款是", "能拿出来", "愿意还", "承诺")


@pytest.mark.parametrize("letter", LIBRARY.letters().values(), ids=lambda each: each.id)
def test_no_line_concedes_a_debt_or_offers_a_sum(letter):
    says = "".join(text.zh for each in letter.carries for text in each.says)

    assert [word for word in CONCEDING if word in says] == []
