"""A calculator's answer as parts of a view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
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
MOST_LINES, MOST_ACROSS = 4, 8


@dataclass(frozen=True, slots=True)
class Telling:
    """An answer about to be told: the teller, where citations lead, and what day it is.

    `teachers` are the keys of figures and lines of the working that only teachers need, `told` the
    articles told so far: an answer names most of its own many times.
    """

    teller: Teller
    cited: CitationLookup
    today: date
    teachers: frozenset[str] = frozenset()
    told: dict[str, Source] = field(default_factory=dict, compare=False)

    def sources(self, cites: Iterable[str]) -> tuple[Source, ...]:
        """The articles cited, each once."""
        return tuple(self._source(cite) for cite in dict.fromkeys(cites) if cite)

    def _source(self, cite: str) -> Source:
        if cite not in self.told:
            self.told[cite] = source(*self.cited(cite), self.teller.words)
        return self.told[cite]

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


def answer_parts(telling: Telling, answer: Answer, turns: Sequence[Part] = ()) -> tuple[Part, ...]:
    """An answer: its sentence and number, a picture, what to note, why, what would change it.

    All the rest is folded under its title, what only teachers need last.
    """
    pictures = tuple(_plot(telling, chart) for chart in answer.charts)
    return (
        outcome(telling, answer),
        *pictures[:1],
        *_list(telling, "caution", answer.cautions),
        *_working(telling, answer.steps),
        *turns,
        *_list(telling, "now-do", answer.todo, folded=True),
        *_list(telling, "decides", answer.decides, folded=True),
        *(replace(each, folded=True) for each in pictures[1:]),
        *(table(telling, sheet) for sheet in answer.sheets),
        *_teachers(telling, answer),
    )


def _list(
    telling: Telling, title: str, says: tuple[Say, ...], *, folded: bool = False
) -> tuple[Points, ...]:
    points = tuple(map(telling.point, says))
    return (Points(points, telling.teller.words(title), folded=folded),) if says else ()


def _teachers(telling: Telling, answer: Answer) -> tuple[Points, ...]:
    """Numbers and lines of the working that only teachers need."""
    told = [Point(text, label) for label, text in _figures(telling, answer, for_teachers=True)]
    told += [telling.line(step) for step in answer.steps if step.key in telling.teachers]
    title = telling.teller.words("for-teachers-only")
    return (Points(tuple(told), title, folded=True),) if told else ()


def _figures(
    telling: Telling, answer: Answer, *, for_teachers: bool = False
) -> tuple[tuple[str, str], ...]:
    teller = telling.teller
    return tuple(
        (teller.words(f"figure-{each.key}"), teller.told(each.value))
        for each in answer.figures
        if (each.key in telling.teachers) is for_teachers
    )


def _working(telling: Telling, steps: tuple[Line, ...]) -> tuple[Working, ...]:
    words = telling.teller.words
    lines = tuple(telling.line(step) for step in steps if step.key not in telling.teachers)
    most = MOST_LINES if len(lines) > MOST_LINES + 1 else len(lines)  # one line is not folded alone
    shown, rest = lines[:most], lines[most:]
    more = words("working-more", n=len(rest)) if rest else ""
    return (Working(words("working"), shown, rest, more),) if lines else ()


def outcome(telling: Telling, answer: Answer) -> Outcome:
    """The sentence, the standing and the first number of an answer; the others are folded."""
    teller, figures = telling.teller, _figures(telling, answer)
    standing, rest = answer.standing, figures[1:]
    return Outcome(
        title=teller.words("outcome-title"),
        standing=standing.value if standing else "",
        label=teller.words(f"standing-{standing}") if standing else "",
        text=teller.say(answer.says),
        figures=figures[:1],
        sources=telling.under(answer.says.key, answer.says.cites),
        rest=rest,
        more=teller.words("more-figures", n=len(rest)) if rest else "",
    )


def table(telling: Telling, sheet: ResultTable) -> Table:
    """A table of an answer."""
    teller = telling.teller
    columns = tuple(teller.words(f"column-{name}") for name in sheet.columns)
    rows = tuple(tuple(Cell(teller.told(cell)) for cell in row) for row in sheet.rows)
    return Table(teller.words(f"sheet-{sheet.key}"), columns, rows, folded=True)


def _plot(telling: Telling, chart: Chart) -> Plot:
    teller = telling.teller
    return Plot(
        kind=chart.kind,
        labels=tuple(teller.told(label) for label in chart.labels),
        series=tuple(
            (teller.words(f"column-{series.key}"), tuple(map(_number, series.values)))
            for series in chart.series
        ),
        table=replace(table(telling, chart.sheet), folded=False),
        table_label=teller.words("chart-table"),
        days=chart.kind == "spans",
        across=chart.kind == "spans" or _few_words(chart),
        limits=tuple(
            (
                teller.words("line-at", name=teller.told(each.name), at=teller.told(each.value)),
                _number(each.value),
                each.among,
            )
            for each in chart.limits
        ),
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
