"""The rate of the doubled interest, the fee of enforcing, and the time to apply for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calculators.after_judgment.form import JudgmentCase
from widgets.core.calculators.calendar_days import after_days
from widgets.core.calculators.court_costs.form import CourtMatter, FeeKind
from widgets.core.calculators.court_costs.law import court_fee_law
from widgets.core.calculators.court_costs.working import court_fee
from widgets.core.calculators.form_values import Unfit
from widgets.core.calculators.limitation.enforcement import YEARS, enforcement_period
from widgets.core.calculators.limitation.steps import ClaimWorking
from widgets.core.law.tables import CitedMeasure, LawTables

DOUBLED = "doubled-interest-rate"


@dataclass(frozen=True, slots=True)
class JudgmentLaw:
    """What the register holds of a judgment.

    `doubled` is in percent a day. `period` is none where it fell due before `recorded`, the first
    day that the record of the time for enforcement reaches. From `numbered` on the articles have
    the numbers that they are cited by.
    """

    doubled: CitedMeasure
    period: ClaimWorking | None
    recorded: date
    numbered: date


def judgment_law(case: JudgmentCase, tables: LawTables) -> JudgmentLaw:
    """The law of a judgment: of its first day of delay, and of its last day for paying.

    Raises:
        NotInForce: the first day of delay is before the record of the doubled interest.
        Unfit: a day is beyond the calendar.
    """
    recorded = tables.rules[YEARS].versions[0].starts
    try:
        doubled = tables.cited(DOUBLED, after_days(case.pay_by, 1))
        period = enforcement_period(case.claim, tables) if case.pay_by >= recorded else None
    except OverflowError as error:
        raise Unfit("pay-by", "problem-far") from error
    return JudgmentLaw(doubled, period, recorded, tables.starts("cpl-2023"))


def enforcement_fee(amount: Decimal, on: date, tables: LawTables) -> tuple[Decimal, str]:
    """What enforcing an amount in CNY costs when applied for on a day, and the article.

    Raises:
        NotInForce: the register does not reach the day.
    """
    matter = CourtMatter(FeeKind.ENFORCEMENT, amount, on)
    law = court_fee_law(matter, tables)
    return court_fee(matter, law).amount, law.scale.cite
