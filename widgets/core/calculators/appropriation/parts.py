"""What an answer on one debt and an answer on several have alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from widgets.core.calculators.answer import Answer, Figure, Say, Standing, Variation
from widgets.core.calculators.appropriation.form import Receiver, Repayments
from widgets.core.calculators.appropriation.working import Paid
from widgets.core.calculators.working import NOTHING, Value, count, in_cny, places

_LATER = timedelta(30)
Cased = TypeVar("Cased", bound=Repayments)


def left_out(case: Repayments) -> tuple[Say, ...]:
    """That payments after the day of the balance are left out."""
    after = sum(paid.on > case.until for paid in case.payments)
    return (Say("caution-after", {"n": count(after), "until": case.until}),) if after else ()


def before_the_code(case: Repayments, code: date) -> tuple[Say, ...]:
    """That payments from before the first day of the Civil Code followed other law."""
    early = any(paid.on < code for paid in case.payments)
    return (Say("caution-before-code"),) if early else ()


def later(until: date) -> tuple[Variation, ...]:
    """The same thirty days later, where the calendar reaches so far."""
    if until > date.max - _LATER:
        return ()
    day = until + _LATER
    return (Variation("later", {"until": day.isoformat()}, {"later": day}),)


def told_of_receivers(case: Cased, answer_of: Callable[[Cased], Answer]) -> Answer:
    """The answer if every payment counts; beside it, what is owed if only the lender's own do.

    What another received counts where the lender let them take it, or has it; otherwise it is
    owed back by whoever has it, and the debt is as it was.

    Source:
        Civil Code, arts. 161, 172 and 985.
    """
    found, others = answer_of(case), [each for each in case.payments if each.on in case.others]
    if not others:
        return found
    own = tuple(each for each in case.payments if each.on not in case.others)
    without = _owed(answer_of(replace(case, payments=own)))
    kinds = {case.others[each.on] for each in others}
    told = places(until=case.until, owed=_owed(found), without=without)
    told |= in_cny(sum=sum((each.amount for each in others), NOTHING))
    differs = found.says.key.startswith("says-differs")
    return replace(
        found,
        says=found.says if differs else Say("says-received", told),
        standing=Standing.DEPENDS,
        figures=(*found.figures, Figure("owed-without", without)),
        decides=(
            *(Say(f"decides-{kind}", told) for kind in Receiver if kind in kinds),
            *found.decides,
        ),
        todo=(Say("todo-receiver"), *found.todo),
        cautions=(*found.cautions, *_same_day(others)),
    )


def _same_day(others: Sequence[Paid]) -> Iterator[Say]:
    """That all payments of a day are taken as received by whoever was named for it."""
    for on, n in Counter(each.on for each in others).items():
        if n > 1:
            yield Say("caution-received-all", {"on": on, "n": count(n)})


def _owed(answer: Answer) -> Value:
    return next(figure.value for figure in answer.figures if figure.key == "owed")
