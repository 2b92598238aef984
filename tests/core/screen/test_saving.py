import csv
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from io import StringIO
from itertools import pairwise

import pytest

from tests.core.conftest import WORDS, made
from widgets.content.library import Library
from widgets.core.calculators.answer import Answer, Figure, Reminder, ResultTable, Saved, Say
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.working import Line, cny
from widgets.core.law.rule import Unit
from widgets.core.screen.answer import Telling
from widgets.core.screen.calculator import telling as telling_of
from widgets.core.screen.formatter import Teller
from widgets.core.screen.saving import keep, no_formula, saved

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
NASTY = '<img src=x onerror="alert(1)">'
TYPED = {"kind": "two", "amount": NASTY}
ANSWER = Answer(
    Say("says-sum", {"sum": cny(5)}),
    figures=(Figure("sum", cny(5)),),
    steps=(Line("add", Decimal(3), Unit.CNY, "court-costs-2007/13", {"amount": "1", "more": "2"}),),
    sheets=(ResultTable("parts", ("part", "worth"), ((NASTY, cny(-1)), ("=1+1", cny(2)))),),
    saved=(Saved("log.csv", "text/csv", "1,2"),),
)  # fmt: skip


@pytest.fixture
def telling():
    return Telling(Teller(CONTEXT.words("en", made())), CONTEXT.cited, CONTEXT.tables.today)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        assert all(name in {"lang", "charset", "name", "content"} for name, _ in attrs)


def test_the_text_to_copy_says_what_was_typed_what_was_found_and_how(telling):
    lines = keep(telling, made(), TYPED, ANSWER).copy.splitlines()

    assert "Kind: two" in lines
    assert f"Amount: {NASTY}" in lines
    assert "In all CNY 5" in lines
    assert any(line.startswith("1. 1 and 2 make CNY 3 (") for line in lines)
    assert "not legal advice" in lines[-1]


def test_an_article_of_a_lines_words_is_copied_with_it():
    words = {**WORDS, "step-sum": {"zh": "{value}", "en": "{value}", "cite": ["civil-code/561"]}}
    calculator = made(words=words)
    own = Telling(Teller(CONTEXT.words("en", calculator)), CONTEXT.cited, CONTEXT.tables.today)
    answer = replace(ANSWER, steps=(Line("sum", Decimal(3), Unit.CNY),))

    lines = keep(own, calculator, TYPED, answer).copy.splitlines()

    assert "1. CNY 3 (Civil Code, art. 561)" in lines


def test_what_is_kept_has_a_title_over_each_stretch_that_there_is(telling):
    answer = replace(ANSWER, cautions=(Say("says-sum", {"sum": cny(7)}),))

    lines = keep(telling, made(), TYPED, answer).copy.splitlines()
    page = saved(telling, made(), TYPED, answer, "page")

    titles = [line for before, line in pairwise(lines) if not before]
    assert titles == [
        "Please note",
        "The numbers",
        "What you typed",
        "Why: how it is worked out",
        "What it rests on",
    ]
    assert page
    assert re.findall("<h2>(.*?)</h2>", page.text) == titles
    assert "In all CNY 5" in page.text.partition("<h2>")[0]


def test_of_a_long_text_the_beginning_is_kept(telling):
    typed = {"kind": "one", "amount": "5", "paid": "2026-01-05 1\n" * 1000}

    copied = keep(telling, made(), typed, ANSWER).copy

    assert 2000 < len(copied) < 3000
    assert "…" in copied


def test_what_was_not_asked_is_left_out_of_what_is_kept(telling):
    typed = {"kind": "one", "amount": "5", "more": "6"}

    lines = keep(telling, made(), typed, ANSWER).copy.splitlines()

    assert "Amount: 5" in lines
    assert "More: 6" not in lines


def test_a_file_is_on_offer_for_the_page_the_table_and_each_file_of_the_answer(telling):
    found = keep(telling, made(), TYPED, ANSWER).files

    assert [button.act["what"] for button in found] == ["page", "csv", "log.csv"]


def test_the_page_stands_by_itself_and_what_was_typed_is_only_text(telling):
    page = saved(telling, made(), TYPED, ANSWER, "page")
    tags = Tags()
    tags.feed(page.text)

    assert page.name == "court-costs.html"
    assert not tags.found & {"script", "img", "link", "iframe"}
    assert "&lt;img src=x" in page.text


def test_the_table_is_read_by_a_spreadsheet_and_holds_no_formula(telling):
    text = saved(telling, made(), TYPED, ANSWER, "csv").text

    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    assert rows == [
        ["Sum", "5"],
        [],
        ["Part", "Worth"],
        [NASTY, "-1"],
        ["'=1+1", "2"],
    ]


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("-1.5", "-1.5"), ("-1.5.2", "'-1.5.2"), ("-", "'-"), ("+1", "'+1"), ("1-1", "1-1")],
)
def test_a_number_below_nothing_is_one_and_what_only_looks_like_it_is_text(cell, kept):
    assert no_formula(cell) == kept


def test_days_to_remember_become_a_calendar_in_the_language(telling):
    reminder = Reminder(date(2026, 12, 2), Say("says-sum", {"sum": cny(5)}))
    answer = replace(ANSWER, reminders=(reminder,))

    file = saved(telling, made(), TYPED, answer, "days.ics")

    assert file.media == "text/calendar"
    assert "DTSTART;VALUE=DATE:20261202\r\nDTEND;VALUE=DATE:20261203\r\n" in file.text
    assert "SUMMARY:In all CNY 5\r\n" in file.text
    assert "days.ics" in [button.act["what"] for button in keep(telling, made(), {}, answer).files]


def test_a_file_of_the_answer_is_given_as_it_is_and_another_is_not_there(telling):
    assert saved(telling, made(), TYPED, ANSWER, "log.csv").text == "1,2"
    assert saved(telling, made(), TYPED, ANSWER, "../x") is None


def test_what_is_kept_begins_with_the_answer_and_ends_with_its_articles_its_day_and_its_maker():
    context, lang = CONTEXT, "en"
    calculator = context.calculators["court-costs"]
    typed = calculator.example("small").filled(lang)
    answer = calculate(calculator, typed, context.tables).answer
    assert answer is not None
    tells = telling_of(context, calculator, lang)

    lines = keep(tells, calculator, typed, answer).copy.splitlines()

    assert lines[0] == tells.teller.say(answer.says)
    rests, made, foot = lines[-3:]
    assert rests.startswith("Rests on: ")
    assert "art. 13" in rests
    assert made == f"Law at the Door, “{calculator.title.en}”, worked out on 25 November 2026."
    assert foot == tells.teller.words("calculators-foot")


@pytest.mark.parametrize(("lang", "strange"), [("zh", r"[A-Za-z]{4,}"), ("en", r"[一-鿿]")])
def test_a_saved_page_holds_no_word_of_the_other_language(lang, strange):
    for calculator in CONTEXT.calculators.values():
        typed = calculator.examples[0].filled(lang)
        answer = calculate(calculator, typed, CONTEXT.tables).answer
        assert answer is not None
        page = saved(telling_of(CONTEXT, calculator, lang), calculator, typed, answer, "page")

        assert page is not None
        told = re.sub(r"<style>.*?</style>|<[^>]*>|&\w+;", "", page.text)

        own = "".join(typed.values())
        assert [word for word in re.findall(strange, told) if word not in own] == []


@pytest.mark.parametrize(("length", "cut"), [(2_000, False), (2_001, True)])
def test_a_text_that_just_fits_is_kept_whole(telling, length, cut):
    typed = {"kind": "one", "amount": "5", "paid": "x" * length}

    copied = keep(telling, made(), typed, ANSWER).copy

    assert copied.count("x" * 2_000) == 1
    assert ("…" in copied) is cut
