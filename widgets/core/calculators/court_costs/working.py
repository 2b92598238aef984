"""A court fee: band by band, then what is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from widgets.core.calculators.court_costs.form import CourtMatter, FeeKind
from widgets.core.calculators.court_costs.law import CourtFeeLaw
from widgets.core.calculators.working import PERCENT, Line, cny, in_cny, percent, places, to_fen
from widgets.core.law.rule import Unit, Version

THIRD = 3
"""The measures write 1/3, which no decimal holds: `payment-order-fee-share` says 33.33 percent and
leads to the article, and the fee is divided by 3."""


@dataclass(frozen=True, slots=True)
class CourtFee:
    """A fee in CNY, rounded to the fen, with its working: band by band, then what is left."""

    amount: Decimal
    steps: tuple[Line, ...]


def court_fee(matter: CourtMatter, law: CourtFeeLaw) -> CourtFee:
    """The fee of a matter: it adds up by bands, and is then halved, divided by 3 or capped.

    Returns:
        The fee in CNY, rounded half up to the fen once, at the end.

    Source:
        Litigation Costs Measures, arts. 13 to 17 (court-costs-2007/13, /14, /15-and-16, /17);
        halved once only: cpl-interp-2022/206.
    """
    bands = tuple(_bands(matter.amount, law.scale))
    whole = sum((share for share, _ in bands), Decimal(0))
    steps = tuple(line for _, line in bands)
    if len(steps) > 1:
        steps += (Line("sum", whole, Unit.CNY, law.scale.cite),)
    cut, left = law.cut, to_fen(whole)
    if cut is None or (matter.kind is FeeKind.PRESERVATION and left <= cut.value):
        return CourtFee(left, steps)
    if matter.halved:
        key, left = f"halved-{matter.halved}", to_fen(whole * cut.value / PERCENT)
    elif matter.kind is FeeKind.PAYMENT_ORDER:
        key, left = "a-third", to_fen(whole / THIRD)
    else:
        key, left = "ceiling", to_fen(cut.value)
    given = places(whole=cny(whole), share=percent(cut.value))
    return CourtFee(left, (*steps, Line(key, left, Unit.CNY, cut.cite, given)))


def _bands(amount: Decimal, scale: Version) -> Iterator[tuple[Decimal, Line]]:
    """What every band that the amount reaches adds, in CNY, and its line."""
    tops = [band.over for band in scale.bands[1:]]
    for band, top in zip(scale.bands, [*tops, None], strict=True):
        if amount <= band.over and band.over:
            return
        within = (amount if top is None else min(amount, top)) - band.over
        share = band.fixed + within * band.percent / PERCENT
        given = places(percent=percent(band.percent), top=None if top is None else cny(top))
        given |= in_cny(over=band.over, within=within)
        key = "band-first" if band.fixed else "band-last" if top is None else "band"
        yield share, Line(key, share, Unit.CNY, scale.cite, given)
