"""Which ceiling courts put on the interest of a private loan, from which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.errors import NotInForce
from widgets.core.law.lending import LendingMatter, LendingText
from widgets.core.law.rule import Rule, Unit, Version
from widgets.core.law.series import Series
from widgets.core.law.tables import LawTables

VOID = "private-lending-void-line"


class Era(StrEnum):
    """Whose text a case follows, by the day on which the court accepts it."""

    OLD = "old"
    BETWEEN = "between"
    NOW = "now"


class Lean(StrEnum):
    """Which end of what an LPR may have been is taken in place of the one on record."""

    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Lpr:
    """The one-year LPR of a day, in percent a year.

    `sure` where it was typed, or two publications agree on it; `changed` where it was published
    that very day and differs from the one before.
    """

    percent: Decimal
    on: date
    sure: bool = True
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that is protected, in percent a year, for the interest from a day on.

    `times` of `lpr`, where the ceiling is not a fixed rate. `text` has the articles on interest
    below it; there is none for a loan outside the provisions.
    """

    starts: date
    rate: Decimal
    cite: str
    times: Decimal | None = None
    lpr: Lpr | None = None
    text: LendingText | None = None


@dataclass(frozen=True, slots=True)
class LendingLaw:
    """The records that private lending is worked out from, and an LPR typed in their place.

    `texts` are those of the provisions by era, and the Civil Code's as `code`. With `lean` the LPR
    of the ceiling is taken at that end of what is possible, with `lean_late` that of the default:
    where one is sure, both its ends are that one.
    """

    cap: Rule
    transition: Rule
    late: Rule
    lpr: Series
    texts: Mapping[str, LendingText]
    typed: Decimal | None = None
    typed_late: Decimal | None = None
    lean: Lean | None = None
    lean_late: Lean | None = None

    @property
    def turned(self) -> date:
        """The day on which the ceiling became a multiple of the LPR: 20 August 2020."""
        return next(v.starts for v in self.cap.versions if v.unit is Unit.TIMES_LPR_1Y)

    @property
    def split(self) -> date:
        """The day from which old loans are split at that day: 1 January 2021."""
        return self.transition.versions[0].starts

    def era(self, accepted: date) -> Era:
        """The text that a case accepted on a day follows."""
        if accepted < self.turned:
            return Era.OLD
        return Era.BETWEEN if accepted < self.split else Era.NOW

    def text(self, accepted: date) -> LendingText:
        """The articles that a case accepted on a day follows."""
        return self.texts[self.era(accepted)]

    def percent_cap(self, on: date) -> Version:
        """The ceiling of a day.

        Raises:
            NotInForce: the day is before the ceilings recorded in percent a year.
        """
        found = self.cap.at(on)
        if found.unit is Unit.TIMES_BENCHMARK:
            first = next(v.starts for v in self.cap.versions if v.unit is Unit.PERCENT_A_YEAR)
            raise NotInForce(self.cap.id, on, first)
        return found

    def code(self, matter: LendingMatter, on: date) -> str:
        """The Civil Code's article on a matter; nothing before its first day."""
        code = self.texts["code"]
        return code.cite(matter) if on >= code.starts else ""


def lending_law(
    tables: LawTables, typed: Decimal | None = None, typed_late: Decimal | None = None
) -> LendingLaw:
    """The records to work from, with the LPR typed where the record does not reach."""
    return LendingLaw(
        cap=tables.rules["private-lending-cap"],
        transition=tables.rules["private-lending-transition"],
        late=tables.rules["late-interest-no-rate"],
        lpr=tables.series["lpr-1y"],
        texts=tables.lending,
        typed=typed,
        typed_late=typed_late,
    )


def ceilings(made: date, accepted: date, law: LendingLaw) -> tuple[Ceiling, ...]:
    """The ceilings of a contract, oldest first: one, or two where an old loan is split.

    The day on which the court of first instance accepts the case is also taken as that of suing.

    Raises:
        NotInForce: the contract is older than the ceilings recorded in percent a year.
        NotPublished: the LPR of the day that counts is not recorded.

    Source:
        private-lending-2020b/25 and /31; before 2021, private-lending-2020a/26 and /32; before
        20 August 2020, private-lending-2015/26.
    """
    old, era, text = law.percent_cap(made), law.era(accepted), law.text(accepted)
    if made >= law.turned:
        version = law.cap.at(max(made, law.split)) if era is Era.NOW else old
        return (_times(version, made, made, law, text),)
    if era is Era.OLD:
        return (_fixed(old, made, law),)
    if era is Era.BETWEEN:
        recorded = made >= law.lpr.fixings[0].day
        on = made if recorded else accepted
        found = _times(law.cap.at(accepted), made, on, law, text)
        return (found if recorded else replace(found, cite=text.cite("old-loans")),)
    new = _times(law.transition.at(accepted), law.turned, accepted, law, text)
    return (_fixed(old, made, law), new)


def both_ends(made: date, accepted: date, law: LendingLaw) -> tuple[Ceiling, ...]:
    """The last ceiling of a contract by the lowest and by the highest LPR that may have held."""
    laws = (replace(law, lean=lean) for lean in Lean)
    return tuple(ceilings(made, accepted, each)[-1] for each in laws)


def late_without_rate(default: date, accepted: date, law: LendingLaw) -> tuple[Ceiling, ...]:
    """Overdue interest where no rate was agreed, oldest first: one rate, or two, or none.

    A default before the ceiling turned has the fixed rate of that time up to that day.

    Raises:
        NotInForce, NotPublished: the rule or the LPR does not reach the day.

    Source:
        private-lending-2020b/28 and private-lending-2015/29, second paragraph, item 1;
        private-lending-2020b/31. private-lending-2020a/29 names no rate, so there is none.
    """
    era = law.era(accepted)
    if era is Era.BETWEEN:
        return ()
    fixed = (_fixed(law.late.at(default), default, law),) if default < law.turned else ()
    if era is Era.OLD:
        return fixed
    version, starts = law.late.at(accepted), max(default, law.turned)
    lpr = _lpr(starts, law.typed_late, law.lean_late, law.lpr)
    times = value_of(version, law.late.id, accepted)
    return (*fixed, Ceiling(starts, times * lpr.percent, version.cite, times, lpr))


def _fixed(version: Version, starts: date, law: LendingLaw) -> Ceiling:
    rate = value_of(version, law.cap.id, starts)
    return Ceiling(starts, rate, version.cite, text=law.texts[Era.OLD])


def _times(version: Version, starts: date, on: date, law: LendingLaw, text: LendingText) -> Ceiling:
    lpr = _lpr(on, law.typed, law.lean, law.lpr)
    times = value_of(version, law.cap.id, on)
    return Ceiling(starts, times * lpr.percent, version.cite, times, lpr, text)


def _lpr(on: date, typed: Decimal | None, lean: Lean | None, record: Series) -> Lpr:
    if typed is not None:
        return Lpr(typed, on)
    changed = record.changed(on)
    if lean is not None:
        low, high = record.possible(on)
        return Lpr(low if lean is Lean.LOW else high, on, changed=changed)
    fixing = record.at(on)
    return Lpr(fixing.value, on, fixing.confidence.carries_a_key, changed)


def value_of(version: Version, rule_id: str, on: date) -> Decimal:
    """The number that a version gives.

    Raises:
        NotInForce: it ends the rule, and gives none.
    """
    if version.value is None:
        raise NotInForce(rule_id, on, version.starts)
    return version.value
