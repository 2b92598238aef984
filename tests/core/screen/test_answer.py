from dataclasses import replace
from datetime import date

import pytest

from tests.core.conftest import WORDS, made
from widgets.content.library import Library
from widgets.core.calculators.answer import (
    Answer,
    Chart,
    ChartSeries,
    Figure,
    ResultTable,
    Say,
    Standing,
    Threshold,
)
from widgets.core.calculators.working import KeyTerm, Line, cny
from widgets.core.screen.answer import Telling, answer_parts
from widgets.core.screen.findings import Outcome, Plot, Working
from widgets.core.screen.formatter import Teller
from widgets.core.screen.lines import Table
from widgets.core.screen.view import Points, Prose

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CITE = "court-costs-2007/13"


@pytest.fixture
def telling():
    return Telling(Teller(CONTEXT.words("en", made())), CONTEXT.cited, CONTEXT.tables.today)


def parts(telling, kind, **answer):
    given = {"says": Say("says-sum", {"sum": cny(5)}, (CITE,)), **answer}
    return [part for part in answer_parts(telling, Answer(**given)) if isinstance(part, kind)]


def test_the_sentence_comes_first_with_the_standing_the_numbers_and_the_law(telling):
    figures = (Figure("sum", cny(5)),)

    [found] = parts(telling, Outcome, standing=Standing.NOT_PROTECTED, figures=figures)

    assert found.standing == "not-protected"
    assert found.label == "Not protected"
    assert found.text == "In all CNY 5"
    assert found.figures == (("Sum", "CNY 5"),)
    assert [each.cite for each in found.sources] == [CITE]


def test_a_sentence_shows_what_the_answer_found_and_then_what_its_words_rest_on():
    words = {
        **WORDS,
        "says-sum": {"zh": "共{sum}", "en": "{sum}", "cite": ["civil-code/585", CITE]},
    }
    own = Telling(
        Teller(CONTEXT.words("en", made(words=words))), CONTEXT.cited, CONTEXT.tables.today
    )

    [found] = parts(own, Outcome)

    assert [each.cite for each in found.sources] == [CITE, "civil-code/585"]


def test_a_line_of_the_working_shows_what_its_words_rest_on():
    words = {**WORDS, "step-sum": {"zh": "{value}", "en": "{value}", "cite": [CITE]}}
    own = Telling(
        Teller(CONTEXT.words("en", made(words=words))), CONTEXT.cited, CONTEXT.tables.today
    )

    [found] = parts(own, Working, steps=(Line("sum", cny(3).value, cny(3).unit),))

    assert [each.cite for each in found.lines[0].sources] == [CITE]


def test_a_line_of_a_day_shows_only_the_articles_of_its_words_in_force_that_day():
    words = {**WORDS, "step-sum": {"zh": "{value}", "en": "{value}", "cite": ["civil-code/561"]}}
    own = Telling(
        Teller(CONTEXT.words("en", made(words=words))), CONTEXT.cited, CONTEXT.tables.today
    )
    steps = tuple(Line("sum", on=day) for day in (date(2020, 12, 31), date(2021, 1, 1)))

    [found] = parts(own, Working, steps=steps)

    assert [len(line.sources) for line in found.lines] == [0, 1]


def test_without_a_standing_nothing_is_said_of_the_law(telling):
    [found] = parts(telling, Outcome)

    assert (found.standing, found.label) == ("", "")


def test_every_line_of_the_working_leads_to_its_article(telling):
    steps = (Line("add", cny(3).value, cny(3).unit, CITE, {"amount": cny(1), "more": cny(2)}),)

    [found] = parts(telling, Working, steps=steps)

    assert found.lines[0].text == "CNY 1 and CNY 2 make CNY 3"
    assert [each.cite for each in found.lines[0].sources] == [CITE]


def test_a_long_working_shows_its_first_lines_and_the_rest_once_opened(telling):
    given = {"amount": "1", "more": "2"}
    steps = tuple(Line("add", cny(n).value, cny(n).unit, given=given) for n in range(11))

    [found] = parts(telling, Working, steps=steps)
    [short] = parts(telling, Working, steps=steps[:5])  # one line is not folded alone

    assert (len(found.lines), len(found.rest), found.more) == (4, 7, "Show the other 7 steps")
    assert (len(short.lines), short.rest, short.more) == (5, (), "")


def test_a_table_is_folded_and_one_behind_a_picture_is_not(telling):
    rows = tuple((str(n), cny(n)) for n in range(7))
    chart = Chart("parts", "line", "part", tuple("abcdefg"), (ChartSeries("worth", (cny(1),) * 7),))

    [long, short] = parts(
        telling,
        Table,
        sheets=(
            ResultTable("parts", ("part", "worth"), rows),
            ResultTable("parts", ("part", "worth"), rows[:6]),
        ),
    )

    assert (long.folded, short.folded) == (True, True)
    assert not parts(telling, Plot, charts=(chart,))[0].table.folded


@pytest.mark.parametrize(
    ("kind", "labels", "across"),
    [
        ("bars", ("a", "b"), True),
        ("stack", ("a", "b"), True),
        ("bars", ("a",) * 8, True),
        ("bars", ("a",) * 9, False),
        ("line", ("a", "b"), False),
        ("bars", (date(2026, 1, 1), date(2026, 2, 1)), False),
    ],
)
def test_a_few_bars_with_words_lie_across(telling, kind, labels, across):
    chart = Chart("parts", kind, "part", labels, (ChartSeries("worth", (cny(1),) * len(labels)),))

    assert parts(telling, Plot, charts=(chart,))[0].across is across


def test_cautions_what_decides_and_what_to_do_are_lists_with_their_law(telling):
    told = {
        "decides": (Say("decides-fact", cites=(CITE,)),),
        "todo": (Say("todo-ask"),),
        "cautions": (Say("caution-rough", cites=(CITE,)),),
    }

    found = parts(telling, Points, **told)

    assert [p.points[0].text for p in found] == ["Roughly", "Ask", "This decides"]
    assert [each.cite for each in found[0].points[0].sources] == [CITE]


def test_a_picture_always_has_the_same_numbers_as_a_table(telling):
    series = (ChartSeries("worth", (cny(1), cny(2))),)
    chart = Chart("parts", "stack", "part", ("a", "b"), series)

    [found] = parts(telling, Plot, charts=(chart,))

    assert found.series == (("Worth", (1.0, 2.0)),)
    assert found.table.columns == ("Part", "Worth")
    assert [[cell.text for cell in row] for row in found.table.rows] == [
        ["a", "CNY 1"],
        ["b", "CNY 2"],
    ]


def test_days_of_a_span_are_counted_from_1970(telling):
    first, last = (
        ChartSeries("part", (date(1970, 1, 2),)),
        ChartSeries("worth", (date(1971, 1, 1),)),
    )
    chart = Chart("parts", "spans", "part", ("a",), (first, last))

    [found] = parts(telling, Plot, charts=(chart,))

    assert found.days
    assert [values for _, values in found.series] == [(1.0,), (365.0,)]


def test_a_table_is_told_cell_by_cell(telling):
    sheet = ResultTable("parts", ("part", "worth"), (("<b>", cny(1)), (date(2026, 1, 2), cny(2))))

    [found] = parts(telling, Table, sheets=(sheet,))

    assert found.caption == "Two parts"
    assert [cell.text for row in found.rows for cell in row] == [
        "<b>",
        "CNY 1",
        "2 January 2026",
        "CNY 2",
    ]


def test_only_the_first_number_is_in_sight_and_what_teachers_need_is_folded_last(telling):
    known = replace(telling, teachers=frozenset({"add"}))
    figures = (Figure("sum", cny(5)), Figure("sum", cny(6)))
    steps = (Line("add", cny(1).value, cny(1).unit, given={"amount": "1", "more": "2"}),)
    answer = Answer(Say("says-sum", {"sum": cny(5)}), figures=figures, steps=steps)

    first, last = answer_parts(known, answer)

    assert isinstance(first, Outcome)
    assert first.figures == (("Sum", "CNY 5"),)
    assert (first.rest, first.more) == ((("Sum", "CNY 6"),), "Other numbers (1)")
    assert isinstance(last, Points)
    assert (last.folded, len(last.points)) == (True, 1)


def test_a_number_that_only_teachers_need_is_told_with_its_name_and_no_other_place(telling):
    known = replace(telling, teachers=frozenset({"sum"}))

    [first, last] = answer_parts(
        known, Answer(Say("says-sum", {"sum": cny(5)}), figures=(Figure("sum", cny(5)),))
    )

    assert (first.figures, first.rest) == ((), ())
    assert [(each.label, each.text) for each in last.points] == [("Sum", "CNY 5")]


def test_the_sentence_and_one_picture_come_before_the_reasons_and_all_else_is_folded(telling):
    labels, series = ("a",), ChartSeries("worth", (cny(1),))
    line = Threshold(KeyTerm("figure-sum"), cny(2))
    chart = Chart("parts", "bars", "part", labels, (series,), (line,))
    turn = Prose(("turn",))
    steps = (Line("add", cny(1).value, cny(1).unit, given={"amount": "1", "more": "2"}),)

    found = answer_parts(
        telling,
        Answer(Say("says-sum", {"sum": cny(5)}), charts=(chart, chart), steps=steps),
        [turn],
    )

    assert [type(part) for part in found] == [Outcome, Plot, Working, Prose, Plot]
    assert [part.folded for part in found if isinstance(part, Plot)] == [False, True]
    assert found[1].limits == (("Sum: CNY 2", 2.0, False),)
    assert [cell.text for row in found[1].table.rows for cell in row] == [
        "a",
        "CNY 1",
        "Sum",
        "CNY 2",
    ]
