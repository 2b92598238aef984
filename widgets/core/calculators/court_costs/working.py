"""What going to court costs: filing, appeal, enforcement, preservation, a payment order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.working import Line, Value, cny, percent, to_fen
from widgets.core.errors import NotInForce
from widgets.core.law.rule import Rule, Unit, Version

THIRD = 3
"""The measures write 1/3, which no decimal holds: `payment-order-fee-share` says 33.33 percent and
leads to the article, and the fee is divided by 3."""


class Halved(StrEnum):
    """Why a filing fee is halved."""

    MEDIATED = "mediated"
    WITHDRAWN = "withdrawn"
    SIMPLIFIED = "simplified"


@dataclass(frozen=True, slots=True)
class Costs:
    """A fee in CNY, rounded to the fen and `exact`, with its working, band by band."""

    amount: Decimal
    exact: Decimal
    steps: tuple[Line, ...]

    def then(self, key: str, amount: Decimal, cite: str, share: Value | None = None) -> Costs:
        """The fee after one more step, which says what it was before and what share is left."""
        told: dict[str, Value] = {"whole": cny(self.exact)}
        told |= {} if share is None else {"share": share}
        step = Line(key, amount, Unit.CNY, cite, told)
        return Costs(amount, amount, (*self.steps, step))


def by_bands(amount: Decimal, fee: Rule, on: date) -> Costs:
    """A fee that adds up by bands of an amount.

    Args:
        amount: what is claimed, enforced or preserved, in CNY.
        fee: a rule with bands, such as `data/law/rules/court-fee.yaml`.
        on: the day that counts for the rule.

    Returns:
        The fee in CNY, rounded half up to the fen, with one step a band reached, and their sum.

    Raises:
        ValueError: the amount is negative, or the rule has no bands on that day.
        NotInForce: the rule does not reach the day.

    Source:
        Litigation Costs Measures, arts. 13 and 14 (court-costs-2007/13, /14).
    """
    if amount < 0:
        raise ValueError(f"the amount is {amount}: it cannot be below 0")
    version = fee.at(on)
    if not version.bands:
        raise ValueError(f"{fee.id} has no bands on {on}")
    steps = _band_steps(amount, version)
    total = sum((step.value for step in steps if isinstance(step.value, Decimal)), Decimal(0))
    if len(steps) > 1:
        steps.append(Line("sum", total, Unit.CNY, version.cite))
    return Costs(to_fen(total), total, tuple(steps))


def filing_fee(
    amount: Decimal, fee: Rule, half: Rule, on: date, halved: Halved | None = None
) -> Costs:
    """The fee for filing a property case or an appeal, halved once where the law halves it.

    Args:
        amount: what is claimed, or the part of a judgment that is appealed against, in CNY.
        fee: the scale, `data/law/rules/court-fee.yaml`.
        half: what is left of a fee that is halved, `data/law/rules/court-fee-half.yaml`.
        on: the day of suing or appealing.
        halved: why it is halved, if it is.

    Raises:
        ValueError, NotInForce: as `by_bands`.

    Source:
        Litigation Costs Measures, arts. 13 and 15 to 17 (court-costs-2007/13, /15-and-16, /17);
        once only: cpl-interp-2022/206.
    """
    whole = by_bands(amount, fee, on)
    if halved is None:
        return whole
    share = half.at(on)
    if share.value is None:
        raise NotInForce(half.id, on, half.versions[0].starts)
    left = to_fen(whole.exact * share.value / 100)
    return whole.then(f"halved-{halved}", left, share.cite, percent(share.value))


def preservation_fee(amount: Decimal, fee: Rule, most: Rule, on: date) -> Costs:
    """The fee for preserving property, up to its ceiling.

    Raises:
        ValueError, NotInForce: as `by_bands`.

    Source:
        Litigation Costs Measures, art. 14(2) (court-costs-2007/14).
    """
    whole, ceiling = by_bands(amount, fee, on), most.at(on)
    if ceiling.value is None:
        raise NotInForce(most.id, on, most.versions[0].starts)
    if whole.amount <= ceiling.value:
        return whole
    return whole.then("ceiling", to_fen(ceiling.value), ceiling.cite)


def payment_order_fee(amount: Decimal, fee: Rule, share: Rule, on: date) -> Costs:
    """The fee for a payment order: a third of the filing fee.

    Args:
        amount: what is asked for, in CNY.
        fee: the scale of the filing fee.
        share: `data/law/rules/payment-order-fee-share.yaml`, which leads to the article.
        on: the day of applying.

    Raises:
        ValueError, NotInForce: as `by_bands`.

    Source:
        Litigation Costs Measures, art. 14(3) (court-costs-2007/14).
    """
    whole = by_bands(amount, fee, on)
    return whole.then("a-third", to_fen(whole.exact / THIRD), share.at(on).cite)


def _band_steps(amount: Decimal, version: Version) -> list[Line]:
    """A step for every band that the amount reaches, with its numbers."""
    steps = []
    tops = [band.over for band in version.bands[1:]]
    for band, top in zip(version.bands, [*tops, None], strict=True):
        if amount < band.over or (amount == band.over and band.over):
            break
        within = (amount if top is None else min(amount, top)) - band.over
        share = band.fixed + within * band.percent / 100
        given: dict[str, Value] = {"over": cny(band.over), "within": cny(within)}
        given |= {"percent": percent(band.percent)} | ({} if top is None else {"top": cny(top)})
        key = "band-first" if band.fixed else "band-last" if top is None else "band"
        steps.append(Line(key, share, Unit.CNY, version.cite, given))
    return steps
