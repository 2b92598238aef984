"""The law that late charges are measured by: the line for the lender, and the line by a loss."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.penalty.form import CODE, PenaltyCase
from widgets.core.calculators.penalty.working import Charges, LossStanding, loss_line, loss_standing
from widgets.core.calculators.private_lending.law import Ceiling, both_ends, ceilings, lending_law
from widgets.core.calculators.working import NOTHING
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.tables import LawTables

LINE, SHARE = "financial-loan-total-line", "excessive-penalty-share"


class LimitKind(StrEnum):
    """What sort of line it is."""

    CAP = "cap"
    CAP_UNSURE = "cap-unsure"
    CAP_HOUR = "cap-hour"
    CAP_OLD = "cap-old"
    LINE = "line"
    LINE_SMALL = "line-small"


@dataclass(frozen=True, slots=True)
class PenaltyLimit:
    """A line for all late charges whatever the loss; what it allows, exact, and what is above it.

    A cap is unsure where the charges are within one of the rates that it may be by an LPR that
    one publication alone gives, and above another. It turns on the hour where they are so by the
    LPRs before and after a change on the contract's day; `ends` are the caps by both.
    """

    kind: LimitKind
    line: Ceiling
    allowed: Decimal
    above: Decimal
    ends: tuple[Decimal, ...] = ()

    @property
    def cites(self) -> tuple[str, ...]:
        """What puts all charges under the line, and what draws it."""
        together = (self.line.text.cite("fees"),) if self.line.text else ()
        return (*together, self.line.cite)


@dataclass(frozen=True, slots=True)
class PenaltyLaw:
    """What holds for a case: its line, and above which share of a loss a penalty is excessive.

    `share` is in percent and `loss_line` in CNY, both 0 where no loss was typed; `weighed` is the
    share's article, empty before it. `cap_known` where this loan is compared with a private one and
    the record has the cap of the contract's day, `coded` where the contract is of the time of the
    Civil Code. `agreed_late` is the article by which late interest as agreed stands, where it is
    all that is charged on a private loan and within the cap; empty elsewhere.
    """

    limit: PenaltyLimit | None
    stands: LossStanding
    share: Decimal
    loss_line: Decimal
    cap_known: bool
    weighed: str
    coded: bool
    agreed_late: str

    @property
    def kind(self) -> LimitKind | None:
        """What sort of line there is, if there is one."""
        return self.limit.kind if self.limit else None

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
    share = NOTHING if case.loss is None else tables.value(SHARE, case.on)
    limit = _limit(case, tables)
    return PenaltyLaw(
        limit=limit,
        stands=loss_standing(case.charges, case.loss, share),
        share=share,
        loss_line=loss_line(case.loss or NOTHING, share),
        cap_known=case.lender not in ("private", "other") and _cap_is_known(case, tables),
        weighed="" if early else tables.version(SHARE, case.on).cite,
        coded=case.made >= tables.starts(CODE),
        agreed_late=_agreed_late(case.charges, limit),
    )


def _agreed_late(charges: Charges, limit: PenaltyLimit | None) -> str:
    within = limit and limit.kind is LimitKind.CAP and not limit.above
    alone = charges.total == Charges(charges.interest).total
    return limit.line.text.cite("late") if limit and limit.line.text and within and alone else ""


def _cap_is_known(case: PenaltyCase, tables: LawTables) -> bool:
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
    found = ceilings(case.made, case.on, law)[-1]
    if case.made < law.turned:
        return _measured(LimitKind.CAP_OLD, found, case)
    if found.lpr is None or (found.lpr.sure and not found.lpr.changed):
        return _measured(LimitKind.CAP, found, case)
    ends = both_ends(case.made, case.on, law)
    low, high = (_measured(LimitKind.CAP, end, case) for end in ends)
    parted = low.above and not high.above
    if not found.lpr.sure:
        return _measured(LimitKind.CAP_UNSURE if parted else LimitKind.CAP, found, case)
    limit = replace(low, kind=LimitKind.CAP_HOUR) if parted else high if high.above else low
    return replace(limit, ends=tuple(end.rate for end in ends))


def _measured(kind: LimitKind, line: Ceiling, case: PenaltyCase) -> PenaltyLimit:
    allowed = case.late.at(line.rate)
    return PenaltyLimit(kind, line, allowed, case.charges.above(allowed))
