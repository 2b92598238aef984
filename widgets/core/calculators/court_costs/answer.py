"""What going to court costs, for what was typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from widgets.core.calculators.answer import Answer, Figure, Say, Variation
from widgets.core.calculators.court_costs.working import (
    Costs,
    Halved,
    by_bands,
    filing_fee,
    payment_order_fee,
    preservation_fee,
)
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.working import cny
from widgets.core.law.tables import LawTables

WHOLE, SIMPLIFIED = "whole", "simplified"
_HALVED = {"filing": "halved", "appeal": "ended"}
_SCALE = {
    "filing": ("court-costs-2007/13",),
    "appeal": ("court-costs-2007/13", "court-costs-2007/17"),
    "payment-order": ("court-costs-2007/13", "court-costs-2007/14"),
    "preservation": ("court-costs-2007/14",),
    "enforcement": ("court-costs-2007/14",),
}
_WHO = {
    "filing": ("court-costs-2007/20", "court-costs-2007/29"),
    "appeal": ("court-costs-2007/20", "court-costs-2007/29"),
    "payment-order": ("court-costs-2007/20", "court-costs-2007/36"),
    "preservation": ("court-costs-2007/20", "court-costs-2007/38"),
    "enforcement": ("court-costs-2007/20", "court-costs-2007/38"),
    "mediated": ("court-costs-2007/20", "court-costs-2007/31"),
    "withdrawn": ("court-costs-2007/20", "court-costs-2007/34"),
}
_WHEN = {
    "filing": ("court-costs-2007/22", "cpl-interp-2022/213"),
    "appeal": ("court-costs-2007/22", "cpl-interp-2022/318"),
}
_LOSER = ("cpl-interp-2022/207",)
_ONCE = ("cpl-interp-2022/206",)
_ORDINARY = ("cpl-interp-2022/199",)
_BACK = ("court-costs-2007/27",)
_REVIEW = ("court-costs-2007/43",)
_HARDSHIP = ("court-costs-2007/44-to-47", "court-costs-2007/48")


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The fee with its bands, who pays it, and what would change it."""
    kind, amount = given.text("fee"), given.number("amount")
    halved = given.text(_HALVED[kind]) if kind in _HALVED else WHOLE
    costs = _costs(kind, amount, halved, given.day_or("day", tables.today), tables)
    return Answer(
        says=Say(f"says-{kind}", {"amount": cny(amount), "fee": cny(costs.amount)}, _SCALE[kind]),
        figures=(Figure("fee", cny(costs.amount)),),
        steps=costs.steps,
        decides=_decides(kind, halved),
        todo=_todo(kind, given.text("hardship")),
        turns=_turns(kind, amount, halved),
    )


def _costs(kind: str, amount: Decimal, halved: str, on: date, tables: LawTables) -> Costs:
    rules = tables.rules
    match kind:
        case "payment-order":
            share = rules["payment-order-fee-share"]
            return payment_order_fee(amount, rules["court-fee"], share, on)
        case "preservation":
            most = rules["preservation-fee-max"]
            return preservation_fee(amount, rules["preservation-fee"], most, on)
        case "enforcement":
            return by_bands(amount, rules["enforcement-fee"], on)
        case _:
            why = None if halved == WHOLE else Halved(halved)
            return filing_fee(amount, rules["court-fee"], rules["court-fee-half"], on, why)


def _decides(kind: str, halved: str) -> tuple[Say, ...]:
    """Who pays first, when, and who bears it in the end."""
    who = kind if halved in {WHOLE, SIMPLIFIED} else halved
    says = [Say(f"decides-who-{who}", cites=_WHO[who])]
    if kind in _WHEN:
        says.append(Say(f"decides-when-{kind}", cites=_WHEN[kind]))
    if kind == "appeal":
        says.append(Say("decides-back", cites=_BACK))
    if who in _WHEN:
        says.append(Say("decides-loser", cites=_LOSER))
    if halved != WHOLE:
        says.append(Say("decides-once", cites=_ONCE))
    if halved == SIMPLIFIED:
        says.append(Say("decides-ordinary", cites=_ORDINARY))
    return tuple(says)


def _todo(kind: str, hardship: str) -> tuple[Say, ...]:
    says = [Say(f"todo-{hardship}", cites=_HARDSHIP)] if hardship != "none" else []
    if kind in _HALVED:
        says.append(Say("todo-review", cites=_REVIEW))
    return tuple(says)


def _turns(kind: str, amount: Decimal, halved: str) -> tuple[Variation, ...]:
    half = amount / 2
    turns = [Variation("half-amount", {"amount": str(half)}, {"half": cny(half)})]
    other = WHOLE if halved != WHOLE else SIMPLIFIED if kind == "filing" else "withdrawn"
    if kind in _HALVED:
        turns.append(Variation(other, {_HALVED[kind]: other}))
    return tuple(turns)
