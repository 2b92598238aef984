"""Loans that the ceiling does not settle: licensed lenders, void loans, interest left unclear."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from widgets.core.calculators.answer import Answer, Chart, Figure, Say, Standing, Strand, Variation
from widgets.core.calculators.appropriation.working import NOTHING
from widgets.core.calculators.private_lending.law import Ceiling, LendingLaw, ceilings
from widgets.core.calculators.private_lending.rates import PrivateLoan, asked_rates
from widgets.core.calculators.private_lending.run import AccrualTerms, LoanCourse, Rate, course
from widgets.core.calculators.private_lending.steps import lines, steps
from widgets.core.calculators.private_lending.working import protected
from widgets.core.calculators.working import KeyTerm, Line, Value, a_year, cny, to_fen
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

LINE = "financial-loan-total-line"
CRIME = "illegal-lending-line"
SMALL = "lending-scope-2020/1"
ADVANCE = "civil-code/670"
OCCUPIED = "contract-general-2023/25"
VOID = ("private-lending-2020b/13", "civil-code/157")
WHO_PROVES = "cpl-2023/67"


def licensed(lender: str, loan: PrivateLoan, tables: LawTables, law: LendingLaw) -> Answer:
    """A licensed lender's loan: outside the ceiling; a line of its own, on request.

    Raises:
        NotInForce: the line is not recorded on the day the case is accepted.
    """
    line = tables.value(LINE, loan.accepted)
    cite = tables.version(LINE, loan.accepted).cite
    scope = _scope(lender, loan, law)
    rates = asked_rates(loan, (Ceiling(loan.made, line, cite),))
    terms = AccrualTerms(loan.until, loan.dealings, loan.order)
    asked = course(loan.principal, rates, terms)
    at_line = course(loan.received, [Rate(loan.start, line, cite=cite)], terms)
    claimed = to_fen(max(asked.total + loan.fees - loan.received, NOTHING))
    most = to_fen(at_line.total - loan.received)
    within = min(claimed, most)
    given: dict[str, Value] = {"claimed": cny(claimed), "line": a_year(line)}
    given |= {"within": cny(within), "above": cny(claimed - within)}
    key = "above" if claimed > within else "within"
    return Answer(
        says=Say(f"says-{lender}-{key if scope else 'early'}", given, (*scope, cite)),
        standing=Standing.DEPENDS,
        figures=_licensed_figures(loan, line, claimed, within),
        steps=(
            _principal(loan, law),
            *lines(loan, asked, "asked-"),
            Line("licensed-claimed", claimed, Unit.CNY, given={"fees": cny(loan.fees)}),
            Line("line", line, Unit.PERCENT_A_YEAR, cite),
            *lines(replace(loan, rate=line), at_line),
            Line("line-within", most, Unit.CNY, cite, {"line": a_year(line)}),
        ),
        decides=(
            Say(f"decides-{lender}", cites=(*scope, cite)),
            *(() if scope else (Say("decides-small-early"),)),
            Say("decides-licence"),
        ),
        todo=(Say("todo-ask-cut", cites=(cite,)), Say("todo-statement")),
        turns=_turns(loan, law),
        charts=(split(loan.received, within, claimed - within),),
    )


def _scope(lender: str, loan: PrivateLoan, law: LendingLaw) -> tuple[str, ...]:
    """What leaves a lender out of the provisions; before 2021 nothing for small-loan companies."""
    if lender == "bank":
        return (law.text(loan.accepted).cite("scope"),)
    return (SMALL,) if loan.accepted >= law.split else ()


def void(loan: PrivateLoan, tables: LawTables, law: LendingLaw) -> Answer:
    """A loan by someone who lends to the public for profit without a licence.

    Raises:
        NotInForce: the case is older than the article.
    """
    if loan.accepted < law.split:
        raise NotInForce(law.transition.id, loan.accepted, law.split)
    firm = loan.made >= law.split
    terms = AccrualTerms(loan.until, loan.dealings, loan.order)
    returned = course(loan.received, [Rate(loan.start, NOTHING, cite=VOID[0])], terms)
    rates = asked_rates(loan, (Ceiling(loan.made, NOTHING, VOID[0]),))
    asked = course(loan.principal, rates, terms)
    claimed = to_fen(max(asked.total + loan.fees - loan.received, NOTHING))
    paid = sum((each.paid for each in returned.payments()), NOTHING)
    given: dict[str, Value] = {"received": cny(loan.received), "claimed": cny(claimed)}
    given |= {"paid": cny(paid), "owed": cny(returned.owed), "excess": cny(returned.excess)}
    over = "-over" if returned.excess else ""
    figures = [("principal", loan.received), ("unprotected", claimed)]
    figures += [("returned", paid)] if paid else []
    figures += [("owed", returned.owed)]
    figures += [("excess", returned.excess)] if returned.excess else []
    return Answer(
        says=Say(f"says-void{over if firm else '-old'}", given, VOID),
        standing=Standing.NOT_PROTECTED if firm else Standing.DEPENDS,
        figures=tuple(Figure(key, cny(value)) for key, value in figures),
        steps=(
            _principal(loan, law),
            *lines(loan, asked, "asked-"),
            Line("void-claimed", claimed, Unit.CNY, VOID[0], given),
            Line("void-owed", returned.owed, Unit.CNY, VOID[1], given),
        ),
        decides=_void_decides(loan, tables, returned),
        todo=(
            Say("todo-void", cites=VOID),
            Say("todo-receipts", cites=(law.text(loan.accepted).cite("receipts"),)),
        ),
        turns=_turns(loan, law),
        charts=(split(loan.received, NOTHING, claimed),),
    )


def unclear(loan: PrivateLoan, law: LendingLaw) -> Answer:
    """Interest that a company left unclear: the court fixes it, below the ceiling."""
    none = law.text(loan.accepted).cite("none")
    coded = ("civil-code/680",) if loan.made >= law.split else ()
    caps = ceilings(loan.made, loan.accepted, law)
    most = protected(replace(loan, rate=max(cap.rate for cap in caps)), law)
    given: dict[str, Value] = {"ceiling": a_year(caps[-1].rate), "most": cny(most.sums.protected)}
    return Answer(
        says=Say("says-unclear", given, (none, caps[-1].cite)),
        standing=Standing.DEPENDS,
        figures=(
            Figure("most", cny(most.sums.protected)),
            Figure("ceiling", a_year(caps[-1].rate)),
            Figure("principal", cny(loan.received)),
        ),
        steps=steps(most),
        decides=(Say("decides-unclear", cites=(none, *coded)),),
        todo=(Say("todo-unclear", cites=(none,)),),
        turns=_turns(loan, law, ("none",)),
    )


def split(received: Decimal, within: Decimal, beyond: Decimal) -> Chart:
    """What is asked beside what is protected, in CNY, as stacks."""
    nothing = cny(0)
    return Chart(
        "split",
        "stack",
        "side",
        (KeyTerm("term-asked"), KeyTerm("term-protected")),
        (
            Strand("received", (cny(received), cny(received))),
            Strand("protected", (cny(within), cny(within))),
            Strand("unprotected", (cny(beyond), nothing)),
        ),
    )


def _turns(
    loan: PrivateLoan, law: LendingLaw, others: tuple[str, ...] = ()
) -> tuple[Variation, ...]:
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


def _licensed_figures(
    loan: PrivateLoan, line: Decimal, claimed: Decimal, within: Decimal
) -> tuple[Figure, ...]:
    return (
        Figure("claimed", cny(claimed)),
        Figure("line", a_year(line)),
        Figure("within-line", cny(within)),
        Figure("above-line", cny(claimed - within)),
        Figure("principal", cny(loan.received)),
    )


def _principal(loan: PrivateLoan, law: LendingLaw) -> Line:
    given: dict[str, Value] = {"paper": cny(loan.principal), "upfront": cny(loan.upfront)}
    key = "principal-cut" if loan.upfront else "principal"
    cite = ADVANCE if loan.upfront and loan.made >= law.split else ""
    return Line(key, loan.received, Unit.CNY, cite, given)


def _void_decides(loan: PrivateLoan, tables: LawTables, returned: LoanCourse) -> tuple[Say, ...]:
    says = [
        Say("decides-void", cites=(VOID[0], WHO_PROVES)),
        Say("decides-occupied", cites=(VOID[1], OCCUPIED)),
    ]
    try:
        crime = tables.measure(CRIME, loan.made)
    except NotInForce:
        crime = None
    if crime and (loan.rate or NOTHING) > crime.value:
        cites = ("illegal-lending-2019/1", "illegal-lending-2019/2")
        says.append(Say("decides-crime", {"line": crime}, cites))
    if returned.excess:
        says.append(Say("decides-excess", cites=("civil-code/985",)))
    return tuple(says)
