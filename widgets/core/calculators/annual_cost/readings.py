"""What was paid beyond the law's lines: each way in which the loan may be read, worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calculators.annual_cost.form import CostCase
from widgets.core.calculators.annual_cost.law import CostLaw, CostLine, fixed, known_or_possible
from widgets.core.calculators.appropriation.working import Paid
from widgets.core.calculators.private_lending.loan import LoanCourse, PrivateLoan, Rate, course
from widgets.core.calculators.working import NOTHING, to_fen
from widgets.core.law.provision import LenderType
from widgets.core.law.rule import Unit
from widgets.core.law.tables import CitedMeasure

VOID, STAYS = "void", "stays"
_Dated = tuple[tuple[date, CostLine], ...]
"""Lines, each from a day on."""


@dataclass(frozen=True, slots=True)
class PaidReading:
    """One way to read what was paid: `key` names it, `lines` bound the interest, oldest first.

    `principal` is what counts as lent, `course` where payments went at that line; in CNY.
    """

    key: str
    lines: tuple[CostLine, ...]
    principal: Decimal
    course: LoanCourse

    @property
    def back(self) -> Decimal:
        """What was paid too much, in CNY to the fen; nothing where whatever was paid stays paid."""
        return NOTHING if self.key == STAYS else to_fen(self.course.excess)

    @property
    def interest(self) -> Decimal:
        """The interest that the line leaves, in CNY to the fen."""
        return to_fen(sum((each.interest for each in self.course.runs()), NOTHING))

    @property
    def owed(self) -> Decimal:
        """What is still owed, in CNY to the fen."""
        return to_fen(self.course.owed)


def paid_readings(
    case: CostCase, law: CostLaw, paid: Sequence[Paid], dearest: Decimal
) -> tuple[PaidReading, ...]:
    """Every way to read what was paid, the one that binds that kind of lender first.

    Interest is simple, by days of a 365-day year, and payments go to it before the principal. What
    was kept back is no principal, or by the second reading it is.

    There is none where no line of that time is on record. `dearest` is the highest of the loan's
    yearly costs, in percent.

    Source:
        private-lending-2020b/13, /25, /26, /31; private-lending-2015/26, /31; civil-code/561;
        finance-trial-2017/2; small-loan-cost-2025/line.
    """
    loan = case.loan
    until = max(each.on for each in paid)
    run = PrivateLoan(
        loan.contract, law.days.made, loan.start, until, law.days.asked, dealings=tuple(paid)
    )
    found = list[PaidReading]()
    for key, dated in _bounds(case.lender, law, [each.on for each in paid], dearest):
        rates = [Rate(starts, line.rate) for starts, line in dated]
        lines = tuple(line for _, line in dated)
        lent = {key: loan.received}
        if loan.kept and key not in {STAYS, VOID}:
            lent |= {f"{key}-paper": loan.contract}
        for name, principal in lent.items():
            found.append(PaidReading(name, lines, principal, course(run, principal, rates)))
    return tuple(found)


def _bounds(
    lender: LenderType | None, law: CostLaw, paid_on: Sequence[date], dearest: Decimal
) -> Iterator[tuple[str, _Dated]]:
    """The lines that may hold for a kind of lender, of which payments came on some days."""
    start = law.days.granted
    void = (VOID, ((start, CostLine("void-loan", NOTHING, "")),))
    if lender is LenderType.UNLICENSED:
        yield void
    if lender in {LenderType.PRIVATE_LENDER, LenderType.UNLICENSED, None}:
        yield from _private(law, paid_on, dearest)
    if lender is LenderType.SMALL_LOAN and law.small:
        yield from _licensed("small", law.small, law)
    elif lender not in {LenderType.PRIVATE_LENDER, LenderType.UNLICENSED}:
        yield from _licensed("total", law.total, law)
    if lender is None:
        yield void


def _licensed(key: str, held: CitedMeasure | None, law: CostLaw) -> Iterator[tuple[str, _Dated]]:
    """A line to which a court may be asked to cut; what was paid may stay paid all the same."""
    if held is None:
        return
    start = law.days.granted
    lines = known_or_possible(key, held, start, law)
    for name, line in (*((key, line) for line in lines), (STAYS, lines[0])):
        yield name, ((start, line),)


def _private(
    law: CostLaw, paid_on: Sequence[date], dearest: Decimal
) -> Iterator[tuple[str, _Dated]]:
    """The cap by each LPR that may count; for an older loan the two lines of its time.

    The upper one is for what was freely paid before the one line, and holds to the last such day;
    from the one line on that of the day of suing holds.
    """
    cap, start = law.cap, law.days.granted
    if cap is None or cap.unit is Unit.TIMES_BENCHMARK:
        return
    if cap.unit is Unit.TIMES_LPR_1Y:
        for line in known_or_possible("cap", cap, law.days.made, law):
            yield "cap", ((start, line),)
        return
    (old,) = fixed("old", cap)
    freely = min(law.void.value if law.void else old.rate, dearest)
    until, by_then = max(paid_on), [day for day in paid_on if day < law.one_line]
    afters: list[_Dated] = [()]
    if law.suing and until >= law.one_line:
        later = known_or_possible("suing", law.suing, law.days.asked, law)
        afters = [((max(law.one_line, start), line),) for line in later]
    for after in afters:
        yield "old", ((start, old), *after)
        if by_then and freely > old.rate:
            unpaid = ((max(by_then), old),) if max(by_then) < until else ()
            void = CostLine("void", freely, old.cite)
            yield "freely", ((start, void), *unpaid, *after)
