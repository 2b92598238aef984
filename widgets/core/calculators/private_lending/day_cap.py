"""The LPR of a day and the cap of a private loan made on it, without a loan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calculators.answer import Answer, Figure, ResultTable, Say, Variation
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.private_lending.law import VOID, Era, LendingLaw, lending_law
from widgets.core.calculators.working import Line, Value, a_year, count, percent, places
from widgets.core.law.rule import Unit, Version
from widgets.core.law.tables import LawTables


@dataclass(frozen=True, slots=True)
class _DayCap:
    """The cap of a day as `times` the one-year LPR, which lay from `low` to `high` percent a year.

    Both are the same where the record is sure of it, or where it was typed.
    """

    on: date
    low: Decimal
    high: Decimal
    times: Decimal
    cite: str
    law: LendingLaw

    @property
    def state(self) -> str:
        """Whether the LPR is sure, changed that day, is not on record, or rests on one source."""
        if self.low == self.high:
            return "sure"
        if self.on > self.law.lpr.ends:
            return "unrecorded"
        return "changed" if self.law.lpr.changed(self.on) else "unsure"

    @property
    def told(self) -> dict[str, Value]:
        """What fills the places of the words."""
        told = places(on=self.on, times=count(self.times), last=self.law.lpr.ends)
        told |= {"low": percent(self.low), "lowest": a_year(self.times * self.low)}
        return told | {"high": percent(self.high), "highest": a_year(self.times * self.high)}


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
    return _by_the_lpr(_DayCap(on, low, high, version.value or Decimal(0), version.cite, law))


def _by_the_lpr(cap: _DayCap) -> Answer:
    told, law = cap.told, cap.law
    formed = law.code("formed", cap.on) or law.texts[Era.BETWEEN].cite("formed")
    ends = {"": cap.low} if cap.state == "sure" else {"-least": cap.low, "-most": cap.high}
    by_lpr = {rate: told | {"lpr": percent(rate)} for rate in (cap.low, cap.high)}
    return Answer(
        says=Say(f"says-cap-{cap.state}", told, (cap.cite,)),
        figures=(
            *(Figure(f"ceiling{end}", a_year(cap.times * rate)) for end, rate in ends.items()),
            *(Figure(f"lpr{end}", a_year(rate)) for end, rate in ends.items()),
        ),
        steps=tuple(
            Line("times", cap.times * rate, Unit.PERCENT_A_YEAR, cap.cite, given)
            for rate, given in by_lpr.items()
        ),
        decides=(
            Say("decides-cap-whom", cites=law.texts[Era.NOW].cites("scope", "small-loans")),
            Say("decides-cap-day", cites=(formed,)),
        ),
        turns=_last_on_record(law) if cap.state == "unrecorded" else (),
        sheets=(_history(cap),),
    )


def _last_on_record(law: LendingLaw) -> tuple[Variation, ...]:
    """The LPR typed in as it was last on record."""
    last = law.lpr.fixings[-1]
    told = places(lpr=percent(last.value), on=last.day)
    return (Variation("lpr-last", {"lpr": f"{last.value:f}%"}, told),)


def _history(cap: _DayCap) -> ResultTable:
    """Every LPR that set another cap, from which day on."""
    law = cap.law
    held = [law.lpr.at(law.turned), *(f for f in law.lpr.fixings if f.day > law.turned)]
    rows = tuple(
        (max(each.day, law.turned), a_year(each.value), a_year(cap.times * each.value))
        for n, each in enumerate(held)
        if not n or each.value != held[n - 1].value
    )
    return ResultTable("history", ("from", "lpr", "ceiling"), rows)


def _fixed(on: date, version: Version, law: LendingLaw, tables: LawTables) -> Answer:
    """The two lines of the time before the LPR counted."""
    void = tables.cited(VOID, on)
    line = a_year(version.value or Decimal(0))
    told = places(on=on, line=line, void=a_year(void.value), turned=law.turned)
    figures = [Figure("ceiling", line), Figure("void", told["void"])]
    if on >= law.lpr.fixings[0].day:
        low, high = law.lpr.possible(on)
        ends = {"": low} if low == high else {"-least": low, "-most": high}
        figures += (Figure(f"lpr{end}", a_year(rate)) for end, rate in ends.items())
    return Answer(
        says=Say("says-cap-old", told, (version.cite,)),
        figures=tuple(figures),
        steps=(Line("cap-fixed", version.value, Unit.PERCENT_A_YEAR, version.cite),),
        decides=(
            Say("decides-cap-whom", cites=law.texts[Era.NOW].cites("scope", "small-loans")),
            Say("decides-cap-split", told, (law.transition.versions[0].cite,)),
        ),
    )
