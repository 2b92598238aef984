"""A private loan where an LPR is in doubt: what holds whatever it was, and how that is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Literal

from widgets.core.calculators.answer import Answer, Figure, Say, Standing, Variation
from widgets.core.calculators.private_lending.law import Lean, LendingLaw
from widgets.core.calculators.private_lending.loan import PrivateLoan
from widgets.core.calculators.private_lending.working import LendingDoubt, Protected, protected
from widgets.core.calculators.working import Line, Value, a_year, in_cny, percent

_OF_THE_LPR = {"cap", "cap-new", "bare"}
_NOT_EXACT = {"at-cap", "lpr-sure"}
SpanWhy = Literal["unrecorded", "changed"]
"""Why there is a span of LPRs: none is on record, or one was published that very day."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A loan worked out at both ends of what every LPR it rests on may have been.

    A higher ceiling never protects less, and a claim that is an LPR itself grows with that one.
    So what holds at all four corners holds for every value between them.
    """

    corners: tuple[Protected, ...]

    @property
    def lowest(self) -> Protected:
        """The outcome where every LPR was the lowest that it may have been."""
        return self.corners[0]

    @property
    def highest(self) -> Protected:
        """The outcome where every LPR was the highest that it may have been."""
        return self.corners[-1]

    @property
    def agree(self) -> bool:
        """Whether all corners stand alike, and nothing else is in doubt at any of them."""
        alike = len({corner.standing for corner in self.corners}) == 1
        return alike and not any(corner.doubts for corner in self.corners)

    @property
    def exact(self) -> bool:
        """Whether the sums are the same whatever the LPR was."""
        return self.lowest.sums == self.highest.sums

    @property
    def shown(self) -> Protected:
        """The corner to show: where it cuts, the one that protects most; else the lowest."""
        return self.lowest if self.lowest.standing is Standing.PROTECTED else self.highest


def bounds(loan: PrivateLoan, law: LendingLaw) -> Bounds:
    """The loan at the ends of what its LPRs may have been, each on record or not.

    Raises:
        NotInForce: the record does not reach a day that counts.
    """
    leans = product(Lean, Lean)
    laws = (replace(law, lean=lean, lean_late=late) for lean, late in leans)
    return Bounds(tuple(protected(loan, each) for each in laws))


def settled(loan: PrivateLoan, law: LendingLaw) -> Protected:
    """What is protected, without the doubt of an LPR that no possible value of it would change.

    Raises:
        NotInForce, NotPublished: as `protected`.
    """
    found = protected(loan, law)
    if LendingDoubt.LPR not in found.doubts or not bounds(loan, law).agree:
        return found
    rest = tuple(each for each in found.doubts if each is not LendingDoubt.LPR)
    return replace(found, doubts=rest)


def told_between(answer: Answer, between: Bounds, why: SpanWhy) -> Answer:
    """The answer at the corner shown, told as what holds at every corner.

    Where something is cut, the sums are the most that can be protected and the least that is not.
    Where no ceiling measures what is asked and the sums are exact, nothing is in doubt. Where the
    corners part, it depends on which of them holds, and both ends are told.
    """
    if between.exact and not (between.shown.loan.bounded and between.shown.lprs):
        return answer
    end = "least" if between.shown is between.lowest else "most"
    return replace(
        answer,
        says=_says(answer, between, why),
        standing=answer.standing if between.agree else Standing.DEPENDS,
        figures=_figures(between),
        steps=tuple(_step(step, end) for step in answer.steps),
        cautions=tuple(_cautions(between)) if why == "unrecorded" else answer.cautions,
        turns=(
            *_lprs_tried(between, why),
            *(turn for turn in answer.turns if turn.key not in _NOT_EXACT),
        ),
        charts=answer.charts if between.exact else (),
        sheets=answer.sheets if between.exact else (),
    )


def _lprs_tried(between: Bounds, why: SpanWhy) -> list[Variation]:
    """The LPR typed in: the last on record, or those from before and after the change."""
    shown = between.shown
    record, on = shown.law.lpr, shown.lprs[0].on
    tried = {"last": (record.ends, record.fixings[-1].value)}
    if why == "changed":
        tried = {key: (on, value) for key, value in zip(Lean, record.possible(on), strict=True)}
    late = ["late-lpr"] if shown.bare else []
    return [lpr_tried(key, value, day, *late) for key, (day, value) in tried.items()]


def lpr_tried(end: str, value: Decimal, on: date, *more: str) -> Variation:
    """An LPR of a day, in percent a year, typed in, and into more fields that ask for one."""
    fill = dict.fromkeys(("lpr", *more), f"{value:f}%")
    return Variation(f"lpr-{end}", fill, {"lpr": percent(value), "on": on})


def possible(found: Protected, on: date) -> dict[str, Value]:
    """The lowest and the highest LPR that may have held on a day."""
    low, high = found.law.lpr.possible(on)
    return {"low": percent(low), "high": percent(high)}


def _says(answer: Answer, between: Bounds, why: SpanWhy) -> Say:
    low, high, shown = between.lowest, between.highest, between.shown
    given: dict[str, Value] = {**possible(shown, shown.lprs[0].on), "on": shown.lprs[0].on}
    given |= in_cny(claimed=shown.sums.claimed, protected=shown.sums.protected)
    given |= in_cny(unprotected=shown.sums.unprotected)
    given |= in_cny(least=low.sums.protected, most=high.sums.protected)
    given |= {"lowest": a_year(low.ceilings[-1].rate), "highest": a_year(high.ceilings[-1].rate)}
    if not between.agree:
        return Say(f"says-depends-{why}", given, answer.says.cites)
    if shown.standing is not Standing.PROTECTED:
        return Say(f"says-part-{why}", given, answer.says.cites)
    return Say(f"says-{'within' if between.exact else 'late'}-{why}", given, answer.says.cites)


def _figures(between: Bounds) -> tuple[Figure, ...]:
    """The sums that hold whatever the LPR was, and the span of the ceiling."""
    low, high, shown = between.lowest.sums, between.highest.sums, between.shown
    sums = shown.sums
    if between.agree and shown.standing is not Standing.PROTECTED:
        told = in_cny(protected_most=sums.protected, unprotected_least=sums.unprotected)
    elif between.exact:
        told = in_cny(protected=sums.protected)
    else:
        told = in_cny(protected_least=low.protected, protected_most=high.protected)
    told |= in_cny(claimed=sums.claimed) if low.claimed == high.claimed else {}
    if shown.loan.bounded:
        told["ceiling-least"] = a_year(between.lowest.ceilings[-1].rate)
        told["ceiling-most"] = a_year(between.highest.ceilings[-1].rate)
    told |= in_cny(principal=shown.loan.received)
    told |= in_cny(owed=sums.owed) if between.exact else {}
    return tuple(Figure(*each) for each in told.items())


def _step(step: Line, end: str) -> Line:
    """A line that names the LPR says at which end of the possible it is taken."""
    return replace(step, key=f"{step.key}-{end}") if step.key in _OF_THE_LPR else step


def _cautions(between: Bounds) -> Iterator[Say]:
    for on in dict.fromkeys(lpr.on for lpr in between.shown.lprs):
        told = possible(between.shown, on)
        if told["low"] != told["high"]:
            dated = {"on": on, "last": between.shown.law.lpr.ends}
            yield Say("caution-lpr-unrecorded", dated | told)
