"""What going to court costs: filing, enforcement, preservation, a payment order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.calc.working import Step, to_fen
from widgets.core.errors import NotInForce
from widgets.core.rule import Rule, Unit, Version

HALF = Decimal("0.5")
THIRD = 3


class Halved(StrEnum):
    """Why a filing fee is halved."""

    MEDIATED = "mediated"
    WITHDRAWN = "withdrawn"
    SIMPLIFIED = "simplified"


@dataclass(frozen=True, slots=True)
class Costs:
    """A fee in CNY with its working, band by band."""

    amount: Decimal
    steps: tuple[Step, ...]


def by_bands(amount: Decimal, fee: Rule, on: date) -> Costs:
    """A fee that adds up by bands of an amount.

    Args:
        amount: what is claimed, enforced or preserved, in CNY.
        fee: a rule with bands, such as `data/law/rules/court-fee.yaml`.
        on: the day that counts for the rule.

    Returns:
        The fee in CNY, rounded half up to the fen, with one step a band reached.

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
    steps = tuple(_band_steps(amount, version))
    total = sum((step.value for step in steps if isinstance(step.value, Decimal)), Decimal(0))
    return Costs(to_fen(total), steps)


def filing_fee(amount: Decimal, fee: Rule, on: date, halved: Halved | None = None) -> Costs:
    """The fee for filing a property case, halved once where the law halves it.

    Raises:
        ValueError, NotInForce: as `by_bands`.

    Source:
        Litigation Costs Measures, arts. 13, 15 and 16 (court-costs-2007/13, /15-and-16).
    """
    whole = by_bands(amount, fee, on)
    if halved is None:
        return whole
    cut = Step(f"halved-{halved}", HALF, None, "court-costs-2007/15-and-16")
    return Costs(to_fen(whole.amount * HALF), (*whole.steps, cut))


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
    cut = Step("ceiling", ceiling.value, ceiling.unit, ceiling.cite)
    return Costs(to_fen(ceiling.value), (*whole.steps, cut))


def payment_order_fee(amount: Decimal, fee: Rule, on: date) -> Costs:
    """The fee for a payment order: a third of the filing fee.

    Raises:
        ValueError, NotInForce: as `by_bands`.

    Source:
        Litigation Costs Measures, art. 14(3) (court-costs-2007/14).
    """
    whole = by_bands(amount, fee, on)
    exact = sum((s.value for s in whole.steps if isinstance(s.value, Decimal)), Decimal(0))
    cut = Step("a-third", None, None, "court-costs-2007/14")
    return Costs(to_fen(exact / THIRD), (*whole.steps, cut))


def _band_steps(amount: Decimal, version: Version) -> list[Step]:
    steps = []
    tops = [band.over for band in version.bands[1:]]
    for band, top in zip(version.bands, [*tops, None], strict=True):
        if amount < band.over or (amount == band.over and band.over):
            break
        within = (amount if top is None else min(amount, top)) - band.over
        share = band.fixed + within * band.percent / 100
        steps.append(Step("band", share, Unit.CNY, version.cite))
    return steps
