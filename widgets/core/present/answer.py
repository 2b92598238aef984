"""A calculator's answer as parts of a view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calc.answer import Answer, Chart, Say, Sheet
from widgets.core.calc.working import Measure, Step, Told
from widgets.core.present.law import source
from widgets.core.present.told import Teller
from widgets.core.shop import Cited
from widgets.core.view import (
    Cell,
    Notice,
    Outcome,
    Part,
    Plot,
    Point,
    Points,
    Source,
    Table,
    Working,
)

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Telling:
    """An answer about to be told: the teller, and where citations lead."""

    teller: Teller
    cited: Cited

    def sources(self, cites: Iterable[str]) -> tuple[Source, ...]:
        """The articles cited, each once."""
        words = self.teller.words
        return tuple(source(*self.cited(cite), words) for cite in dict.fromkeys(cites) if cite)

    def point(self, say: Say) -> Point:
        """A sentence with the articles it rests on."""
        return Point(self.teller.say(say), sources=self.sources(say.cites))

    def line(self, step: Step) -> Point:
        """A line of the working with its article."""
        return Point(self.teller.step(step), sources=self.sources((step.cite,)))


def answer_parts(telling: Telling, answer: Answer) -> tuple[Part, ...]:
    """An answer from its sentence to its tables."""
    words = telling.teller.words
    parts: list[Part] = [outcome(telling, answer)]
    parts += [Notice("info", words("caution"), telling.teller.say(say)) for say in answer.cautions]
    parts += [_plot(telling, chart) for chart in answer.charts]
    if answer.steps:
        parts.append(Working(words("working"), tuple(map(telling.line, answer.steps))))
    for title, says in (("decides", answer.decides), ("now-do", answer.todo)):
        if says:
            parts.append(Points(tuple(map(telling.point, says)), words(title)))
    return (*parts, *(table(telling, sheet) for sheet in answer.sheets))


def outcome(telling: Telling, answer: Answer) -> Outcome:
    """The sentence, the standing and the numbers of an answer."""
    teller = telling.teller
    standing = answer.standing
    return Outcome(
        standing=standing.value if standing else "",
        label=teller.words(f"standing-{standing}") if standing else "",
        text=teller.say(answer.says),
        figures=tuple(
            (teller.words(f"figure-{each.key}"), teller.told(each.value)) for each in answer.figures
        ),
        sources=telling.sources(answer.says.cites),
    )


def table(telling: Telling, sheet: Sheet) -> Table:
    """A table of an answer."""
    teller = telling.teller
    columns = tuple(teller.words(f"column-{name}") for name in sheet.columns)
    rows = tuple(tuple(Cell(teller.told(cell)) for cell in row) for row in sheet.rows)
    return Table(teller.words(f"sheet-{sheet.key}"), columns, rows)


def _plot(telling: Telling, chart: Chart) -> Plot:
    teller = telling.teller
    return Plot(
        kind=chart.kind,
        labels=tuple(teller.told(label) for label in chart.labels),
        strands=tuple(
            (teller.words(f"column-{strand.key}"), tuple(map(_number, strand.values)))
            for strand in chart.strands
        ),
        table=table(telling, chart.sheet),
        table_label=teller.words("chart-table"),
        days=chart.kind == "spans",
    )


def _number(value: Told) -> float:
    """A value's place in a picture: a day by its distance from 1970."""
    match value:
        case Measure(Decimal() as number, _):
            return float(number)
        case date():
            return float((value - EPOCH).days)
        case _:
            return 0.0
