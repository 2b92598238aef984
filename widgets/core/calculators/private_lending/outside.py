"""Loans that the ceiling does not settle: licensed lenders, void loans, interest left unclear."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from widgets.core.calculators.answer import Answer, Figure, Say, Standing, Variation, said
from widgets.core.calculators.private_lending.law import Ceiling, Era, LendingLaw, ceilings
from widgets.core.calculators.private_lending.loan import PrivateLoan, Rate, asked_rates, course
from widgets.core.calculators.private_lending.steps import lines, principal, split, steps
from widgets.core.calculators.private_lending.working import protected, rounded
from widgets.core.calculators.working import NOTHING, Line, a_year, cny, in_cny, places
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

LINE, CRIME = "financial-loan-total-line", "illegal-lending-line"


def licensed(lender: str, loan: PrivateLoan, tables: LawTables, law: LendingLaw) -> Answer:
    """A licensed lender's loan: outside the ceiling; a line of its own, on request.

    Raises:
        NotInForce: the line is not recorded on the day the case is accepted.
    """
    held = tables.cited(LINE, loan.accepted)
    line, cite = held.value, held.cite
    scope = law.text(loan.accepted).cite("scope" if lender == "bank" else "small-loans")
    asked, claimed = _asked(loan, Ceiling(loan.made, line, cite), law)
    at_line = course(loan, loan.received, [Rate(loan.start, line, cite=cite)])
    most = rounded(at_line.total - loan.received)
    within = min(claimed, most)
    figures = {"claimed": cny(claimed), "line": a_year(line), "within-line": cny(within)}
    figures |= {"above-line": cny(claimed - within), "principal": cny(loan.received)}
    given = {**figures, "above": cny(claimed - within), "fees": cny(loan.fees)}
    key = "above" if claimed > within else "within"
    return Answer(
        says=Say(f"says-{lender}-{key if scope else 'early'}", given, (scope, cite)),
        standing=Standing.DEPENDS,
        figures=tuple(Figure(*each) for each in figures.items()),
        steps=(
            *asked,
            Line("licensed-claimed", claimed, Unit.CNY, given=given),
            Line("line", line, Unit.PERCENT_A_YEAR, cite),
            *lines(replace(loan, rate=line), at_line, law),
            Line("line-within", most, Unit.CNY, cite, given),
        ),
        decides=(
            Say(f"decides-{lender}", cites=(scope, cite)),
            *said({"decides-small-early": not scope, "decides-licence": True}),
        ),
        todo=(Say("todo-ask-cut", cites=(cite,)), Say("todo-statement")),
        turns=_variations(loan, law),
        charts=(split(loan.received, within, claimed - within),),
    )


def void(loan: PrivateLoan, tables: LawTables, law: LendingLaw) -> Answer:
    """A loan by someone who lends to the public for profit without a licence.

    Raises:
        NotInForce: the case is older than the article.
    """
    if loan.accepted < law.split:
        raise NotInForce(law.transition.id, loan.accepted, law.split)
    text = law.text(loan.accepted)
    firm = loan.made >= law.split
    returned = course(loan, loan.received, [Rate(loan.start, NOTHING)])
    asked, claimed = _asked(loan, Ceiling(loan.made, NOTHING, ""), law)
    paid = sum((each.paid for each in returned.payments()), NOTHING)
    figures = {"principal": loan.received, "unprotected": claimed, "returned": paid}
    figures |= {"owed": returned.owed, "excess": returned.excess}
    always = {"principal", "unprotected", "owed"}
    given = in_cny(**figures, received=loan.received, claimed=claimed, paid=paid)
    over = "-over" if returned.excess else ""
    return Answer(
        says=Say(f"says-void{over if firm else '-old'}", given),
        standing=Standing.NOT_PROTECTED if firm else Standing.DEPENDS,
        figures=tuple(Figure(k, cny(v)) for k, v in figures.items() if v or k in always),
        steps=(
            *asked,
            Line("void-claimed", claimed, Unit.CNY, given=given),
            Line("void-owed", returned.owed, Unit.CNY, given=given),
        ),
        decides=_void_decides(loan, tables, returned.excess),
        todo=(Say("todo-void"), Say("todo-receipts", cites=text.cites("receipts"))),
        turns=_variations(loan, law),
        charts=(split(loan.received, NOTHING, claimed),),
    )


def unclear(loan: PrivateLoan, law: LendingLaw) -> Answer:
    """Interest that a company left unclear: the court fixes it, below the ceiling."""
    rates = (cap.rate for cap in ceilings(loan.made, loan.accepted, law))
    most = protected(replace(loan, rate=max(rates)), law)
    caps, cites, protects = most.ceilings, most.cites("none"), cny(most.sums.protected)
    figures = {"most": protects, "ceiling": a_year(caps[-1].rate), "principal": cny(loan.received)}
    told = figures | places(before=a_year(caps[0].rate), turned=law.turned)
    parted = "-split" if len(caps) > 1 else ""
    old = "-old" if most.era is Era.OLD else ""
    capped = tuple(cap.cite for cap in caps)
    return Answer(
        says=Say(f"says-unclear{parted}", told, (cites[0], *capped)),
        standing=Standing.DEPENDS,
        figures=tuple(Figure(*each) for each in figures.items()),
        steps=tuple(steps(most)),
        decides=(
            Say(f"decides-unclear{old}", cites=cites),
            Say("decides-unclear-most", cites=capped),
            *said({"decides-old-asked": most.era is Era.NOW and loan.made < law.turned}, told),
            *said({"decides-at-suing": parted}),
        ),
        todo=(Say("todo-unclear", cites=cites[:1]),),
        turns=_variations(loan, law, "none"),
    )


def _asked(loan: PrivateLoan, cap: Ceiling, law: LendingLaw) -> tuple[list[Line], Decimal]:
    """The lender's side line by line, and what it asks on top of what was received, in CNY."""
    asked = course(loan, loan.principal, asked_rates(loan, (cap,)))
    start = principal(loan, law.code("upfront", loan.made) if loan.upfront else "")
    claimed = rounded(max(asked.total + loan.fees - loan.received, NOTHING))
    return [start, *lines(loan, asked, law, "asked-")], claimed


def _variations(loan: PrivateLoan, law: LendingLaw, *others: str) -> tuple[Variation, ...]:
    """What would change the answer, as far as the record reaches."""
    fills = {"person": {"lender": "person", "notes": ""}, "none": {"agreed": "none"}}
    made = loan.start if loan.start >= law.turned else loan.made
    tried = {"person": replace(loan, made=made), "none": replace(loan, rate=None)}
    return tuple(
        Variation(key, fills[key]) for key in ("person", *others) if _reaches(tried[key], law)
    )


def _reaches(loan: PrivateLoan, law: LendingLaw) -> bool:
    """Whether the record reaches every day on which a private loan would turn."""
    if loan.accepted < loan.made:
        return False
    try:
        protected(loan, law)
    except (NotInForce, NotPublished):
        return False
    return True


def _void_decides(loan: PrivateLoan, tables: LawTables, excess: Decimal) -> tuple[Say, ...]:
    try:
        crime = tables.measure(CRIME, loan.made)
    except NotInForce:
        crime = None
    beyond = crime and (loan.rate or NOTHING) > crime.value
    return (
        *said({"decides-void": True, "decides-occupied": True}),
        *said({"decides-crime": beyond}, {"line": crime} if crime else {}),
        *said({"decides-excess": excess}),
    )
