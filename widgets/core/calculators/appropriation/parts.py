"""What an answer on one debt and an answer on several have alike."""

from __future__ import annotations

from datetime import date, timedelta

from widgets.core.calculators.answer import Say, Variation
from widgets.core.calculators.appropriation.form import Repayments
from widgets.core.calculators.working import count

_LATER = timedelta(30)


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
