"""An answer to be kept: as text to copy, as a table of numbers, as a page of its own."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from html import escape
from io import StringIO

from widgets.core.calculators.answer import Answer, ResultTable, Saved
from widgets.core.calculators.calculator import Calculator
from widgets.core.calculators.calendar_days import CalendarEvent, ics
from widgets.core.calculators.form_values import is_asked
from widgets.core.calculators.questionnaire import FormField
from widgets.core.screen.answer import Telling, table
from widgets.core.screen.controls import Button
from widgets.core.screen.findings import Keep
from widgets.core.screen.formatter import plain
from widgets.core.screen.lines import Point

CALENDAR = "days.ics"
MOST_TYPED = 2000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def keep(
    telling: Telling, calculator: Calculator, typed: Mapping[str, str], answer: Answer
) -> Keep:
    """The ways to keep an answer; a file is made when it is asked for."""
    words = telling.teller.words
    names = [("page", words("save-page")), ("csv", words("save-csv"))]
    if answer.reminders:
        names.append((CALENDAR, words("save-calendar")))
    names += [(each.name, words("save-file", name=each.name)) for each in answer.saved]
    return Keep(
        label=words("keep"),
        copy="\n".join(_lines(telling, calculator, typed, answer)),
        copy_label=words("copy"),
        copied=words("copied"),
        print_label=words("print"),
        files=tuple(Button(label, {"act": "save", "what": what}) for what, label in names),
    )


def saved(
    telling: Telling,
    calculator: Calculator,
    typed: Mapping[str, str],
    answer: Answer,
    what: str,
) -> Saved | None:
    """The file asked for; nothing where there is none of that name."""
    if what == "page":
        text = _page(telling, calculator, typed, answer)
        return Saved(f"{calculator.id}.html", "text/html", text)
    if what == "csv":
        return Saved(f"{calculator.id}.csv", "text/csv", _csv(telling, answer))
    if what == CALENDAR and answer.reminders:
        say = telling.teller.say
        events = [
            CalendarEvent(each.says.key, each.on, say(each.says)) for each in answer.reminders
        ]
        return Saved(CALENDAR, "text/calendar", ics(events, telling.today))
    return next((each for each in answer.saved if each.name == what), None)


def _lines(
    telling: Telling, calculator: Calculator, typed: Mapping[str, str], answer: Answer
) -> list[str]:
    """What was found, what was given, and how it was worked out, a line each."""
    teller, words = telling.teller, telling.teller.words
    given = [
        words("typed", label=words.of(entry.label), typed=_picked(entry, typed, telling))
        for entry in calculator.fields.values()
        if typed.get(entry.id, entry.value) and is_asked(calculator, entry, typed)
    ]
    figures = [
        words("typed", label=words(f"figure-{each.key}"), typed=teller.told(each.value))
        for each in answer.figures
    ]
    steps = [
        f"{n}. {_with_article(telling.line(step), telling)}"
        for n, step in enumerate(answer.steps, start=1)
    ]
    standing = [words(f"standing-{answer.standing}")] if answer.standing else []
    says = [teller.say(say) for say in (answer.says, *answer.cautions)]
    rest = [f"· {teller.say(say)}" for say in (*answer.decides, *answer.todo)]
    found = [*standing, *says, *figures]
    return [*found, "", *given, "", *steps, "", *rest, *_origin(telling, calculator, answer)]


def _origin(telling: Telling, calculator: Calculator, answer: Answer) -> list[str]:
    """The articles an answer rests on, who worked it out on which day, and what it is not."""
    words = telling.teller.words
    cites = telling.under(answer.says.key, answer.says.cites)
    lines = [source for step in answer.steps for source in telling.line(step).sources]
    names = words.listed(list(dict.fromkeys(each.label for each in (*cites, *lines))))
    told = {"title": words.of(calculator.title), "day": words.day(telling.today)}
    rests = [words("answer-rests-on", articles=names)] if names else []
    return [
        *rests,
        words("answer-made-on", project=words("project"), **told),
        words("calculators-foot"),
    ]


def _picked(entry: FormField, typed: Mapping[str, str], telling: Telling) -> str:
    """What stands in a field, as its reader sees it; of a long text the beginning."""
    text = typed.get(entry.id, entry.value)
    if len(text) > MOST_TYPED:
        return text[:MOST_TYPED] + "…"
    options = {each.id: telling.teller.words.of(each.text) for each in entry.options}
    return options.get(text, text)


def _with_article(point: Point, telling: Telling) -> str:
    """A line of the working, with the first article it rests on in brackets."""
    if not point.sources:
        return point.text
    return f"{point.text} {telling.teller.words('in-brackets', text=point.sources[0].label)}"


def _page(
    telling: Telling, calculator: Calculator, typed: Mapping[str, str], answer: Answer
) -> str:
    """A page that stands by itself: no script, no style from elsewhere, every text escaped."""
    words = telling.teller.words
    title = escape(words.of(calculator.title))
    lines = "\n".join(
        f"<p>{escape(line)}</p>" for line in _lines(telling, calculator, typed, answer) if line
    )
    tables = "\n".join(_html_table(telling, sheet) for sheet in _sheets(answer))
    return (
        f'<!doctype html><html lang="{words.lang}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title>"
        "<style>body{font:16px/1.6 sans-serif;max-width:44em;margin:2em auto;padding:0 1em}"
        "table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2em .5em}"
        "p{white-space:pre-wrap}@page{size:A4;margin:12mm}"
        "@media print{body{font-size:9.5pt;line-height:1.35;max-width:none;margin:0;padding:0}"
        "p,td{margin:.15em 0}}</style>"
        f"<h1>{title}</h1>\n{lines}\n{tables}</html>"
    )


def _html_table(telling: Telling, sheet: ResultTable) -> str:
    shown = table(telling, sheet)
    head = "".join(f"<th>{escape(name)}</th>" for name in shown.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell.text)}</td>" for cell in row) + "</tr>"
        for row in shown.rows
    )
    return f"<table><caption>{escape(shown.caption)}</caption><tr>{head}</tr>{body}</table>"


def _csv(telling: Telling, answer: Answer) -> str:
    """The tables of an answer, else its figures, as rows a spreadsheet reads."""
    teller, words = telling.teller, telling.teller.words
    rows = [[words(f"figure-{each.key}"), plain(each.value, teller)] for each in answer.figures]
    for sheet in _sheets(answer):
        rows += [[], [words(f"column-{c}") for c in sheet.columns]]
        rows += [[plain(cell, teller) for cell in row] for row in sheet.rows]
    file = StringIO()
    csv.writer(file).writerows([no_formula(cell) for cell in row] for row in rows)
    return f"\ufeff{file.getvalue()}"


def _sheets(answer: Answer) -> list[ResultTable]:
    """Every table: the sheets, and the numbers behind the pictures."""
    return [*answer.sheets, *(chart.sheet for chart in answer.charts)]


def no_formula(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    number = text.replace(".", "", 1).removeprefix("-").isdigit()
    return text if number or not text.startswith(_FORMULA) else f"'{text}"
