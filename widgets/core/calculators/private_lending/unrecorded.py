"""The answer for a private loan whose LPR is not on record: what holds whatever it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from widgets.core.calculators.answer import Answer, Figure, Say, Standing, Variation
from widgets.core.calculators.private_lending.bounds import Bounds
from widgets.core.calculators.private_lending.working import Protected
from widgets.core.calculators.working import Line, Value, a_year, cny, percent

_OF_THE_LPR = {"cap", "cap-new", "bare"}
_NOT_EXACT = {"at-cap", "lpr-sure"}


def unrecorded(answer: Answer, between: Bounds) -> Answer:
    """The answer at the corner shown, told as what holds at every corner.

    Where something is cut, the sums are the most that can be protected and the least that is not.
    Where no ceiling measures what is asked and the sums are exact, nothing is in doubt.
    """
    if between.exact and not between.shown.loan.bounded:
        return answer
    law, cut = between.shown.law, between.shown.standing is not Standing.PROTECTED
    last = percent(law.lpr.fixings[-1].value)
    sure = {"lpr": f"{law.lpr.fixings[-1].value:f}%"}
    return replace(
        answer,
        says=_says(answer, between),
        figures=tuple(_figures(between)),
        steps=tuple(_step(step, "most" if cut else "least") for step in answer.steps),
        cautions=tuple(_cautions(between)),
        turns=(
            Variation("lpr-last", sure | ({"late-lpr": sure["lpr"]} if between.shown.bare else {}),
                 {"lpr": last, "on": law.lpr.ends}),
            *(turn for turn in answer.turns if turn.key not in _NOT_EXACT),
        ),
        charts=answer.charts if between.exact else (),
        sheets=answer.sheets if between.exact else (),
    )  # fmt: skip


def possible(found: Protected, on: date) -> dict[str, Value]:
    """The lowest and the highest LPR that may have held on a day."""
    low, high = found.law.lpr.possible(on)
    return {"low": percent(low), "high": percent(high)}


def _says(answer: Answer, between: Bounds) -> Say:
    low, high, shown = between.lowest, between.highest, between.shown
    given: dict[str, Value] = {**possible(shown, shown.lprs[0].on), "on": shown.lprs[0].on}
    given |= {"claimed": cny(shown.sums.claimed), "protected": cny(shown.sums.protected)}
    given |= {"unprotected": cny(shown.sums.unprotected)}
    given |= {"least": cny(low.sums.protected), "most": cny(high.sums.protected)}
    given |= {"lowest": a_year(low.ceilings[-1].rate), "highest": a_year(high.ceilings[-1].rate)}
    if shown.standing is not Standing.PROTECTED:
        return Say("says-part-unrecorded", given, answer.says.cites)
    key = "within" if between.exact else "late"
    return Say(f"says-{key}-unrecorded", given, answer.says.cites)


def _figures(between: Bounds) -> Iterator[Figure]:
    """The sums that hold whatever the LPR was, and the span of the ceiling."""
    low, high, shown = between.lowest, between.highest, between.shown
    if shown.standing is not Standing.PROTECTED:
        yield Figure("protected-most", cny(shown.sums.protected))
        yield Figure("unprotected-least", cny(shown.sums.unprotected))
    elif between.exact:
        yield Figure("protected", cny(shown.sums.protected))
    else:
        yield Figure("protected-least", cny(low.sums.protected))
        yield Figure("protected-most", cny(high.sums.protected))
    if low.sums.claimed == high.sums.claimed:
        yield Figure("claimed", cny(shown.sums.claimed))
    if shown.loan.bounded:
        yield Figure("ceiling-least", a_year(low.ceilings[-1].rate))
        yield Figure("ceiling-most", a_year(high.ceilings[-1].rate))
    yield Figure("principal", cny(shown.loan.received))
    if between.exact:
        yield Figure("owed", cny(shown.sums.owed))


def _step(step: Line, end: str) -> Line:
    """A line that names the LPR says at which end of the possible it is taken."""
    return replace(step, key=f"{step.key}-{end}") if step.key in _OF_THE_LPR else step


def _cautions(between: Bounds) -> Iterator[Say]:
    for on in dict.fromkeys(lpr.on for lpr in between.shown.lprs):
        told = possible(between.shown, on)
        if told["low"] != told["high"]:
            yield Say(
                "caution-lpr-unrecorded", {"on": on, "last": between.shown.law.lpr.ends} | told
            )
