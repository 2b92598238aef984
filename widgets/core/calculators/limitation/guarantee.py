"""How long a guarantor answers for a debt: the guarantee period, which nothing stops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from widgets.core.calculators.calendar_days import after_days, after_months
from widgets.core.calculators.limitation.working import past_days_off
from widgets.core.calculators.working import KeyTerm, Line, Value, months
from widgets.core.law.series import Series


class Guarantor(StrEnum):
    """How a guarantor answers: after the debtor only, or side by side with the debtor."""

    GENERAL = "general"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Pursuit:
    """What keeps a guarantee: the debtor is sued, or the guarantor asked to pay; and its day."""

    by: Guarantor
    day: date | None = None


class Fate(StrEnum):
    """What has become of the guarantee."""

    OPEN = "open"
    KEPT = "kept"
    LAPSED = "lapsed"
    EDGE = "edge"


@dataclass(frozen=True, slots=True)
class Guarantee:
    """The last day of the guarantee period, the latest it may be read to be, and its fate."""

    last: date
    latest: date
    fate: Fate
    steps: tuple[Line, ...]


def guarantee_of(
    due: date, agreed: int, statutory: int, act: Pursuit, asked: date, days_off: Series
) -> Guarantee:
    """What has become of a guarantee on the day `asked`.

    Args:
        due: the day the time for the main debt ended.
        agreed: months agreed from that day; 0 where none were agreed, or unclearly.
        statutory: months where none are agreed.
        act: what the creditor had to do, and the day it was done, if it was.
        asked: the day asked about.
        days_off: days off as they were announced.

    Raises:
        OverflowError: a day is beyond the calendar.

    Source:
        Civil Code, arts. 692 and 693 (civil-code/692, /693); counting: arts. 201 to 203.
    """
    last = after_months(due, agreed or statutory)
    latest = past_days_off(after_days(last, 1), days_off)
    done = act.day if act.day is not None and act.day <= asked else None
    fate = _fate(last, latest, done, asked)
    term = "agreed" if agreed else "statutory"
    told: dict[str, Value] = {"due": due, "months": months(agreed or statutory)}
    steps = [Line(f"guarantee-{term}", last, cite="civil-code/692", given=told)]
    if done is not None:
        given: dict[str, Value] = {
            "day": done,
            "who": KeyTerm(f"who-{act.by}"),
            "last": last,
            "latest": latest,
        }
        steps.append(Line(f"guarantee-act-{fate}", done, cite="civil-code/693", given=given))
    return Guarantee(last, latest, fate, tuple(steps))


def _fate(last: date, latest: date, acted: date | None, asked: date) -> Fate:
    """Kept by an act in time; lapsed without one; on the edge between two ways of counting."""
    reached = asked if acted is None else acted
    if reached <= last:
        return Fate.OPEN if acted is None else Fate.KEPT
    return Fate.EDGE if reached <= latest else Fate.LAPSED
