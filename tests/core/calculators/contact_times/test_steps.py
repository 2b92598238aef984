from datetime import date

from widgets.content.library import Library
from widgets.core.calculators.contact_times.answer import answer as answer_of
from widgets.core.calculators.form_values import read_form

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("contact-times")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))
NIGHT = "2026-11-20 22:30 电话 未接"
CARD = {"lender": "bank", "loan": "credit-card"}


def answer(log: str = NIGHT, **typed: str):
    """What is answered to a log and to what else was typed."""
    read, problems = read_form(CALCULATOR, {"log": log, **typed})
    assert not problems
    return answer_of(read, TABLES)


def test_the_working_tells_each_number_with_its_article_and_its_days():
    found = answer("2026-11-18 12:00 电话\n2026-11-20 12:00 电话", **CARD)

    steps = {step.key: step for step in found.steps}
    assert steps["contacts"].value == 2
    assert steps["contact-latest-hour-bankers"].value == 22
    assert steps["contact-latest-hour-bankers"].cite == "cba-2026/hours"
    assert steps["contact-latest-hour-bankers"].given == {
        "from": date(2026, 11, 18),
        "to": date(2026, 11, 20),
    }
    assert steps["unanswered-attempts-a-day-bankers"].value == 6


def test_a_flag_names_its_day_its_moment_its_line_its_limit_and_what_was_counted():
    found = answer(f"2026-11-20 12:00 电话\n{NIGHT}", **CARD)

    step = next(step for step in found.steps if step.key == "flag-hours")
    assert step.given["on"] == date(2026, 11, 20)
    assert step.given["entries"] == "22:30 #2"
    assert [step.given[name].value for name in ("latest", "earliest", "found")] == [22, 8, 1]
    assert step.cite == "cba-2026/hours"


def test_agreed_hours_stand_in_the_working_in_place_of_those_of_the_standard():
    found = answer(
        lender="small-loan", loan="online-consumer", consent="agreed", earliest="9", latest="23"
    )

    steps = {step.key: step.value for step in found.steps}
    assert (steps["agreed-latest"], steps["agreed-earliest"]) == (23, 9)
    assert "contact-latest-hour-standard" not in steps


def test_the_edges_are_told_in_words():
    steps = [step for step in answer(**CARD).steps if step.key == "boundary"]

    assert [step.given["latest"].value for step in steps] == [22]


def test_what_is_there_none_of_is_left_out_of_the_working():
    assert [step.key for step in answer(**CARD).steps if step.value == 0] == []


def test_articles_that_may_only_be_mentioned_decide_nothing():
    found = answer(lender="small-loan", loan="online-consumer")

    mentioned = [step.cite for step in found.steps if step.key == "mentioned"]
    assert "nifa-2018/17" in mentioned
    assert not set(mentioned) & set(found.says.cites)


def test_edges_that_several_texts_share_are_told_once():
    found = answer(lender="bank", loan="online-consumer", who="agency").steps

    hours = [step.cite for step in found if step.key.startswith("contact-latest-hour")]
    assert len(set(hours)) == 2
    assert len([step for step in found if step.key == "boundary"]) == 1
