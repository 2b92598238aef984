"""The law of a day on the rate of a debt."""

from __future__ import annotations

from datetime import date

from widgets.core.calculators.appropriation.form import Creditor
from widgets.core.calculators.private_lending.law import Ceiling, both_ends, ceilings, lending_law
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.tables import LawTables


def ceilings_of(creditor: Creditor, start: date, tables: LawTables) -> tuple[Ceiling, ...]:
    """The ceilings on the rate of a debt of that day.

    They are the cap of a private loan, since it is counted by the LPR, or the line to which a
    licensed lender's may be cut on request: none where the record does not reach the day, and for
    other creditors; two, the lower first, where the LPR changed on the very day of the loan.
    """
    lending, accepted = lending_law(tables), max(start, tables.today)
    try:
        if creditor is Creditor.LICENSED:
            line = tables.cited("financial-loan-total-line", tables.today)
            return (Ceiling(start, line.value, line.cite),)
        if creditor is not Creditor.PRIVATE or start < lending.turned:
            return ()
        found = ceilings(start, accepted, lending)[-1]
        two = found.lpr is not None and found.lpr.changed and found.lpr.sure
        return both_ends(start, accepted, lending) if two else (found,)
    except (NotInForce, NotPublished):
        return ()
