"""The law of a day on how payments are put to debts, and on the rate of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from widgets.core.calculators.appropriation.form import Creditor, OneDebtCase
from widgets.core.calculators.private_lending.law import Ceiling, ceilings, lending_law
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.tables import LawTables


@dataclass(frozen=True, slots=True)
class AppropriationLaw:
    """What the law says on one debt.

    `code` is the first day of the Civil Code, whose order is followed for all payments. `ceiling`
    is the cap of a private loan, or the line to which a licensed lender's may be cut on request;
    None where the record does not reach the day, and for other creditors.
    """

    code: date
    ceiling: Ceiling | None


def law_on(case: OneDebtCase, tables: LawTables) -> AppropriationLaw:
    """The law on one debt; a private loan has a cap since it is counted by the LPR."""
    try:
        ceiling = _ceiling(case, tables)
    except (NotInForce, NotPublished):
        ceiling = None
    return AppropriationLaw(tables.starts("civil-code"), ceiling)


def _ceiling(case: OneDebtCase, tables: LawTables) -> Ceiling | None:
    start, today = case.debt.start, tables.today
    if case.creditor is Creditor.LICENSED:
        line = tables.cited("financial-loan-total-line", today)
        return Ceiling(start, line.value, line.cite)
    lending = lending_law(tables)
    if case.creditor is not Creditor.PRIVATE or start < lending.turned:
        return None
    return ceilings(start, max(start, today), lending)[-1]
