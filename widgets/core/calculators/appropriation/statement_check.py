"""What comparing the lender's statement with our ledger adds to an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from widgets.core.calculators.answer import Figure, ResultTable, Say
from widgets.core.calculators.appropriation.form import OneDebtCase
from widgets.core.calculators.appropriation.statement import (
    Difference,
    Meaning,
    compared,
    compared_balances,
    principal_short,
)
from widgets.core.calculators.appropriation.working import PaymentLine
from widgets.core.calculators.working import NOTHING, KeyTerm, cny, count

_AGAINST_THE_DEBTOR = (
    Meaning.NOT_BOOKED, Meaning.NOT_RECORDED, Meaning.SUM, Meaning.COSTS_MORE,
    Meaning.INTEREST_MORE, Meaning.LEFT_MORE,
)  # fmt: skip
_FOR_THE_DEBTOR = (
    Meaning.COSTS_LESS, Meaning.INTEREST_LESS, Meaning.PRINCIPAL_MORE, Meaning.LEFT_LESS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StatementCheck:
    """What a statement adds to an answer: how many days differ, and how much principal."""

    differs: int = 0
    short: Decimal = NOTHING
    figures: tuple[Figure, ...] = ()
    decides: tuple[Say, ...] = ()
    todo: tuple[Say, ...] = ()
    cautions: tuple[Say, ...] = ()
    tables: tuple[ResultTable, ...] = ()


def check(case: OneDebtCase, lines: Sequence[PaymentLine]) -> StatementCheck:
    """The statement that was typed, compared up to the day of the balance; nothing without one."""
    if case.booked:
        booked = [each for each in case.booked if each.on <= case.until]
        found, short = compared(lines, booked), principal_short(lines, booked)
        return _checked(found, short, len(case.booked) - len(booked))
    if case.balances:
        balances = [each for each in case.balances if each[0] <= case.until]
        found = compared_balances(lines, case.debt.principal, balances)
        short = found[-1].gap if found else NOTHING
        return _checked(found, short, len(case.balances) - len(balances))
    return StatementCheck()


def _checked(found: Sequence[Difference], short: Decimal, after: int) -> StatementCheck:
    counted = [each for each in found if each.counts]
    cautions = [Say("caution-statement-after", {"n": count(after)})] if after else []
    if not counted:
        return StatementCheck(cautions=(*cautions, Say("caution-agrees")), tables=(_table(found),))
    days, first = len({each.on for each in counted}), counted[0].on
    return StatementCheck(
        differs=days,
        short=short,
        figures=(
            Figure("differs", count(days)), Figure("first", first), Figure("short", cny(short)),
        ),
        decides=_decides(counted),
        todo=(Say("todo-why", {"first": first}),),
        cautions=(*cautions, Say("caution-follows", {"first": first})),
        tables=(_table(found),),
    )  # fmt: skip


def _decides(counted: Sequence[Difference]) -> tuple[Say, ...]:
    """What each kind of difference means, with its sum."""
    says = []
    for meaning in _AGAINST_THE_DEBTOR:
        gaps = [each.gap for each in counted if each.meaning is meaning]
        if gaps:
            # Balances are not added up: the last one holds what the ones before it held.
            whole = gaps[-1] if meaning is Meaning.LEFT_MORE else sum(gaps, NOTHING)
            says.append(Say(f"decides-{meaning}", {"sum": cny(abs(whole))}))
    if any(each.meaning in _FOR_THE_DEBTOR for each in counted):
        says.append(Say("decides-kinder"))
    return tuple(says)


def _table(found: Sequence[Difference]) -> ResultTable:
    columns = ("day", "item", "theirs", "ours", "gap", "meaning")
    rows = tuple(
        (each.on, KeyTerm(f"item-{each.item}"), cny(each.theirs), cny(each.ours), cny(each.gap),
         KeyTerm(f"meaning-{each.meaning}"))
        for each in found
    )  # fmt: skip
    return ResultTable("statement", columns, rows)
