"""A calculator's answer as parts of a view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from widgets.core.calculators.answer import Answer, Chart, ResultTable, Say
from widgets.core.calculators.calculator import cites_of
from widgets.core.calculators.context import CitationLookup
from widgets.core.calculators.working import Line, Measure, Value
from widgets.core.screen.findings import Outcome, Plot, Working
from widgets.core.screen.formatter import Teller
from widgets.core.screen.law import source
from widgets.core.screen.lines import Cell, Point, Source, Table
from widgets.core.screen.view import Part, Points

EPOCH = date(1970, 1, 1)
MOST_LINES, MOST_ROWS, MOST_ACROSS = 8, 6, 8


@dataclass(frozen=True, slots=True)
class Telling:
    """An answer about to be told: the teller, where citations lead, and what day it is."""

    teller: Teller
    cited: CitationLookup
    today: date

    def sources(self, cites: Iterable[str]) -> tuple[Source, ...]:
        """The articles cited, each once."""
        words = self.teller.words
        return tuple(source(*self.cited(cite), words) for cite in dict.fromkeys(cites) if cite)

    def under(self, key: str, found: Iterable[str], on: date | None = None) -> tuple[Source, ...]:
        """The articles of a sentence: those that the answer found, then those of its words.

        Of the words' own, only those in force on a day, where one is given.
        """
        own = cites_of(self.teller.words.texts.get(key))
        held = (cite for cite in own if on is None or self.cited(cite)[0].in_force(on))
        return self.sources((*found, *held))

    def point(self, say: Say) -> Point:
        """A sentence with the articles it rests on."""
        return Point(self.teller.say(say), sources=self.under(say.key, say.cites))

    def line(self, step: Line) -> Point:
        """A line of the working with its article."""
        return Point(
            self.teller.step(step), sources=self.under(f"step-{step.key}", (step.cite,), step.on)
        )


def answer_parts(telling: Telling, answer: Answer) -> tuple[Part, ...]:
    """An answer: its sentence, what to note, the pictures, what to do, the working, the tables."""
    words = telling.teller.words
    lists = {
        title: (Points(tuple(map(telling.point, says)), words(title)),) if says else ()
        for title, says in (
            ("caution", answer.cautions),
            ("now-do", answer.todo),
            ("decides", answer.decides),
        )
    }
    return (
        outcome(telling, answer),
        *lists["caution"],
        *(_plot(telling, chart) for chart in answer.charts),
        *lists["now-do"],
        *((_working(telling, answer.steps),) if answer.steps else ()),
        *lists["decides"],
        *(table(telling, sheet) for sheet in answer.sheets),
    )


def _working(telling: Telling, steps: tuple[Line, ...]) -> Working:
    words, lines = telling.teller.words, tuple(map(telling.line, steps))
    if len(lines) <= MOST_LINES:
        return Working(words("working"), lines)
    rest = lines[MOST_LINES:]
    return Working(words("working"), lines[:MOST_LINES], rest, words("working-more", n=len(rest)))


def outcome(telling: Telling, answer: Answer) -> Outcome:
    """The sentence, the standing and the numbers of an answer."""
    teller = telling.teller
    standing = answer.standing
    return Outcome(
        title=teller.words("outcome-title"),
        standing=standing.value if standing else "",
        label=teller.words(f"standing-{standing}") if standing else "",
        text=teller.say(answer.says),
        figures=tuple(
            (teller.words(f"figure-{each.key}"), teller.told(each.value)) for each in answer.figures
        ),
        sources=telling.under(answer.says.key, answer.says.cites),
    )


def table(telling: Telling, sheet: ResultTable) -> Table:
    """A table of an answer."""
    teller = telling.teller
    columns = tuple(teller.words(f"column-{name}") for name in sheet.columns)
    rows = tuple(tuple(Cell(teller.told(cell)) for cell in row) for row in sheet.rows)
    folded = len(rows) > MOST_ROWS
    return Table(teller.words(f"sheet-{sheet.key}"), columns, rows, folded)


def _plot(telling: Telling, chart: Chart) -> Plot:
    teller = telling.teller
    return Plot(
        kind=chart.kind,
        labels=tuple(teller.told(label) for label in chart.labels),
        strands=tuple(
            (teller.words(f"column-{strand.key}"), tuple(map(_number, strand.values)))
            for strand in chart.strands
        ),
        table=replace(table(telling, chart.sheet), folded=False),
        table_label=teller.words("chart-table"),
        days=chart.kind == "spans",
        across=chart.kind == "spans" or _few_words(chart),
    )


def _few_words(chart: Chart) -> bool:
    words = not any(isinstance(label, date) for label in chart.labels)
    return chart.kind in {"bars", "stack"} and words and len(chart.labels) <= MOST_ACROSS


def _number(value: Value) -> float:
    """A value's place in a picture: a day by its distance from 1970."""
    match value:
        case Measure(Decimal() as number, _):
            return float(number)
        case date():
            return float((value - EPOCH).days)
        case _:
            return 0.0
