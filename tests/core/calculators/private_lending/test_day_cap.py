from datetime import date

from widgets.content.library import Library
from widgets.core.calculators.answering import calculate

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["private-lending"]


def answer(**typed):
    found = calculate(CALCULATOR, {"ask": "cap", **typed}, CONTEXT.tables)
    assert not found.problems
    return found.answer


def numbers(found):
    return {figure.key: str(figure.value.value.normalize()) for figure in found.figures}


def test_without_a_day_today_counts_and_what_the_lpr_was_last_is_on_offer():
    today = answer()
    tried = answer(**today.turns[0].fill)

    assert today.says.given["on"] == date(2026, 11, 25)
    assert numbers(tried) == {"ceiling": "12", "lpr": "3"}
    assert tried.turns == ()


def test_the_lowest_and_highest_lpr_each_have_a_line_of_the_working():
    sure, changed = answer(**{"cap-day": "2024-10-22"}), answer(**{"cap-day": "2024-10-21"})

    assert [str(step.value.normalize()) for step in sure.steps] == ["12.4"]
    assert [str(step.value.normalize()) for step in changed.steps] == ["12.4", "13.4"]


def test_a_case_of_today_follows_the_articles_of_today_whatever_the_day_of_the_loan():
    found = {day: answer(**{"cap-day": day}) for day in ("2018-01-01", "2020-10-01", "2024-10-22")}

    assert {each.decides[0].cites for each in found.values()} == {
        ("private-lending-2020b/1", "lending-scope-2020/1")
    }
    assert found["2020-10-01"].says.cites == ("private-lending-2020b/25",)
    assert found["2020-10-01"].decides[1].cites == ("private-lending-2020a/9",)
    assert found["2024-10-22"].decides[1].cites == ("civil-code/679",)
    assert found["2018-01-01"].decides[1].cites == ("private-lending-2020b/31",)


def test_the_table_begins_with_the_first_day_of_the_multiple_and_has_every_change_since():
    rows = answer(**{"cap-day": "2024-10-22"}).sheets[0].rows
    found = [(str(day), str(cap.value.normalize())) for day, _, cap in rows]

    assert found[:2] == [("2020-08-20", "15.4"), ("2021-12-20", "15.2")]
    assert found[-1] == ("2025-05-20", "12")


def test_a_loan_is_asked_about_no_further_where_only_a_day_is_looked_up():
    assert calculate(CALCULATOR, {"ask": "cap"}, CONTEXT.tables).problems == {}
    assert "principal" in calculate(CALCULATOR, {}, CONTEXT.tables).problems


def test_from_the_first_lpr_on_it_stands_beside_the_two_lines_of_that_time():
    before, first = (numbers(answer(**{"cap-day": day})) for day in ("2019-08-19", "2019-08-20"))

    assert before == {"ceiling": "24", "void": "36"}
    assert first == {"ceiling": "24", "void": "36", "lpr": "4.25"}


def test_the_multiple_counts_from_its_first_day_on():
    before, first = (answer(**{"cap-day": day}) for day in ("2020-08-19", "2020-08-20"))

    assert (before.says.key, numbers(before)["ceiling"]) == ("says-cap-old", "24")
    assert numbers(first)["ceiling"] == "15.4"  # 4 x 3.85
