"""What going to court costs, for what was typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from widgets.core.books import Books
from widgets.core.calc.answer import Answer, Figure, Say, Turn
from widgets.core.calc.court_costs import (
    Costs,
    Halved,
    by_bands,
    filing_fee,
    payment_order_fee,
    preservation_fee,
)
from widgets.core.calc.working import cny
from widgets.core.given import Given

_WHO = {
    "filing": ("court-costs-2007/20", "court-costs-2007/29"),
    "payment-order": ("court-costs-2007/20", "court-costs-2007/36"),
    "preservation": ("court-costs-2007/20",),
    "enforcement": ("court-costs-2007/20",),
}
_HARDSHIP = ("court-costs-2007/44-to-47", "court-costs-2007/48")


def reckon(given: Given, books: Books) -> Answer:
    """The fee with its bands, who pays it, and what would change it."""
    kind, amount = given.text("fee"), given.number("amount")
    costs = _costs(kind, amount, given, books)
    hardship = given.text("hardship")
    return Answer(
        says=Say(f"says-{kind}", {"amount": cny(amount), "fee": cny(costs.amount)}),
        figures=(Figure("fee", cny(costs.amount)),),
        steps=costs.steps,
        decides=(Say(f"decides-who-{kind}", cites=_WHO[kind]),),
        todo=(Say(f"todo-{hardship}", cites=_HARDSHIP),) if hardship != "none" else (),
        turns=_turns(kind, amount, given.text("halved")),
    )


def _costs(kind: str, amount: Decimal, given: Given, books: Books) -> Costs:
    on: date = given.day_or("day", books.today)
    rules = books.rules
    match kind:
        case "payment-order":
            return payment_order_fee(amount, rules["court-fee"], on)
        case "preservation":
            most = rules["preservation-fee-max"]
            return preservation_fee(amount, rules["preservation-fee"], most, on)
        case "enforcement":
            return by_bands(amount, rules["enforcement-fee"], on)
        case _:
            halved = given.text("halved")
            why = None if halved == "whole" else Halved(halved)
            return filing_fee(amount, rules["court-fee"], on, why)


def _turns(kind: str, amount: Decimal, halved: str) -> tuple[Turn, ...]:
    half = amount / 2
    turns = [Turn("half-amount", {"amount": str(half)}, {"half": cny(half)})]
    if kind == "filing":
        other = "simplified" if halved == "whole" else "whole"
        turns.append(Turn(other, {"halved": other}))
    return tuple(turns)
