from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.contact_times.answer import answer as answer_of
from widgets.core.calculators.contact_times.law import Collector
from widgets.core.calculators.contact_times.steps import (
    MOST_DAYS,
    MOST_ROWS,
    charts,
    flag_values,
    result_tables,
)
from widgets.core.calculators.contact_times.working import check
from widgets.core.calculators.form_values import read_form
from widgets.core.calculators.working import Measure
from widgets.core.contact_log.log import read_log
from widgets.core.law.contact_norms import LoanKind
from widgets.core.law.provision import LenderType
from widgets.core.law.rule import Unit

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


SMALL = Collector(LenderType.SMALL_LOAN, loan=LoanKind.ONLINE_CONSUMER)
NIGHT, NOON = "2026-11-20 22:30 电话 未接", "2026-11-20 12:00 电话 未接"


def checked(text: str):
    """A typed log, what it is read as, and what was found."""
    log = read_log(text)
    return log, check(log, SMALL, TABLES)


def tables(text: str) -> dict:
    """The tables of a typed log by key."""
    return {each.key: each for each in result_tables(*checked(text))[0]}


def count(number: int) -> Measure:
    return Measure(Decimal(number), Unit.COUNT)


def test_a_flag_is_a_row_with_its_moment_its_line_its_limit_and_its_force():
    row = tables(NIGHT)["flags"].rows[0]

    assert row[:2] == (date(2026, 11, 20), "22:30 #1")
    assert (row[2].key, row[3], row[4]) == ("norm-hours-standard", count(1), "22:00–8:00")
    assert (row[5].key, row[6].key) == ("finding-beyond", "force-gbt-45251-2025")


def test_lines_not_read_lines_told_again_and_days_without_a_limit_are_listed():
    found = tables(f"{NIGHT}\n{NIGHT}\n??\n2020-01-01 12:00 电话")

    assert [each.key for each in found["unread"].rows[0] if hasattr(each, "key")] == [
        "reason-no-day"
    ]
    assert found["unread"].rows[0][:2] == (count(3), "??")
    assert found["duplicates"].rows == ((count(2), count(1)),)
    assert found["no-limit"].rows == ((date(2020, 1, 1),),)


def test_an_empty_table_is_left_out():
    assert tables("2026-11-20 12:00 电话") == {}


def test_a_number_a_day_is_shown_as_its_limit_and_no_number_in_words():
    calls = "\n".join(f"2026-11-20 {hour}:00 电话 接通 告知" for hour in range(10, 14))

    limits = [row[4] for row in tables(calls)["flags"].rows]

    assert limits[0] == Measure(Decimal(3), Unit.TIMES_A_DAY)
    assert {each.key for each in limits[1:]} == {"no-number"}


@pytest.mark.parametrize("rows", [MOST_ROWS, MOST_ROWS + 1])
def test_a_long_table_is_cut_and_the_cut_is_told(rows):
    found, cut = result_tables(*checked("?\n" * rows + NOON))

    assert [(each.key, len(each.rows)) for each in found] == [("unread", MOST_ROWS)]
    assert [say.given["all"] for say in cut] == ([count(rows)] if rows > MOST_ROWS else [])


def test_the_days_in_the_picture_are_the_last_and_that_is_told():
    days = [date.fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(MOST_DAYS + 1)]
    log, found = checked("\n".join(f"{day} 12:00 电话" for day in days))

    by_hour, by_day = charts(found)

    assert by_day.labels == tuple(days[1:])
    assert by_hour.series[0].values[12] == count(MOST_DAYS + 1)
    assert len(by_hour.labels) == 24
    assert [say.key for say in result_tables(log, found)[1]] == ["caution-cut-days"]


def test_the_hours_that_held_last_are_lines_among_the_hours_once():
    _, found = checked("\n".join(f"2026-11-{day} 12:00 电话" for day in (18, 19, 20)))
    _, before = checked("2020-01-01 12:00 电话")

    lines = charts(found)[0].limits
    assert [(line.name.key, line.value) for line in lines] == [
        ("line-earliest", Measure(Decimal(8), Unit.HOUR)),
        ("line-latest", Measure(Decimal(22), Unit.HOUR)),
    ]
    assert charts(before)[0].limits == ()


def test_there_is_no_picture_of_nothing():
    assert charts(checked("2026-11-20 12:00 我打电话")[1]) == ()


def test_many_contacts_are_named_by_the_first_few_and_a_count():
    _, found = checked("\n".join(f"2026-11-20 22:0{n} 电话" for n in range(9)))

    entries = flag_values(found.flags[0])["entries"]
    assert isinstance(entries, str)
    assert entries.startswith("22:00 #1, 22:01 #2")
    assert entries.endswith("… (+3)")


def test_contacts_of_several_days_are_named_with_their_days():
    _, found = checked("2026-11-20 12:00 电话\n2026-11-22 13:00 电话")

    values = flag_values(found.flags[0])
    assert values["day"] == "2026-11-20 ~ 2026-11-22"
    assert values["entries"] == "11-20 12:00 #1, 11-22 13:00 #2"


def test_contacts_without_an_hour_are_listed_with_the_reason_and_named_by_their_line():
    found = tables("2026-11-20 打给我妈\n2026-11-21 2点 打给我妈")

    assert [row[:2] for row in found["no-hour"].rows] == [
        (count(1), date(2026, 11, 20)),
        (count(2), date(2026, 11, 21)),
    ]
    assert [row[2].key for row in found["no-hour"].rows] == ["reason-no-time", "reason-part-of-day"]
    assert "#1" in {row[1] for row in found["flags"].rows}
    assert "11-20 #1, 11-21 #2" in {row[1] for row in found["flags"].rows}


def test_edges_that_several_texts_share_are_told_once():
    found = answer(lender="bank", loan="online-consumer", who="agency").steps

    hours = [step.cite for step in found if step.key.startswith("contact-latest-hour")]
    assert len(set(hours)) == 2
    assert len([step for step in found if step.key == "boundary"]) == 1
