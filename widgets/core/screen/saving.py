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
_STYLE = (
    "body{font:16px/1.6 sans-serif;max-width:44em;margin:2em auto;padding:0 1em}"
    "h1{font-size:1.4em}h2{font-size:1.05em;margin:1.2em 0 .3em}"
    "p{white-space:pre-wrap;margin:.4em 0}"
    "h1+section{font-size:1.1em;font-weight:600}figure{overflow-x:auto;margin:1em 0}"
    "table{border-collapse:collapse}caption{text-align:start;font-weight:600}"
    "td,th{border:1px solid #999;padding:.2em .5em;text-align:start;word-break:keep-all}"
    "@page{size:A4;margin:10mm}@media print{body{font-size:8pt;line-height:1.2;max-width:none;"
    "margin:0;padding:0}h2{margin:.5em 0 .1em}p{margin:.1em 0}"
    "td,th{padding:0 .3em;line-height:1.05;word-break:normal}"
    "figure{float:left;margin:.6em 1.2em 0 0;overflow:visible}}"
)
"""How a saved page looks: a wide table scrolls on a phone; on paper small ones stand abreast."""


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
    """What is kept, a line each: every stretch under its title, with an empty line before it."""
    lines: list[str] = []
    for title, found in _stretches(telling, calculator, typed, answer):
        lines += ["", title, *found] if title else found
    return lines


def _stretches(
    telling: Telling, calculator: Calculator, typed: Mapping[str, str], answer: Answer
) -> list[tuple[str, list[str]]]:
    """What was found, what was given, how it was worked out, and what it rests on: each with its
    title; the first, which is the answer, has none.
    """
    teller, words = telling.teller, telling.teller.words
    figures = [
        words("typed", label=words(f"figure-{each.key}"), typed=teller.told(each.value))
        for each in answer.figures
    ]
    steps = [
        f"{n}. {_with_article(telling.line(step), telling)}"
        for n, step in enumerate(answer.steps, start=1)
    ]
    standing = [words(f"standing-{answer.standing}")] if answer.standing else []
    listed = {
        "caution": [teller.say(say) for say in answer.cautions],
        "saved-figures": figures,
        "saved-given": _given(telling, calculator, typed),
        "working": steps,
        "decides": [f"· {teller.say(say)}" for say in answer.decides],
        "now-do": [f"· {teller.say(say)}" for say in answer.todo],
        "saved-origin": _origin(telling, calculator, answer),
    }
    found = [(words(key), lines) for key, lines in listed.items() if lines]
    return [("", [*standing, teller.say(answer.says)]), *found]


def _given(telling: Telling, calculator: Calculator, typed: Mapping[str, str]) -> list[str]:
    """What was typed, a line for each field that was asked."""
    words = telling.teller.words
    return [
        words("typed", label=words.of(entry.label), typed=_picked(entry, typed, telling))
        for entry in calculator.fields.values()
        if typed.get(entry.id, entry.value) and is_asked(calculator, entry, typed)
    ]


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
    stretches = "\n".join(
        _html_stretch(*each) for each in _stretches(telling, calculator, typed, answer)
    )
    tables = "\n".join(_html_table(telling, sheet) for sheet in _sheets(answer))
    return (
        f'<!doctype html><html lang="{words.lang}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style>"
        f"<h1>{title}</h1>\n{stretches}\n{tables}</html>"
    )


def _html_stretch(title: str, lines: list[str]) -> str:
    head = f"<h2>{escape(title)}</h2>" if title else ""
    return f"<section>{head}{''.join(f'<p>{escape(line)}</p>' for line in lines)}</section>"


def _html_table(telling: Telling, sheet: ResultTable) -> str:
    shown = table(telling, sheet)
    head = "".join(f"<th>{escape(name)}</th>" for name in shown.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell.text)}</td>" for cell in row) + "</tr>"
        for row in shown.rows
    )
    return (
        f"<figure><table><caption>{escape(shown.caption)}</caption>"
        f"<tr>{head}</tr>{body}</table></figure>"
    )


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
