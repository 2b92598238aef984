"""A private loan from what was typed: its days and sums fit together, or the field is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from widgets.core.calculators.appropriation.working import Paid, PayOrder
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.private_lending.law import LendingLaw, lending_law
from widgets.core.calculators.private_lending.loan import PrivateLoan, Renewed
from widgets.core.law.tables import LawTables


@dataclass(frozen=True, slots=True)
class LoanCase:
    """What was typed: who lent, how interest was agreed, and the loan as it counts.

    `written` is the day on the paper; `law` has each LPR that was typed in place of the record's.
    """

    lender: str
    agreed: str
    written: date
    loan: PrivateLoan
    law: LendingLaw


def read_case(given: FormValues, tables: LawTables) -> LoanCase:
    """The loan that was typed.

    Between individuals a contract comes about when the money is handed over, since the day on
    which the ceiling turned. Before that, and for other lenders, the earlier day is taken.

    Raises:
        Unfit: days or sums do not fit together.

    Source:
        private-lending-2020a/9; since 2021 civil-code/679.
    """
    written, lender = given.day("made"), given.text("lender")
    start, until = given.day_or("received", written), given.day_or("until", tables.today)
    law = lending_law(tables, given.number_if("lpr"), given.number_if("late-lpr"))
    handed = lender == "person" and start >= law.turned
    made = start if handed else min(written, start)
    loan = PrivateLoan(
        principal=given.number("principal"),
        made=made,
        start=start,
        until=until,
        accepted=given.day_or("accepted", max(tables.today, made)),
        rate=given.number("rate") if given.text("agreed") == "rate" else None,
        upfront=given.number_or("upfront", 0),
        due=given.day_if("due"),
        late=given.number_if("late"),
        fees=given.number_or("fees", 0),
        dealings=tuple(_dealings(given, start, until)),
        order=PayOrder(given.text("order") or PayOrder.LAW),
        upfront_is_fee=given.has("upfront") and given.text("kept-as") != "interest",
    )
    _fits(loan)
    return LoanCase(lender, given.text("agreed"), written, loan, law)


def _dealings(given: FormValues, start: date, until: date) -> Iterator[Paid | Renewed]:
    """The rows of payments and new notes, each with an amount and on a day of the loan."""
    lasts = {"paid": until, "notes": min(given.day_or("due", until), until)}
    for name, last in lasts.items():
        for on, amount in given.amounts(name):
            if amount <= 0:
                raise Unfit(name, "problem-nothing", on=on)
            if not start <= on <= last or (name == "notes" and on == start):
                raise Unfit(name, "problem-outside", on=on, start=start, until=last)
            yield Paid(on, amount) if name == "paid" else Renewed(on, amount)


def _fits(found: PrivateLoan) -> None:
    if found.upfront >= found.principal:
        raise Unfit("upfront", "problem-upfront")
    if found.until < found.start:
        raise Unfit("until", "problem-until", on=found.start)
    if found.due and found.due < found.start:
        raise Unfit("due", "problem-due", on=found.start)
    if found.accepted < found.made:
        raise Unfit("accepted", "problem-accepted", on=found.made)
    if found.due is None and (found.late is not None or found.fees):
        raise Unfit("due", "problem-due-missing")
    if found.fees and not found.overdue:
        raise Unfit("fees", "problem-not-overdue")
