"""The law of a day on how payments are put to debts, and on the rate of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from widgets.core.calculators.appropriation.form import Creditor, OneDebtCase
from widgets.core.calculators.private_lending.law import Ceiling, both_ends, ceilings, lending_law
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.tables import LawTables


@dataclass(frozen=True, slots=True)
class AppropriationLaw:
    """What the law says on one debt.

    `code` is the first day of the Civil Code, whose order is followed for all payments. `ceilings`
    are the cap of a private loan, or the line to which a licensed lender's may be cut on request:
    none where the record does not reach the day, and for other creditors; two, the lower first,
    where the LPR changed on the very day of the loan.
    """

    code: date
    ceilings: tuple[Ceiling, ...]


def law_on(case: OneDebtCase, tables: LawTables) -> AppropriationLaw:
    """The law on one debt; a private loan has a cap since it is counted by the LPR."""
    try:
        found = _ceilings(case, tables)
    except (NotInForce, NotPublished):
        found = ()
    return AppropriationLaw(tables.starts("civil-code"), found)


def _ceilings(case: OneDebtCase, tables: LawTables) -> tuple[Ceiling, ...]:
    start, today = case.debt.start, tables.today
    if case.creditor is Creditor.LICENSED:
        line = tables.cited("financial-loan-total-line", today)
        return (Ceiling(start, line.value, line.cite),)
    lending = lending_law(tables)
    if case.creditor is not Creditor.PRIVATE or start < lending.turned:
        return ()
    found = ceilings(start, max(start, today), lending)[-1]
    if found.lpr is None or not found.lpr.changed or not found.lpr.sure:
        return (found,)
    return both_ends(start, max(start, today), lending)
