"""What is owed after a judgment that was not obeyed in time, and how long it can be enforced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from widgets.core.calculators.after_judgment.form import JudgmentCase, judgment_case
from widgets.core.calculators.after_judgment.law import JudgmentLaw, enforcement_fee, judgment_law
from widgets.core.calculators.after_judgment.working import JudgmentDebt, a_day_more, judgment_debt
from widgets.core.calculators.answer import (
    Answer,
    Chart,
    Figure,
    Reminder,
    ResultTable,
    Say,
    Standing,
    Variation,
    cny_figures,
    period_chart,
    said,
)
from widgets.core.calculators.calendar_days import after_days
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.limitation import enforcement
from widgets.core.calculators.limitation.steps import ClaimWorking
from widgets.core.calculators.working import (
    PERCENT,
    Line,
    Value,
    a_year,
    cny,
    days,
    in_cny,
    to_fen,
)
from widgets.core.calculators.working_days import surely_over
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

LATER = 30
"""How many days later the sum is offered again."""
_TODO = {
    "excess": ("list", "back"),
    "clear": ("closed",),
    "not-late": ("pay",),
    "in-time": ("list", "settle", "needs"),
    "unrecorded": ("list", "settle", "needs"),
    "depends": ("object", "list", "settle", "needs"),
    "perhaps-off": ("object", "sign-nothing", "list", "settle", "needs"),
    "over": ("object", "sign-nothing", "list"),
}


@dataclass(frozen=True, slots=True)
class _Result:
    """All that an answer is made of; the fee is that of enforcing all that is owed."""

    case: JudgmentCase
    law: JudgmentLaw
    debt: JudgmentDebt
    fee: Decimal
    fee_cite: str

    @property
    def enforceable(self) -> bool:
        """Whether something is owed and its time for paying is over."""
        return self.case.is_late and bool(self.debt.total)

    @property
    def period(self) -> ClaimWorking | None:
        """The time for enforcement, where something is to be enforced in it."""
        return self.law.period if self.enforceable else None

    @property
    def state(self) -> str:
        """What the sentence is about: what is owed, or how the time for enforcement stands."""
        if self.debt.excess:
            return "excess"
        if not self.debt.total:
            return "clear"
        if not self.case.is_late:
            return "not-late"
        return self.period.state if self.period else "unrecorded"

    @property
    def standing(self) -> Standing | None:
        """How the law stands to enforcing what is owed; none where nothing is to be enforced."""
        if self.state in ("excess", "unrecorded"):
            return Standing.DEPENDS
        return self.period.standing if self.period else None

    @property
    def ends(self) -> dict[str, date]:
        """The days of the time for enforcement, as far as there is one."""
        return enforcement.ends(self.period) if self.period else {}


def answer(given: FormValues, tables: LawTables) -> Answer:
    """All that is owed with its working, the time for enforcement, and what would change it.

    Raises:
        Unfit, NotInForce: as `judgment_case` and `judgment_law`.
    """
    case = judgment_case(given, tables)
    law = judgment_law(case, tables)
    debt = judgment_debt(case, law.doubled.value)
    result = _Result(case, law, debt, *enforcement_fee(debt.total, case.claim.asked, tables))
    return Answer(
        says=Say(f"says-{result.state}", _told(result)),
        standing=result.standing,
        figures=_figures(result),
        steps=tuple(_steps(result)),
        decides=_decides(result),
        todo=tuple(Say(f"todo-{name}", {"pay-by": case.pay_by}) for name in _TODO[result.state]),
        cautions=_cautions(result),
        turns=tuple(_variations(result)),
        charts=tuple(_charts(result)),
        sheets=(_ledger(debt),) if case.payments else (),
        reminders=_reminders(result, tables.today),
    )


def _told(result: _Result) -> dict[str, Value]:
    case, debt = result.case, result.debt
    told = in_cny(total=debt.total, own=debt.left.owed, doubled=debt.doubled, excess=debt.excess)
    told |= in_cny(fee=result.fee, ordinary=debt.ordinary, doubled_left=debt.doubled_left)
    more = to_fen(case.debt.interest * result.law.doubled.value / PERCENT)
    told |= in_cny(sum=case.debt.interest, more=more)
    told |= {"pay-by": case.pay_by, "until": case.until, "asked": case.claim.asked}
    told |= {"rate": result.law.doubled.measure, "recorded": result.law.recorded}
    return told | result.ends


def _figures(result: _Result) -> tuple[Figure, ...]:
    case, debt = result.case, result.debt
    sums = {"total": debt.total, "own": debt.left.owed, "doubled": debt.doubled}
    sums["a-day"] = a_day_more(case, debt, result.law.doubled.value)
    sums |= {"excess": debt.excess} if debt.excess else {}
    sums |= {"fee": result.fee} if result.enforceable else {}
    last = case.until if debt.total else debt.spans[-1].last if debt.spans else case.pay_by
    late = (Figure("delay", days((last - case.pay_by).days)),) if last > case.pay_by else ()
    ends = enforcement.figures(result.period) if result.period else ()
    return (*cny_figures(sums), *late, *ends)


def _steps(result: _Result) -> Iterator[Line]:
    """The ordinary interest, the doubled part span by span, the sum, the fee, the two years."""
    case, law, debt = result.case, result.law, result.debt
    told = _told(result)
    if case.debt.rate:
        given = {**told, "rate": a_year(case.debt.rate)}
        yield Line("ordinary", debt.ordinary, Unit.CNY, given={**given, "from": case.debt.start})
    for span in debt.spans:
        given = {**told, "base": cny(span.base), "n": days(span.days), "last": span.last}
        yield Line("span", span.doubled, Unit.CNY, law.doubled.cite, given)
    if len(debt.spans) > 1:
        yield Line("doubled", debt.doubled, Unit.CNY, law.doubled.cite)
    yield Line("total", debt.total, Unit.CNY, given=told)
    if result.enforceable:
        yield Line("fee", result.fee, Unit.CNY, result.fee_cite, told)
    if result.period:
        yield from enforcement.steps(result.period, told)


def _decides(result: _Result) -> tuple[Say, ...]:
    case, late, period = result.case, result.case.is_late, result.period
    return said(
        {
            "decides-from": late,
            "decides-until": late,
            "decides-ordinary": case.debt.rate,
            "decides-no-ordinary": not case.debt.rate,
            "decides-interest-sum": late and case.debt.interest,
            "decides-order": case.payments,
            "decides-paused": late and not case.paused,
            "decides-enforce": period,
            "decides-obstacle": period and period.generous.suspended_by,
            "decides-number": late and case.pay_by < result.law.numbered,
            "decides-again": result.enforceable,
            "decides-fee": result.enforceable,
        },
        _told(result),
    )


def _cautions(result: _Result) -> tuple[Say, ...]:
    later = any(paid.on > result.case.until for paid in result.case.payments)
    old = not result.law.period
    return said({"caution-later": later, "caution-unrecorded": old}, _told(result))


def _variations(result: _Result) -> Iterator[Variation]:
    """A month later, without ordinary interest, and an application that comes too late."""
    case, ends = result.case, result.ends
    if result.debt.total and date.max - case.until > timedelta(LATER):
        day = after_days(case.until, LATER)
        yield Variation("later", {"until": day.isoformat()}, {"day": day})
    if case.debt.rate:
        yield Variation("no-ordinary", {"rate": ""})
    period = result.period
    if period and period.state == "in-time" and date.max - ends["latest"] > timedelta(LATER):
        day = surely_over(ends["latest"], period.periods.days_off)
        until = max(day, case.until)
        fill = {"applied": day.isoformat(), "until": until.isoformat()}
        yield Variation("too-late", fill, {"day": day})
    if result.state == "over":
        yield Variation("sooner", {"applied": ends["last"].isoformat()}, {"day": ends["last"]})


def _charts(result: _Result) -> Iterator[Chart]:
    if ends := result.ends:
        yield period_chart(ends["since"], ends["last"], ends["latest"], result.case.claim.asked)


def _ledger(debt: JudgmentDebt) -> ResultTable:
    """Every payment with what it went to, and what then bears the doubled part."""
    rows = list[tuple[Value, ...]]()
    for line in debt.lines:
        base = line.principal + line.costs
        sums = (line.paid, line.accrued, line.to_interest, line.to_principal, base)
        rows.append((line.on, *map(cny, sums)))
    columns = ("day", "paid", "accrued", "to-interest", "to-principal", "base")
    return ResultTable("ledger", columns, tuple(rows))


def _reminders(result: _Result, today: date) -> tuple[Reminder, ...]:
    found = {"pay-by": result.case.pay_by, "enforce": result.ends.get("last", date.min)}
    return tuple(
        Reminder(day, Say(f"remind-{name}"))
        for name, day in found.items()
        if day >= today and result.debt.total
    )
