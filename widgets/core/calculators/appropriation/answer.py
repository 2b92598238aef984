"""What is still owed after every payment, for what was typed: one debt, or several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from widgets.core.calculators.answer import (
    Answer,
    Chart,
    Figure,
    ResultTable,
    Say,
    Standing,
    Strand,
    Variation,
)
from widgets.core.calculators.appropriation import several as appropriation_several
from widgets.core.calculators.appropriation.statement_shown import CheckedSums, checked
from widgets.core.calculators.appropriation.steps import CODE_STARTS, steps
from widgets.core.calculators.appropriation.working import (
    OneDebt,
    Paid,
    PaymentLine,
    PayOrder,
    ledger,
)
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.private_lending.form import law
from widgets.core.calculators.private_lending.law import Ceiling, ceilings
from widgets.core.calculators.working import KeyTerm, Line, Value, a_year, cny, count, to_fen
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

MOST_BARS = 40
LATER = timedelta(30)
_CAPPED = ("private-lending-2020b/1", "private-lending-2020b/25")
_LICENSED = ("private-lending-2020b/1", "lending-scope-2020/1", "finance-trial-2017/2")
_TODO = (
    Say("todo-write", cites=("civil-code/560", "civil-code/561")),
    Say("todo-ask", cites=("civil-code/561",)),
)


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The ledger of every payment, what is owed on a day, and the lender's statement beside it."""
    payments, until = _payments(given), given.day_or("until", tables.today)
    if given.text("how-many") == "several":
        return appropriation_several.answer(given, payments, until)
    debt, order = _debt(given, payments, until), PayOrder(given.text("order") or PayOrder.LAW)
    lines = ledger(debt, payments, until, order)
    found = checked(given, lines, debt.principal)
    most = _most(given, tables, debt.start)
    return Answer(
        says=_says(lines, order, found),
        standing=_standing(lines, found),
        figures=_figures(lines, found),
        steps=(*_deducted(given), *steps(debt, lines, order)),
        decides=(*found.decides, *_decides(given, lines)),
        todo=(*found.todo, *_TODO),
        cautions=(*_cautions(given, payments, until, most), *found.cautions),
        turns=_turns(given, order, until, most),
        charts=(_chart(debt, lines),),
        sheets=(*found.sheets, _sheet(lines)),
    )


def _payments(given: FormValues) -> tuple[Paid, ...]:
    """What was paid, by its rows."""
    paid = []
    for on, amount in given.rows("payments"):
        if isinstance(on, date) and isinstance(amount, Decimal):
            if to_fen(amount) <= 0:
                raise Unfit("payments", "problem-nothing-paid", on=on)
            paid.append(Paid(on, to_fen(amount)))
    return tuple(paid)


def _debt(given: FormValues, payments: Sequence[Paid], until: date) -> OneDebt:
    """The loan as it was really paid out, and what else is owed on it."""
    start, deducted = given.day("day"), to_fen(given.number_or("deducted", 0))
    principal = to_fen(given.number("principal")) - deducted
    if principal <= 0:
        raise Unfit("deducted", "problem-all-deducted")
    if until < start:
        raise Unfit("until", "problem-until", on=start)
    early = min((paid.on for paid in payments), default=start)
    if early < start:
        raise Unfit("payments", "problem-early", on=early, start=start)
    costs, interest = given.number_or("costs", 0), given.number_or("interest", 0)
    return OneDebt(principal, start, given.number("rate"), to_fen(costs), to_fen(interest))


def _says(lines: Sequence[PaymentLine], order: PayOrder, found: CheckedSums) -> Say:
    last, excess = lines[-1], sum((line.excess for line in lines), Decimal(0))
    told: dict[str, Value] = {
        "until": last.on,
        "owed": cny(last.owed),
        "principal": cny(last.principal),
    }
    told |= {"interest": cny(last.interest), "costs": cny(last.costs), "excess": cny(excess)}
    if found.differs:
        told |= {"n": count(found.differs), "short": cny(abs(found.short))}
        told |= {"order": KeyTerm("by-law" if order is PayOrder.LAW else "by-agreement")}
        key = "less" if found.short > 0 else "more" if found.short < 0 else "even"
        return Say(f"says-differs-{key}", told, ("civil-code/561",))
    if excess:
        return Say("says-excess", told, ("civil-code/985",))
    key = "owed-costs" if last.costs else "owed" if last.owed else "clear"
    return Say(f"says-{key}", told, ("civil-code/561",))


def _standing(lines: Sequence[PaymentLine], found: CheckedSums) -> Standing | None:
    """It depends where the lender counts otherwise, or where too much was paid."""
    return Standing.DEPENDS if found.differs or any(line.excess for line in lines) else None


def _figures(lines: Sequence[PaymentLine], found: CheckedSums) -> tuple[Figure, ...]:
    last, paid = lines[-1], sum((line.paid for line in lines), Decimal(0))
    excess = sum((line.excess for line in lines), Decimal(0))
    shown = [("owed", last.owed), ("principal", last.principal), ("interest", last.interest)]
    shown += [("costs", last.costs)] if any(line.costs + line.to_costs for line in lines) else []
    shown += [("paid", paid)]
    shown += [("paid-interest", sum((line.to_interest for line in lines), Decimal(0)))]
    shown += [("excess", excess)] if excess else []
    return (*(Figure(key, cny(value)) for key, value in shown), *found.figures)


def _deducted(given: FormValues) -> tuple[Line, ...]:
    deducted = given.number_or("deducted", 0)
    if not deducted:
        return ()
    stated = given.number("principal")
    told = {"stated": cny(stated), "deducted": cny(deducted)}
    cite = next(iter(_in_advance(given)), "")
    return (Line("deducted", stated - deducted, Unit.CNY, cite, told),)


def _in_advance(given: FormValues) -> tuple[str, ...]:
    """The articles on interest taken off in advance, for that lender and that day."""
    private = ("private-lending-2020b/26",) if given.text("lender") == "private" else ()
    return (*private, *(("civil-code/670",) if given.day("day") >= CODE_STARTS else ()))


def _decides(given: FormValues, lines: Sequence[PaymentLine]) -> tuple[Say, ...]:
    """The facts on which the order turns."""
    says = [Say("decides-agreed", cites=("civil-code/561",))]
    if any(line.excess for line in lines):
        says.append(Say("decides-excess", cites=("civil-code/985",)))
    if not given.has("deducted"):
        cites = _in_advance(given)
        says.append(Say("decides-deducted" if cites else "decides-deducted-old", cites=cites))
    if given.number_or("costs", 0):
        says.append(Say("decides-costs", cites=("civil-code/561",)))
    if given.text("lender") == "licensed":
        says.append(Say("decides-licensed", cites=_LICENSED))
    if given.text("lender") == "card":
        says.append(Say("decides-card", cites=("card-2011/57",)))
    if given.text("lender") == "unknown":
        says.append(Say("decides-who", cites=_CAPPED))
    return (*says, Say("decides-judgment", cites=("default-interest-2014/4",)))


def _cautions(
    given: FormValues, payments: Sequence[Paid], until: date, most: Ceiling | None
) -> list[Say]:
    """The limits of this very answer."""
    says = list[Say]()
    after = sum(paid.on > until for paid in payments)
    if after:
        says.append(Say("caution-after", {"n": count(after), "until": until}))
    if any(paid.on < CODE_STARTS for paid in payments):
        says.append(Say("caution-before-code", cites=("civil-temporal-2020/1",)))
    if given.text("lender") == "card":
        says.append(Say("caution-card", cites=("bank-card-2021/2",)))
    if most and most.rate < given.number("rate"):
        told = {"rate": a_year(given.number("rate")), "most": a_year(most.rate)}
        sure = "-unsure" if most.lpr and not most.lpr.sure else ""
        says.append(Say(f"caution-over-{given.text('lender')}{sure}", told, (most.cite,)))
    if most is None and given.text("lender") == "private" and given.number("rate"):
        says.append(Say("caution-cap-elsewhere"))
    return says


def _most(given: FormValues, tables: LawTables, start: date) -> Ceiling | None:
    """The cap of a private loan since it is counted by the LPR, or the line of a licensed one.

    There is none where the record does not reach the day, and for other lenders.
    """
    try:
        if given.text("lender") == "licensed":
            line = tables.version("financial-loan-total-line", tables.today)
            return Ceiling(start, line.value, line.cite) if line.value is not None else None
        made = law(given, tables)
        if given.text("lender") != "private" or start < made.turned:
            return None
        return ceilings(start, max(start, tables.today), made)[-1]
    except (NotInForce, NotPublished):
        return None


def _turns(
    given: FormValues, order: PayOrder, until: date, most: Ceiling | None
) -> tuple[Variation, ...]:
    other = PayOrder.PRINCIPAL_FIRST if order is PayOrder.LAW else PayOrder.LAW
    turns = [Variation(other, {"order": other})]
    if most and most.rate < given.number("rate"):
        turns.append(Variation("at-cap", {"rate": f"{most.rate:f}%"}, {"most": a_year(most.rate)}))
    if given.number_or("costs", 0):
        turns.append(Variation("no-costs", {"costs": "0"}))
    if until <= date.max - LATER:
        later = until + LATER
        turns.append(Variation("later", {"until": later.isoformat()}, {"later": later}))
    return tuple(turns)


def _chart(debt: OneDebt, lines: Sequence[PaymentLine]) -> Chart:
    """What was owed at the start and after each payment; every so many where there are more."""
    some = [*lines[:-1][:: 1 + len(lines) // MOST_BARS], lines[-1]]
    return Chart(
        "owed",
        "stack",
        "day",
        (debt.start, *(line.on for line in some)),
        (
            Strand("principal", (cny(debt.principal), *(cny(line.principal) for line in some))),
            Strand("interest", (cny(debt.interest), *(cny(line.interest) for line in some))),
            Strand("costs", (cny(debt.costs), *(cny(line.costs) for line in some))),
        ),
    )


def _sheet(lines: Sequence[PaymentLine]) -> ResultTable:
    columns = ("day", "paid", "accrued", "to-costs", "to-interest", "to-principal", "principal")
    rows = tuple(
        (
            line.on,
            cny(line.paid),
            cny(line.accrued),
            cny(line.to_costs),
            cny(line.to_interest),
            cny(line.to_principal),
            cny(line.principal),
        )
        for line in lines
    )
    return ResultTable("ledger", columns, rows)
