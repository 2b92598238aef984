"""What every calculator shares: a step of its working, and money rounded once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from widgets.core.rule import Unit

FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a working: what was found, in which unit, and under which article.

    `key` names the line; its words are `step-<key>` in `strings.yaml`. `days` are the days it
    speaks of, if it speaks of any.
    """

    key: str
    value: Decimal | date | None = None
    unit: Unit | None = None
    cite: str = ""
    days: tuple[date, ...] = ()


def to_fen(amount: Decimal) -> Decimal:
    """An amount in CNY, rounded half up to the fen. It is done once, at the end."""
    return amount.quantize(FEN, ROUND_HALF_UP)
