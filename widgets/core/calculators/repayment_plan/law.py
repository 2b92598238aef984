"""The law of a day that a repayment plan is held against."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.core.calculators.working import Measure
from widgets.core.law.tables import LawTables


@dataclass(frozen=True, slots=True)
class RepaymentLaw:
    """The longest personal instalment plan for a credit card, and the line of a loan's cost.

    `card` is in months; above `line` a court may be asked to cut what a licensed lender charges.
    """

    card: Measure
    line: Measure


def law_today(tables: LawTables) -> RepaymentLaw:
    """The law on the day that the screen was told."""
    return RepaymentLaw(
        card=tables.measure("credit-card-instalment-months", tables.today),
        line=tables.measure("financial-loan-total-line", tables.today),
    )
