"""The LPR of a day and the cap of a private loan made on it, without a loan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from widgets.core.calculators.answer import Answer, Figure, ResultTable, Say
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.private_lending.bounds import lpr_tried
from widgets.core.calculators.private_lending.law import (
    VOID,
    Era,
    LendingLaw,
    lending_law,
    value_of,
)
from widgets.core.calculators.working import Line, a_year, count, percent, places
from widgets.core.law.rule import Unit, Version
from widgets.core.law.tables import LawTables


def cap_of_a_day(given: FormValues, tables: LawTables) -> Answer:
    """The LPR of a day, today's without one, and the cap of a private loan made on it.

    The articles are those that a case of today follows.

    Raises:
        NotInForce: the day is before the caps recorded in percent a year.

    Source:
        private-lending-2020b/25 and, to 2020, private-lending-2020a/26; private-lending-2015/26.
    """
    on, law = given.day_or("cap-day", tables.today), lending_law(tables, given.number_if("lpr"))
    version = law.percent_cap(on)
    if on < law.turned:
        return _fixed(on, version, law, tables)
    version = law.cap.at(max(on, law.split))
    low, high = (law.typed, law.typed) if law.typed is not None else law.lpr.possible(on)
    return _by_the_lpr(on, low, high, version, law)


def _by_the_lpr(on: date, low: Decimal, high: Decimal, version: Version, law: LendingLaw) -> Answer:
    """The cap as so many times the one-year LPR, which lay from `low` to `high` percent a year.

    Both are the same where the record is sure of it, or where it was typed.
    """
    times, last = value_of(version, law.cap.id, on), law.lpr.fixings[-1]
    told = places(on=on, times=count(times), last=last.day)
    told |= {"low": percent(low), "lowest": a_year(times * low)}
    told |= {"high": percent(high), "highest": a_year(times * high)}
    by_lpr = {rate: told | {"lpr": percent(rate)} for rate in (low, high)}
    formed = law.code("formed", on) or law.texts[Era.BETWEEN].cite("formed")
    state = "sure" if low == high else _doubt(on, law)
    return Answer(
        says=Say(f"says-cap-{state}", told, (version.cite,)),
        figures=(*_span("ceiling", times * low, times * high), *_span("lpr", low, high)),
        steps=tuple(
            Line("times", times * rate, Unit.PERCENT_A_YEAR, version.cite, given)
            for rate, given in by_lpr.items()
        ),
        decides=(
            Say("decides-cap-whom", cites=law.texts[Era.NOW].cites("scope", "small-loans")),
            Say("decides-cap-day", cites=(formed,)),
        ),
        turns=(lpr_tried("last", last.value, last.day),) if state == "unrecorded" else (),
        sheets=(_history(times, law),),
    )


def _doubt(on: date, law: LendingLaw) -> str:
    """Whether the LPR is not on record, changed that day, or rests on one source."""
    if on > law.lpr.ends:
        return "unrecorded"
    return "changed" if law.lpr.changed(on) else "unsure"


def _span(key: str, low: Decimal, high: Decimal) -> list[Figure]:
    """A rate in percent a year, or where its ends part, both."""
    ends = {"": low} if low == high else {"-least": low, "-most": high}
    return [Figure(f"{key}{end}", a_year(rate)) for end, rate in ends.items()]


def _history(times: Decimal, law: LendingLaw) -> ResultTable:
    """Every LPR that set another cap, from which day on."""
    held = [law.lpr.at(law.turned), *(f for f in law.lpr.fixings if f.day > law.turned)]
    rows = tuple(
        (max(each.day, law.turned), a_year(each.value), a_year(times * each.value))
        for n, each in enumerate(held)
        if not n or each.value != held[n - 1].value
    )
    return ResultTable("history", ("from", "lpr", "ceiling"), rows)


def _fixed(on: date, version: Version, law: LendingLaw, tables: LawTables) -> Answer:
    """The two lines of the time before the LPR counted."""
    line, void = a_year(value_of(version, law.cap.id, on)), tables.measure(VOID, on)
    told = places(on=on, line=line, void=void, turned=law.turned)
    lprs = _span("lpr", *law.lpr.possible(on)) if on >= law.lpr.fixings[0].day else []
    return Answer(
        says=Say("says-cap-old", told, (version.cite,)),
        figures=(Figure("ceiling", line), Figure("void", void), *lprs),
        steps=(Line("cap-fixed", version.value, Unit.PERCENT_A_YEAR, version.cite),),
        decides=(
            Say("decides-cap-whom", cites=law.texts[Era.NOW].cites("scope", "small-loans")),
            Say("decides-cap-split", told, (law.transition.versions[0].cite,)),
        ),
    )
