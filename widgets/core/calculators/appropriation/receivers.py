"""Who received a payment, if not the lender, and what that leaves open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from widgets.core.calculators.answer import Answer, Figure, Say, Standing
from widgets.core.calculators.appropriation.form import Receiver, Repayments
from widgets.core.calculators.working import Measure, Value, cny

Cased = TypeVar("Cased", bound=Repayments)


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
    told: dict[str, Value] = {"until": case.until, "owed": _owed(found), "without": without}
    told["sum"] = cny(sum((each.amount for each in others), Decimal(0)))
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
    )


def _owed(answer: Answer) -> Measure:
    value = next(figure.value for figure in answer.figures if figure.key == "owed")
    if not isinstance(value, Measure):
        raise TypeError(f"what is owed is {value!r}, and no sum")
    return value
