"""The law of a loan's yearly cost: its lines in the register, on the day that counts for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.errors import NotInForce
from widgets.core.law.rule import Unit
from widgets.core.law.series import Series
from widgets.core.law.tables import CitedMeasure, LawTables

CAP = "private-lending-cap"


@dataclass(frozen=True, slots=True)
class LoanDays:
    """The days that count: of the contract, of the money, of the last payment, of the question.

    `asked` is the day on which a court would be asked.
    """

    made: date
    granted: date
    until: date
    asked: date


@dataclass(frozen=True, slots=True)
class CostLaw:
    """The lines of a loan; one that the register does not hold on its day is None.

    `days` are those that count. `cap` and `void` are those of private lending on the contract's
    day, `suing` that of an older loan's later interest on the day a court is asked. `small` and
    `crime` are those of small-loan companies and of criminal law on the day of the money, `total`
    that of financial institutions on the day a court is asked. `typed` stands in place of the
    one-year LPR. `voluntary` are the articles on interest freely paid before `one_line`, from which
    on the cap is a multiple of the LPR; the Civil Code, the duty to disclose all costs and the
    guide on small loans hold from `code`, `disclosure` and `guide` on.
    """

    days: LoanDays
    cap: CitedMeasure | None
    void: CitedMeasure | None
    suing: CitedMeasure | None
    total: CitedMeasure | None
    small: CitedMeasure | None
    crime: CitedMeasure | None
    lpr: Series
    typed: Decimal | None
    voluntary: tuple[str, ...]
    one_line: date
    code: date
    disclosure: date
    guide: date


def cost_law(days: LoanDays, tables: LawTables, typed: Decimal | None = None) -> CostLaw:
    """The lines of the register on the days of a loan."""

    def held(rule_id: str, on: date) -> CitedMeasure | None:
        try:
            return tables.cited(rule_id, on)
        except NotInForce:
            return None

    caps = tables.rules[CAP].versions
    return CostLaw(
        days=days,
        cap=held(CAP, days.made),
        void=held("private-lending-void-line", days.made),
        suing=held("private-lending-transition", days.asked),
        total=held("financial-loan-total-line", days.asked),
        small=held("small-loan-cost-line", days.granted),
        crime=held("illegal-lending-line", days.granted),
        lpr=tables.series["lpr-1y"],
        typed=typed,
        voluntary=tables.lending["old"].cites("ceiling", "voluntary"),
        one_line=next(each.starts for each in caps if each.unit is Unit.TIMES_LPR_1Y),
        code=tables.starts("civil-code"),
        disclosure=tables.starts("cost-disclosure-2026"),
        guide=tables.starts("small-loan-cost-2025"),
    )
