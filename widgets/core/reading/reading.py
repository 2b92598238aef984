"""Numbers and days as people type them, in Chinese and English habits, read exactly or asked again.

What is certain is read. What could be two values is Unreadable: it is never read as one in silence.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from widgets.core.learning.typed import Quantity
from widgets.core.reading.count import read_count
from widgets.core.reading.day import read_day
from widgets.core.reading.number import read_number
from widgets.core.reading.rate import read_rate

__all__ = ["read", "read_day", "read_number", "read_rate"]


def read(typed: str, quantity: Quantity) -> Decimal | date:
    """What a learner typed, as a number or a day.

    Money is in CNY, a rate in percent a year, a count in whole things.

    Raises:
        Unreadable: the text is not a number or day in any habit we know, or could be two.
    """
    match quantity:
        case Quantity.DAY:
            return read_day(typed)
        case Quantity.RATE:
            return read_rate(typed)
        case Quantity.MONEY:
            return read_number(typed)
        case Quantity.COUNT:
            return read_count(typed)
