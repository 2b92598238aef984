from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.calculators.answer import Standing
from widgets.core.calculators.answering import calculate
from widgets.core.errors import NotPublished

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["private-lending"]
TYPED = {"principal": "10万", "made": "2026-09-21", "until": "2026-11-25"}


def found(**more):
    return calculate(CALCULATOR, {**TYPED, **more}, CONTEXT.tables)


def answered(**more):
    answer = found(**more).answer
    assert answer is not None
    return answer


def figures(answer):
    return {figure.key: str(figure.value.value) for figure in answer.figures}


def keys(items):
    return [item.key for item in items]


def test_a_rate_that_every_possible_ceiling_cuts_is_cut_and_by_how_much_at_least_is_told():
    answer = answered(rate="60%")

    assert (answer.standing, answer.says.key) == (Standing.PARTLY, "says-part-unrecorded")
    # 100,000 x 60% and x 14% x 65 / 365
    assert figures(answer) == {
        "protected-most": "2493.15",
        "unprotected-least": "8191.78",
        "claimed": "10684.93",
        "ceiling-least": "10.00",
        "ceiling-most": "14.00",
        "principal": "100000",
    }


def test_a_rate_within_every_possible_ceiling_is_protected_to_the_fen():
    answer = answered(rate="5%")

    assert (answer.standing, answer.says.key) == (Standing.PROTECTED, "says-within-unrecorded")
    assert (figures(answer)["protected"], figures(answer)["owed"]) == ("890.41", "100890.41")
    assert len(answer.charts) == 1


@pytest.mark.parametrize("rate", ["10.01%", "12%", "14%"])
def test_between_the_possible_ceilings_the_lpr_is_asked_for(rate):
    assert isinstance(found(rate=rate).fault, NotPublished)


def test_the_span_is_told_with_the_day_on_which_the_record_ends():
    (caution,) = answered(rate="60%").cautions

    assert caution.key == "caution-lpr-unrecorded"
    assert caution.given["last"] == date(2026, 9, 20)
    assert [str(caution.given[end].value) for end in ("low", "high")] == ["2.50", "3.50"]


def test_the_working_says_at_which_end_the_lpr_is_taken():
    cut, whole = answered(rate="60%"), answered(rate="5%")

    assert "cap-most" in keys(cut.steps)
    assert "cap-least" in keys(whole.steps)
    assert "cap" not in {*keys(cut.steps), *keys(whole.steps)}


def test_what_is_only_bounded_has_no_picture_and_no_table_as_if_it_were_exact():
    answer = answered(rate="60%", paid="2026-10-01 5000")

    assert (answer.charts, answer.sheets) == ((), ())


def test_the_last_lpr_on_record_can_be_tried_and_then_the_sums_are_exact():
    before = answered(rate="60%")
    turn = next(turn for turn in before.turns if turn.key == "lpr-last")
    after = answered(rate="60%", **turn.fill)

    assert turn.fill == {"lpr": "3.00%"}
    # 100,000 x 12% x 65 / 365
    assert (figures(after)["protected"], after.cautions) == ("2136.99", ())


def test_with_no_rate_at_all_the_lpr_of_the_default_is_tried_too():
    answer = answered(agreed="none", due="2026-10-01")

    assert answer.says.key == "says-late-unrecorded"
    assert answer.turns[0].fill == {"lpr": "3.00%", "late-lpr": "3.00%"}
