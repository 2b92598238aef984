"""Several debts to one creditor, for what was typed: which of them each payment goes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from widgets.core.calculators.appropriation.debts import Account, OwedLoan, Share, Spread, spread
from widgets.core.calculators.appropriation.working import Paid
from widgets.core.calculators.form_values import FormValues, RowOfValues, Unfit
from widgets.core.calculators.working import KeyTerm, Line, Value, a_year, cny, count, to_fen
from widgets.core.law.rule import Unit

CODE_STARTS = date(2021, 1, 1)
MOST_LOANS = 30
MOST_TOLD = 30
LATER = timedelta(30)
_SECURED = frozenset({"有", "有担保", "有抵押", "抵押", "质押", "保证", "yes", "y"})
_UNSECURED = frozenset({"无", "没有", "无担保", "没担保", "无抵押", "no", "n", "-"})
_ORDER = ("civil-code/560", "civil-code/561")


def answer(given: FormValues, payments: Sequence[Paid], until: date) -> Answer:
    """Which debt each payment went to and why, and what each still owes."""
    loans = _loans(given, until)
    named = _named(given, loans, payments)
    first = min(loan.start for loan in loans)
    early = min((paid.on for paid in payments), default=first)
    if early < first:
        raise Unfit("payments", "problem-early", on=early, start=first)
    found = spread(loans, payments, until, named)
    return Answer(
        says=_says(found, until),
        standing=Standing.DEPENDS if found.excess else None,
        figures=_figures(found, payments, until),
        steps=_steps(found),
        decides=_decides(given),
        todo=(Say("todo-name", cites=("civil-code/560",)), Say("todo-ask", cites=_ORDER)),
        cautions=_cautions(given, found, payments, until),
        turns=_turns(loans, payments, named, found, until),
        charts=(_chart(found.accounts),),
        sheets=(_sheet(found.shares),),
    )


def _loans(given: FormValues, until: date) -> tuple[OwedLoan, ...]:
    loans = tuple(map(_loan, given.rows("loans")))
    names = [loan.name for loan in loans]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Unfit("loans", "problem-twice", named=twice[:20])
    if len(loans) > MOST_LOANS:
        raise Unfit("loans", "problem-rows-many", most=count(MOST_LOANS))
    late = max(loan.start for loan in loans)
    if until < late:
        raise Unfit("until", "problem-until", on=late)
    return loans


def _loan(row: RowOfValues) -> OwedLoan:
    name, principal, start, due, rate, secured = row
    name, said = str(name), str(secured).strip().lower()
    if said not in _SECURED | _UNSECURED:
        raise Unfit("loans", "problem-secured", named=name[:20], said=said[:20])
    if not (isinstance(principal, Decimal) and isinstance(rate, Decimal) and to_fen(principal)):
        raise Unfit("loans", "problem-no-principal", named=name[:20])
    if not (isinstance(start, date) and isinstance(due, date) and start <= due):
        raise Unfit("loans", "problem-due", named=name[:20])
    return OwedLoan(name, to_fen(principal), start, due, rate, said in _SECURED)


def _named(
    given: FormValues, loans: Sequence[OwedLoan], payments: Sequence[Paid]
) -> dict[date, str]:
    """The debt that was named when paying, by day."""
    made = {loan.name: loan.start for loan in loans}
    paid = {each.on for each in payments}
    named = dict[date, str]()
    for on, name in given.rows("named"):
        if not isinstance(on, date):
            continue
        if str(name) not in made:
            raise Unfit("named", "problem-unknown", named=str(name)[:20])
        if on not in paid:
            raise Unfit("named", "problem-no-payment", on=on)
        if named.get(on, name) != name or made[str(name)] > on:
            raise Unfit("named", "problem-named", on=on)
        named[on] = str(name)
    return named


def _says(found: Spread, until: date) -> Say:
    told: dict[str, Value] = {"until": until, "n": count(len(found.accounts))}
    told |= {"owed": cny(found.owed), "excess": cny(found.excess)}
    if found.excess:
        return Say("says-several-excess", told, ("civil-code/985",))
    return Say("says-several", told, ("civil-code/560",))


def _figures(found: Spread, payments: Sequence[Paid], until: date) -> tuple[Figure, ...]:
    paid = sum((each.amount for each in payments if each.on <= until), Decimal(0))
    principal = sum((each.principal for each in found.accounts), Decimal(0))
    shown = [("owed", found.owed), ("principal", principal)]
    shown += [("interest", found.owed - principal), ("paid", paid)]
    shown += [("excess", found.excess)] if found.excess else []
    return tuple(Figure(key, cny(value)) for key, value in shown)


def _steps(found: Spread) -> tuple[Line, ...]:
    """The first payments, debt by debt, and what each debt owes in the end."""
    steps = list[Line]()
    for share in found.shares[:MOST_TOLD]:
        before = share.left.principal + share.to_principal
        steps += [*_interest(share.left, before), _step(share)]
    more = len(found.shares) - MOST_TOLD
    if more > 0:
        steps.append(Line("and-so-on", Decimal(more)))
    for each in found.accounts:
        steps += _interest(each, each.principal)
        told: dict[str, Value] = {"loan": each.loan.name, "principal": cny(each.principal)}
        told |= {"interest": cny(each.interest)}
        steps.append(Line("account", each.owed, Unit.CNY, "", told))
    return (*steps, Line("together", found.owed, Unit.CNY))


def _interest(account: Account, principal: Decimal) -> tuple[Line, ...]:
    """The interest that came due on a debt since it was last touched, if any did."""
    if not account.fresh:
        return ()
    given: dict[str, Value] = {"loan": account.loan.name, "last": account.last, "on": account.on}
    given |= {"principal": cny(principal), "rate": a_year(account.loan.rate)}
    given |= {"n": count((account.on - account.last).days)}
    return (Line("interest-of", account.fresh, Unit.CNY, "", given),)


def _step(share: Share) -> Line:
    given: dict[str, Value] = {"on": share.on, "loan": share.left.loan.name}
    given |= {"why": KeyTerm(f"why-{share.why}"), "interest": cny(share.to_interest)}
    given |= {"paid": cny(share.amount), "principal": cny(share.to_principal)}
    cite = "civil-code/560" if share.on >= CODE_STARTS else ""
    return Line("share", share.left.owed, Unit.CNY, cite, given)


def _decides(given: FormValues) -> tuple[Say, ...]:
    says = [Say("decides-named", cites=("civil-code/560",))]
    says.append(Say("decides-one-creditor", cites=("civil-code/560",)))
    says.append(Say("decides-burden", cites=("civil-code/560",)))
    if given.text("lender") == "card":
        says.append(Say("decides-card", cites=("card-2011/57",)))
    return (*says, Say("decides-judgment", cites=("default-interest-2014/4",)))


def _cautions(
    given: FormValues, found: Spread, payments: Sequence[Paid], until: date
) -> tuple[Say, ...]:
    says = [Say("caution-debt-by-debt", cites=_ORDER)]
    after = sum(paid.on > until for paid in payments)
    if after:
        says.append(Say("caution-after", {"n": count(after), "until": until}))
    if any(share.left.loan.due > share.on for share in found.shares):
        says.append(Say("caution-not-due", cites=("civil-code/560",)))
    if any(paid.on < CODE_STARTS for paid in payments):
        says.append(Say("caution-before-code", cites=("civil-temporal-2020/1",)))
    if given.text("lender") == "private" and any(each.loan.rate for each in found.accounts):
        says.append(Say("caution-cap-elsewhere"))
    return tuple(says)


def _turns(
    loans: Sequence[OwedLoan],
    payments: Sequence[Paid],
    named: Mapping[date, str],
    found: Spread,
    until: date,
) -> tuple[Variation, ...]:
    """What if the dearest had been named, or nothing; and some days later."""
    turns = list[Variation]()
    dearest = max(loans, key=lambda loan: (loan.rate, loan.name))
    days = sorted({paid.on for paid in payments if paid.on >= dearest.start})
    other = spread(loans, payments, until, dict.fromkeys(days, dearest.name))
    if other.accounts != found.accounts:
        rows = "\n".join(f"{on.isoformat()}\t{dearest.name}" for on in days)
        turns.append(Variation("dearest", {"named": rows}, {"loan": dearest.name}))
    if named:
        turns.append(Variation("unnamed", {"named": ""}))
    if until <= date.max - LATER:
        later = until + LATER
        turns.append(Variation("later", {"until": later.isoformat()}, {"later": later}))
    return tuple(turns)


def _chart(accounts: Sequence[Account]) -> Chart:
    return Chart(
        "debts",
        "stack",
        "loan",
        tuple(each.loan.name for each in accounts),
        (
            Strand("principal", tuple(cny(each.principal) for each in accounts)),
            Strand("interest", tuple(cny(each.interest) for each in accounts)),
        ),
    )


def _sheet(shares: Sequence[Share]) -> ResultTable:
    columns = ("day", "loan", "paid", "to-interest", "to-principal", "left", "why")
    rows = tuple(
        (
            share.on,
            share.left.loan.name,
            cny(share.amount),
            cny(share.to_interest),
            cny(share.to_principal),
            cny(share.left.owed),
            KeyTerm(f"why-{share.why}"),
        )
        for share in shares
    )
    return ResultTable("shares", columns, rows)
