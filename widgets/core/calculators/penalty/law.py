"""The law that late charges are measured by: the line for the lender, and the share of a loss."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.penalty.form import CODE, PenaltyCase
from widgets.core.calculators.private_lending.law import Ceiling, Lean, ceilings, lending_law
from widgets.core.calculators.working import NOTHING
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.tables import LawTables

LINE, SHARE = "financial-loan-total-line", "excessive-penalty-share"


class LimitKind(StrEnum):
    """What sort of line it is."""

    CAP = "cap"
    CAP_UNSURE = "cap-unsure"
    CAP_OLD = "cap-old"
    LINE = "line"
    LINE_SMALL = "line-small"


@dataclass(frozen=True, slots=True)
class PenaltyLimit:
    """A line for all late charges whatever the loss; what it allows, exact, and what is above it.

    A cap is unsure where the charges are within one of the rates that it may be by an LPR that
    one publication alone gives, and above another.
    """

    kind: LimitKind
    line: Ceiling
    allowed: Decimal
    above: Decimal

    @property
    def cites(self) -> tuple[str, ...]:
        """What puts all charges under the line, and what draws it."""
        together = (self.line.text.cite("fees"),) if self.line.text else ()
        return (*together, self.line.cite)


@dataclass(frozen=True, slots=True)
class PenaltyLaw:
    """What holds for a case: its line, and above which share of a loss a penalty is excessive.

    `share` is in percent, 0 where no loss was typed; `weighed` is its article, empty before it.
    `coded` where the contract is of the time of the Civil Code.
    """

    limit: PenaltyLimit | None
    share: Decimal
    weighed: str
    coded: bool

    @property
    def over(self) -> LimitKind | None:
        """What sort of line the charges exceed, if they do."""
        return self.limit.kind if self.limit and self.limit.above else None


def penalty_law(case: PenaltyCase, tables: LawTables) -> PenaltyLaw:
    """The law on the days of a case.

    Raises:
        NotInForce: the record does not reach the day of the contract, or the day asked about.
        NotPublished: the LPR that counts is not recorded, and none was typed.
    """
    early = case.on < tables.rules[SHARE].versions[0].starts
    return PenaltyLaw(
        share=NOTHING if case.loss is None else tables.value(SHARE, case.on),
        limit=_limit(case, tables),
        weighed="" if early else tables.version(SHARE, case.on).cite,
        coded=case.made >= tables.starts(CODE),
    )


def cap_is_known(case: PenaltyCase, tables: LawTables) -> bool:
    """Whether the cap of a private loan made on that day is on record."""
    try:
        _cap(case, tables)
    except (NotInForce, NotPublished):
        return False
    return True


def _limit(case: PenaltyCase, tables: LawTables) -> PenaltyLimit | None:
    """The line for the lender; nothing where the law names no number for it."""
    if case.lender == "private":
        return _cap(case, tables)
    kinds = {"licensed": LimitKind.LINE, "small": LimitKind.LINE_SMALL}
    if case.lender not in kinds:
        return None
    line = tables.cited(LINE, case.on)
    return _measured(kinds[case.lender], Ceiling(case.on, line.value, line.cite), case)


def _cap(case: PenaltyCase, tables: LawTables) -> PenaltyLimit:
    law = lending_law(tables, case.lpr)
    found, kind = ceilings(case.made, case.on, law)[-1], LimitKind.CAP
    if case.made < law.turned:
        kind = LimitKind.CAP_OLD
    elif found.lpr and not found.lpr.sure:
        ends = [ceilings(case.made, case.on, replace(law, lean=end))[-1] for end in Lean]
        low, high = (_measured(kind, end, case).above for end in ends)
        kind = LimitKind.CAP_UNSURE if low and not high else kind
    return _measured(kind, found, case)


def _measured(kind: LimitKind, line: Ceiling, case: PenaltyCase) -> PenaltyLimit:
    allowed = case.late.at(line.rate)
    return PenaltyLimit(kind, line, allowed, case.charges.above(allowed))
