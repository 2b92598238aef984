"""The day it is in China: the one place where the clock is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


def today_in_china() -> date:
    """Today by Beijing time."""
    return datetime.now(tz=UTC).astimezone(CHINA).date()
