"""A private loan from what was typed: its days and sums fit together, or the field is named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from widgets.core.calculators.appropriation.working import Paid, PayOrder
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.private_lending.law import LendingLaw, lending_law
from widgets.core.calculators.private_lending.rates import PrivateLoan
from widgets.core.calculators.private_lending.run import Renewed
from widgets.core.law.tables import LawTables


def law(given: FormValues, tables: LawTables) -> LendingLaw:
    """The records to work from, with the LPR typed where the record does not reach."""
    typed = [given.number(name) if given.has(name) else None for name in ("lpr", "late-lpr")]
    return lending_law(tables, *typed)


def loan(given: FormValues, tables: LawTables) -> PrivateLoan:
    """The loan that was typed.

    Between individuals a contract comes about when the money is handed over, since the day on
    which the ceiling turned. Before that, and for other lenders, the earlier day is taken.

    Raises:
        Unfit: days or sums do not fit together.

    Source:
        private-lending-2020a/9; since 2021 civil-code/679.
    """
    typed = given.day("made")
    start = given.day_or("received", typed)
    turned = law(given, tables).turned
    made = start if given.text("lender") == "person" and start >= turned else min(typed, start)
    until = given.day_or("until", tables.today)
    found = PrivateLoan(
        principal=given.number("principal"),
        made=made,
        start=start,
        until=until,
        accepted=given.day_or("accepted", max(tables.today, made)),
        rate=given.number("rate") if given.text("agreed") == "rate" else None,
        upfront=given.number_or("upfront", 0),
        due=given.day("due") if given.has("due") else None,
        late=given.number("late") if given.has("late") else None,
        fees=given.number_or("fees", 0),
        dealings=(*_payments(given, start, until), *_notes(given, start, until)),
        order=PayOrder(given.text("order") or PayOrder.LAW),
    )
    _fits(found)
    return found


def _payments(given: FormValues, start: date, until: date) -> list[Paid]:
    paid = [Paid(on, amount) for on, amount in _rows(given, "paid")]
    for each in paid:
        if each.amount <= 0:
            raise Unfit("paid", "problem-nothing", on=each.on)
        if not start <= each.on <= until:
            raise Unfit("paid", "problem-outside", on=each.on, start=start, until=until)
    return paid


def _notes(given: FormValues, start: date, until: date) -> list[Renewed]:
    notes = [Renewed(on, amount) for on, amount in _rows(given, "notes")]
    last = given.day_or("due", until)
    for each in notes:
        if each.note <= 0:
            raise Unfit("notes", "problem-nothing", on=each.on)
        if not start < each.on <= min(last, until):
            last_day = min(last, until)
            raise Unfit("notes", "problem-outside", on=each.on, start=start, until=last_day)
    return notes


def _rows(given: FormValues, name: str) -> list[tuple[date, Decimal]]:
    """Rows of a day and an amount."""
    return [
        (on, amount)
        for on, amount in given.rows(name)
        if isinstance(on, date) and isinstance(amount, Decimal)
    ]


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
