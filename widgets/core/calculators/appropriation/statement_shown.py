"""The lender's statement beside our ledger, as parts of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calculators.answer import Figure, ResultTable, Say
from widgets.core.calculators.appropriation.statement import (
    Difference,
    Meaning,
    Stated,
    compared,
    compared_balances,
    principal_short,
)
from widgets.core.calculators.appropriation.working import PaymentLine
from widgets.core.calculators.form_values import FormValues, RowOfValues
from widgets.core.calculators.working import KeyTerm, cny, count

_KINDER = (
    Meaning.COSTS_LESS, Meaning.INTEREST_LESS, Meaning.PRINCIPAL_MORE, Meaning.LEFT_LESS,
)  # fmt: skip
_TOLD = (
    Meaning.NOT_BOOKED, Meaning.NOT_RECORDED, Meaning.SUM, Meaning.COSTS_MORE,
    Meaning.INTEREST_MORE, Meaning.LEFT_MORE,
)  # fmt: skip
_ORDER = frozenset({Meaning.COSTS_MORE, Meaning.INTEREST_MORE, Meaning.LEFT_MORE})


@dataclass(frozen=True, slots=True)
class CheckedSums:
    """What a statement adds to an answer: how many lines differ, and how much principal."""

    differs: int = 0
    short: Decimal = Decimal(0)
    figures: tuple[Figure, ...] = ()
    decides: tuple[Say, ...] = ()
    todo: tuple[Say, ...] = ()
    cautions: tuple[Say, ...] = ()
    sheets: tuple[ResultTable, ...] = ()


def checked(given: FormValues, lines: Sequence[PaymentLine], principal: Decimal) -> CheckedSums:
    """The statement that was typed, compared; nothing where none was."""
    until = lines[-1].on
    if given.text("statement") == "split":
        stated = tuple(map(_stated, given.rows("stated-split")))
        inside = tuple(each for each in stated if each.on <= until)
        found = compared(lines, inside)
        return _checked(found, principal_short(lines, inside), len(stated) - len(inside))
    if given.text("statement") == "left":
        left = tuple(map(_left, given.rows("stated-left")))
        within = tuple(each for each in left if each[0] <= until)
        found = compared_balances(lines, principal, within)
        short = found[-1].gap if found else Decimal(0)
        return _checked(found, short, len(left) - len(within))
    return CheckedSums()


def _checked(found: Sequence[Difference], short: Decimal, after: int) -> CheckedSums:
    counted = [each for each in found if each.counts]
    cautions = [Say("caution-statement-after", {"n": count(after)})] if after else []
    if not counted:
        return CheckedSums(cautions=(*cautions, Say("caution-agrees")), sheets=(_sheet(found),))
    days = len({each.on for each in counted})
    figures = (Figure("differs", count(days)), Figure("first", counted[0].on))
    return CheckedSums(
        differs=days,
        short=short,
        figures=(*figures, Figure("short", cny(short))),
        decides=_decides(counted),
        todo=(Say("todo-why", {"first": counted[0].on}, ("civil-code/561",)),),
        cautions=(*cautions, Say("caution-follows", {"first": counted[0].on})),
        sheets=(_sheet(found),),
    )


def _decides(counted: Sequence[Difference]) -> tuple[Say, ...]:
    """What each kind of difference means, with its sum."""
    says = []
    for meaning in _TOLD:
        gaps = [each.gap for each in counted if each.meaning is meaning]
        if gaps:
            # Balances are not added up: the last one holds what the ones before it held.
            whole = gaps[-1] if meaning is Meaning.LEFT_MORE else sum(gaps, Decimal(0))
            cites = ("civil-code/561",) if meaning in _ORDER else ()
            says.append(Say(f"decides-{meaning}", {"sum": cny(abs(whole))}, cites))
    if any(each.meaning in _KINDER for each in counted):
        says.append(Say("decides-kinder", cites=("civil-code/561",)))
    return tuple(says)


def _sheet(found: Sequence[Difference]) -> ResultTable:
    columns = ("day", "item", "theirs", "ours", "gap", "meaning")
    rows = tuple(
        (
            each.on,
            KeyTerm(f"item-{each.item}"),
            cny(each.theirs),
            cny(each.ours),
            cny(each.gap),
            KeyTerm(f"meaning-{each.meaning}"),
        )
        for each in found
    )
    return ResultTable("statement", columns, rows)


def _stated(row: RowOfValues) -> Stated:
    on, *parts = row
    costs, interest, principal = (part for part in parts if isinstance(part, Decimal))
    return Stated(on if isinstance(on, date) else date.min, costs, interest, principal)


def _left(row: RowOfValues) -> tuple[date, Decimal]:
    on, left = row
    return (
        on if isinstance(on, date) else date.min,
        left if isinstance(left, Decimal) else Decimal(0),
    )
