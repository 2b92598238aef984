"""Payments of a loan in time, and the one rate at which they balance, with its proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal, localcontext
from enum import StrEnum
from itertools import accumulate, pairwise
from math import exp, expm1

from widgets.core.calculators.working import NOTHING
from widgets.core.errors import LabError

HUNDREDTH = Decimal("0.0001")  # of a percent: how far apart the ends are that are shown
LEAST, REACH = 1e-9, 690.0  # forces of interest: over the whole term, and the most a float holds
CLOSE, DIGITS, POLISH = 1e-9, 50, 40
NIL = Decimal("1e-40")
LEFT = Decimal("1e-12")  # of what was owed, at the least, after a period at a rate below 0


class NoRateWhy(StrEnum):
    """What stands against a single rate."""

    ONE_WAY = "one-way"
    SEVERAL = "several"
    NONE_FOUND = "none-found"
    OUT_OF_REACH = "out-of-reach"


WORDS = {
    NoRateWhy.ONE_WAY: "money flows one way only: give what was received and what was paid",
    NoRateWhy.SEVERAL: "the money changes direction {} times, so several rates may balance it:"
    " work out each loan by itself",
    NoRateWhy.NONE_FOUND: "the money turns {} times, and no rate was found to balance it",
    NoRateWhy.OUT_OF_REACH: "the rate is beyond what can be worked out: check the amounts",
}


class RateProof(StrEnum):
    """Why no other rate balances the payments.

    `ONE_TURN`: the money changes direction once (Descartes' rule of signs). `DEBT_STAYS`: at this
    rate something is owed from the first day to the last, so a higher rate leaves more owed at
    the end and a lower one less. `SUMS_TURN_ONCE`: what was received less what was paid, added up,
    changes its sign once, so that one rate above 0 balances and no other above 0 (Norstrom).
    """

    ONE_TURN = "one-turn"
    DEBT_STAYS = "debt-stays"
    SUMS_TURN_ONCE = "sums-turn-once"


class NoRate(LabError):
    """No single rate balances the payments; `why` says what stands against it.

    `turns` is how often the money changes direction, `rates` those found, as fractions a period.
    """

    def __init__(self, why: NoRateWhy, turns: int = 0, rates: tuple[Decimal, ...] = ()) -> None:
        self.why, self.turns, self.rates = why, turns, rates
        super().__init__(WORDS[why].format(turns))


@dataclass(frozen=True, slots=True)
class Flow:
    """An amount in CNY `at` a number of periods: received is positive, paid is negative.

    `odd` is a part of a period before the full ones, from 0 to 1, for which interest is simple.
    """

    at: Decimal
    amount: Decimal
    odd: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class Root:
    """The rate that balances, as a fraction, between two ends whose worth differs in sign.

    `at_low` and `at_high` are the worth in CNY, at the time of the first flow, at the two ends.
    """

    rate: Decimal
    low: Decimal
    high: Decimal
    at_low: Decimal
    at_high: Decimal
    turns: int
    proof: RateProof


def solve(flows: Sequence[Flow], per: int = 1) -> Root:
    """The rate that balances the flows, with its bracket and the proof that it is the only one.

    A bracket is halved in floats and polished in decimals; its ends are worked out in decimals.

    Args:
        flows: amounts in CNY and their times in periods; any order.
        per: over how many periods the rate is compounded: 365 for a year of days.

    Returns:
        The rate over `per` periods as a fraction: 0.01 is 1 percent.

    Raises:
        NoRate: nothing is received or nothing is paid; or the money changes direction more than
            once and no rate can be shown to be the only one; or the rate is all but -100 percent,
            or larger than can be worked out.
    """
    ordered = _merged(flows)
    turns = sum((a.amount > 0) != (b.amount > 0) for a, b in pairwise(ordered))
    if turns == 0:
        raise NoRate(NoRateWhy.ONE_WAY)
    with localcontext(prec=DIGITS):
        rate, proof = _only(ordered, turns)
        fenced = _fenced(ordered, (1 + rate) ** per - 1, per)
    rate, low, high, at_low, at_high = (+number for number in fenced)
    if 1 + rate < LEFT:
        raise NoRate(NoRateWhy.OUT_OF_REACH)
    return Root(rate, low, high, at_low, at_high, turns, proof)


def _merged(flows: Sequence[Flow]) -> list[Flow]:
    sums: dict[tuple[Decimal, Decimal], Decimal] = {}
    for flow in flows:
        sums[flow.at, flow.odd] = sums.get((flow.at, flow.odd), NOTHING) + flow.amount
    return [Flow(at, amount, odd) for (at, odd), amount in sorted(sums.items()) if amount]


def _only(flows: list[Flow], turns: int) -> tuple[Decimal, RateProof]:
    found = tuple(_polished(flows, force) for force in _crossings(flows, turns))
    if turns == 1:
        if not found:
            raise NoRate(NoRateWhy.OUT_OF_REACH)
        return found[0], RateProof.ONE_TURN
    for rate in found:
        if _debt_stays(flows, rate):
            return rate, RateProof.DEBT_STAYS
    above = [rate for rate in found if rate > 0]
    if _sums_turn_once(flows) and len(above) == 1:
        return above[0], RateProof.SUMS_TURN_ONCE
    raise NoRate(NoRateWhy.SEVERAL if found else NoRateWhy.NONE_FOUND, turns, tuple(sorted(found)))


def _debt_stays(flows: list[Flow], rate: Decimal) -> bool:
    """Whether, at the rate, the balance keeps the sign of the first flow until the last."""
    owed, growth = flows[0].amount, 1 + rate
    sign, nil = owed.copy_abs() / owed, max(abs(flow.amount) for flow in flows) * NIL
    for earlier, flow in pairwise(flows):
        if owed * sign < -nil:
            return False
        odd = (1 + flow.odd * rate) / (1 + earlier.odd * rate)
        owed = owed * growth ** (flow.at - earlier.at) * odd + flow.amount
    return True


def _sums_turn_once(flows: list[Flow]) -> bool:
    sums = [total for total in accumulate(flow.amount for flow in flows) if total]
    turns = sum((a > 0) != (b > 0) for a, b in pairwise(sums))
    ends = sum((flow.amount for flow in flows), NOTHING) != 0
    return ends and turns == 1 and not any(flow.odd for flow in flows)


def _crossings(flows: list[Flow], turns: int) -> Iterator[float]:
    """Each force of interest, the logarithm of 1 + rate, at which the worth changes sign."""
    value, total = _valued(flows), sum((flow.amount for flow in flows), NOTHING)
    if total == 0:
        yield 0.0
    late = total * flows[0].amount > 0
    sides = (1.0, -1.0) if turns > 1 else () if total == 0 else (-1.0,) if late else (1.0,)
    least = LEAST / float(flows[-1].at - flows[0].at + flows[-1].odd - flows[0].odd)
    for side in sides:
        near, far = (0.0 if turns == 1 else least * side), least * side
        while abs(near) < REACH:
            if (value(near) > 0) != (value(far) > 0):
                yield _halved(value, near, far)
            near, far = far, side * min(abs(far) * (4 if turns == 1 else 1.25), REACH)


def _halved(value: Callable[[float], float], near: float, far: float) -> float:
    positive = value(near) > 0
    while abs(far - near) > CLOSE * abs(far):
        middle = (near + far) / 2
        near, far = (middle, far) if (value(middle) > 0) == positive else (near, middle)
    return (near + far) / 2


def _valued(flows: list[Flow]) -> Callable[[float], float]:
    """The worth at a force, of the right sign and never too large for a float."""
    most = max(abs(flow.amount) for flow in flows)
    terms = [(float(flow.at), float(flow.odd), float(flow.amount / most)) for flow in flows]
    first, last = terms[0][0], terms[-1][0]

    def value(force: float) -> float:
        origin, rate = first if force > 0 else last, expm1(force)
        least = exp(min(force, 0))  # 1 + rate, which a whole odd period may round to nothing
        return sum(
            a * exp(force * (origin - at)) / (1 + odd * rate or least) for at, odd, a in terms
        )

    return value


def _polished(flows: list[Flow], force: float) -> Decimal:
    """Newton's steps in decimals, from a rate that is already close."""
    rate = Decimal(force).exp() - 1
    for _ in range(POLISH):
        value, slope = _worth(flows, rate)
        step = value / slope if slope else NOTHING
        rate -= step
        if abs(step) <= (1 + rate) * NIL:
            break
    return rate


def _worth(flows: Sequence[Flow], rate: Decimal) -> tuple[Decimal, Decimal]:
    """The worth at the time of the first flow and its slope, added up from the last flow back."""
    base, value, slope, later = 1 + rate, NOTHING, NOTHING, flows[-1].at
    powers: dict[Decimal, Decimal] = {}
    for flow in reversed(flows):
        gap = later - flow.at
        if gap not in powers:
            powers[gap] = base**-gap
        odd, later = 1 + flow.odd * rate, flow.at
        worth = flow.amount / odd
        value = value * powers[gap] + worth
        tilt = (flow.at - flows[0].at) / base + flow.odd / odd
        slope = slope * powers[gap] - worth * tilt
    return value, slope


def _fenced(flows: list[Flow], rate: Decimal, per: int) -> tuple[Decimal, ...]:
    """A rate over `per` periods, two ends around it, and the worth at each: the signs differ."""
    width = max(HUNDREDTH, Decimal(10) ** (rate.adjusted() - 8))
    while width > NIL and rate > -1:
        low = ((rate - width / 10) / width).to_integral_value(ROUND_FLOOR) * width
        high = low + (width if low + width > rate + width / 10 else 2 * width)
        low = max(low, (rate - 1) / 2)
        ends = [_worth(flows, (1 + end) ** (Decimal(1) / per) - 1)[0] for end in (low, high)]
        if ends[0] * ends[1] < 0:
            return rate, low, high, *ends
        width /= 10
    raise NoRate(NoRateWhy.OUT_OF_REACH)
