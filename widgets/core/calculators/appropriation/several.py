"""Which of several debts to one creditor each payment went to and why, and what each still owes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from widgets.core.calculators.answer import (
    Answer,
    Chart,
    Figure,
    ResultTable,
    Say,
    Standing,
    Variation,
    cny_figures,
    cny_series,
)
from widgets.core.calculators.appropriation.debts import Account, Spread, spread
from widgets.core.calculators.appropriation.form import Creditor, SeveralDebtsCase
from widgets.core.calculators.appropriation.law import ceilings_of
from widgets.core.calculators.appropriation.parts import before_the_code, later, left_out
from widgets.core.calculators.appropriation.steps import interest_line
from widgets.core.calculators.working import NOTHING, KeyTerm, Line, cny, count, in_cny
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

MOST_SHOWN = 30


def answer(case: SeveralDebtsCase, tables: LawTables) -> Answer:
    """The debts with their payments, and what would change if the debtor had named another."""
    found = spread(case.loans, case.payments, case.until, case.named)
    told = in_cny(owed=found.owed, excess=found.excess)
    told |= {"until": case.until, "n": count(len(found.accounts))}
    key, standing = "several", Standing.DEPENDS if found.excess else None
    over, capped = _capped(case, tables)
    if found.excess:
        key = "several-excess"
    elif over:
        told |= {"over": count(len(over)), "at-cap": cny(capped.owed)}
        key, standing = "several-over", Standing.PARTLY
    card = (Say("decides-card"),) if case.creditor is Creditor.CARD else ()
    named = map(Say, ("decides-named", "decides-one-creditor", "decides-burden"))
    return Answer(
        says=Say(f"says-{key}", told, tuple(dict.fromkeys(over)) if key == "several-over" else ()),
        standing=standing,
        figures=_figures(case, found, capped if over else None),
        steps=tuple(_steps(found)),
        decides=(*named, *card, Say("decides-judgment")),
        todo=(Say("todo-name"), Say("todo-ask-several")),
        cautions=tuple(_cautions(case, found, tables)),
        turns=tuple(_variations(case, found)),
        charts=(_chart(found.accounts),),
        sheets=(_table(found.shares),),
    )


def _capped(case: SeveralDebtsCase, tables: LawTables) -> tuple[list[str], Spread]:
    """The article of each private loan's cap that it is surely above, and the debts cut to it.

    Where the LPR changed on the day of a loan, the higher cap is taken.
    """
    loans, over = list(case.loans), list[str]()
    for n, loan in enumerate(loans if case.creditor is Creditor.PRIVATE else ()):
        caps = ceilings_of(case.creditor, loan.start, tables)
        if caps and caps[-1].rate < loan.rate and (caps[-1].lpr is None or caps[-1].lpr.sure):
            loans[n] = replace(loan, rate=caps[-1].rate)
            over.append(caps[-1].cite)
    return over, spread(tuple(loans), case.payments, case.until, case.named)


def _figures(case: SeveralDebtsCase, found: Spread, capped: Spread | None) -> tuple[Figure, ...]:
    principal = sum((each.line.principal for each in found.accounts), NOTHING)
    sums = {"owed": found.owed, "principal": principal, "interest": found.owed - principal}
    sums["paid"] = sum((each.amount for each in case.payments if each.on <= case.until), NOTHING)
    sums |= {"excess": found.excess} if found.excess else {}
    return cny_figures(sums | ({"owed-at-cap": capped.owed} if capped else {}))


def _steps(found: Spread) -> Iterator[Line]:
    """The first payments, debt by debt, and what each debt owes in the end."""
    for share in found.shares[:MOST_SHOWN]:
        yield from _interest(share)
        yield _put(share)
    more = len(found.shares) - MOST_SHOWN
    if more > 0:
        yield Line("and-so-on", count(more).value)
    for each in found.accounts:
        yield from _interest(each)
        sums = in_cny(principal=each.line.principal, interest=each.line.interest)
        yield Line("account", each.line.owed, Unit.CNY, given={**sums, "loan": each.loan.name})
    yield Line("together", found.owed, Unit.CNY)


def _interest(account: Account) -> Iterator[Line]:
    """The interest that came due on a debt since the line before, if any did."""
    loan, line = account.loan, account.line
    if line.accrued:
        yield interest_line("interest-of", loan.rate, account.last, line, loan=loan.name)


def _put(share: Account) -> Line:
    line = share.line
    told = in_cny(paid=line.paid, interest=line.to_interest, principal=line.to_principal)
    told |= {"loan": share.loan.name, "why": KeyTerm(f"why-{share.why}"), "on": line.on}
    return Line("share", line.owed, Unit.CNY, given=told, on=line.on)


def _cautions(case: SeveralDebtsCase, found: Spread, tables: LawTables) -> Iterator[Say]:
    yield Say("caution-debt-by-debt")
    yield from left_out(case)
    if any(share.loan.due > share.line.on for share in found.shares):
        yield Say("caution-not-due")
    yield from before_the_code(case, tables.starts("civil-code"))
    if case.creditor is Creditor.PRIVATE and any(loan.rate for loan in case.loans):
        yield Say("caution-caps-checked")


def _variations(case: SeveralDebtsCase, found: Spread) -> Iterator[Variation]:
    """What if the dearest had been named, or nothing; and some days later."""
    dearest = max(case.loans, key=lambda loan: (loan.rate, loan.name))
    days = sorted({paid.on for paid in case.payments if paid.on >= dearest.start})
    other = spread(case.loans, case.payments, case.until, dict.fromkeys(days, dearest.name))
    if other.accounts != found.accounts:
        rows = "\n".join(f"{on.isoformat()}\t{dearest.name}" for on in days)
        yield Variation("dearest", {"named": rows}, {"loan": dearest.name})
    if case.named:
        yield Variation("unnamed", {"named": ""})
    yield from later(case.until)


def _chart(accounts: Sequence[Account]) -> Chart:
    parts = {"principal": [each.line.principal for each in accounts]}
    parts["interest"] = [each.line.interest for each in accounts]
    names = tuple(each.loan.name for each in accounts)
    return Chart("debts", "stack", "loan", names, cny_series(parts))


def _table(shares: Sequence[Account]) -> ResultTable:
    columns = ("day", "loan", "paid", "to-interest", "to-principal", "left", "why")
    rows = tuple(
        (each.line.on, each.loan.name, cny(each.line.paid), cny(each.line.to_interest),
         cny(each.line.to_principal), cny(each.line.owed), KeyTerm(f"why-{each.why}"))
        for each in shares
    )  # fmt: skip
    return ResultTable("shares", columns, rows)
