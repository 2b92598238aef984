"""Payments of a loan in time, and the rate at which they balance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from widgets.core.errors import LabError

FLOOR, CEILING = -0.9999, 1e6
TOLERANCE = 1e-13
MOST_HALVINGS = 400
POLISH = 3


class NoRate(LabError):
    """No rate balances the payments, or more than one does; says which and why."""


@dataclass(frozen=True, slots=True)
class Flow:
    """An amount in CNY `at` a number of periods: received is positive, paid is negative."""

    at: Decimal
    amount: Decimal


def balancing_rate(flows: Sequence[Flow]) -> Decimal:
    """The rate for one period at which what was paid is worth what was received.

    The flows are looked at in the order of time. Where the money changes direction once there is
    one rate and no other (Descartes' rule of signs); it is bracketed by a change of sign, halved
    until the bracket closes, and polished in decimal arithmetic.

    Args:
        flows: amounts in CNY and their times in periods; any order.

    Returns:
        The rate for one period as a fraction: 0.01 is 1 percent.

    Raises:
        NoRate: nothing is received or nothing is paid; or the money changes direction more than
            once, so that there may be several rates.
    """
    ordered = _merged(flows)
    turns = sum((a.amount > 0) != (b.amount > 0) for a, b in pairwise(ordered))
    if not ordered or turns == 0:
        raise NoRate("money flows one way only: give what was received and what was paid")
    if turns > 1:
        raise NoRate(
            f"the money changes direction {turns} times, so that up to {turns} rates balance it:"
            " work out each loan by itself"
        )
    return _polished(ordered, _bracketed(ordered))


def present_value(flows: Sequence[Flow], rate: Decimal) -> Decimal:
    """What flows are worth at time 0, at a rate for one period."""
    return sum((flow.amount / (1 + rate) ** flow.at for flow in flows), Decimal(0))


def _merged(flows: Sequence[Flow]) -> list[Flow]:
    sums: dict[Decimal, Decimal] = {}
    for flow in flows:
        sums[flow.at] = sums.get(flow.at, Decimal(0)) + flow.amount
    return [Flow(at, amount) for at, amount in sorted(sums.items()) if amount]


def _bracketed(flows: list[Flow]) -> float:
    """The rate to float precision, by halving a bracket whose ends differ in sign."""
    value = _valued(flows)
    low, high = 0.0, 0.01
    if value(low) * value(high) > 0:
        if abs(value(high)) < abs(value(low)) or value(low) == 0:
            while value(low) * value(high) > 0 and high < CEILING:
                low, high = high, high * 2
        else:
            low, high = FLOOR, 0.0
    if value(low) * value(high) > 0:
        low, high = FLOOR, CEILING
    if value(low) * value(high) > 0:
        raise NoRate(
            f"no rate between {FLOOR:.2%} and {CEILING:.0%} a period balances the payments"
        )
    return _halved(value, low, high)


def _halved(value: Callable[[float], float], low: float, high: float) -> float:
    below = value(low)
    for _ in range(MOST_HALVINGS):
        middle = (low + high) / 2
        at = value(middle)
        if at == 0 or high - low < TOLERANCE * max(1.0, abs(middle)):
            return middle
        if (at > 0) == (below > 0):
            low, below = middle, at
        else:
            high = middle
    return (low + high) / 2


def _valued(flows: list[Flow]) -> Callable[[float], float]:
    pairs = [(float(flow.at), float(flow.amount)) for flow in flows]

    def value(rate: float) -> float:
        base = 1 + rate
        return float(sum(amount * base**-at for at, amount in pairs))

    return value


def _polished(flows: list[Flow], rough: float) -> Decimal:
    """Newton's steps in decimals from a rate that is already close."""
    rate = Decimal(rough)
    for _ in range(POLISH):
        base, value, slope = 1 + rate, Decimal(0), Decimal(0)
        for flow in flows:
            worth = flow.amount / base**flow.at
            value += worth
            slope -= flow.at * worth / base
        if slope == 0:
            break
        rate -= value / slope
    return rate
