"""What was typed of late charges, read once, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.working import DAYS_IN_YEAR, NOTHING, to_fen
from widgets.core.law.tables import LawTables

CODE = "civil-code"
_AGREED = {"amount": "penalty", "rate": "penalty-rate", "share": "penalty-share"}


@dataclass(frozen=True, slots=True)
class Late:
    """A sum in CNY that is paid late, and by how many days."""

    amount: Decimal
    days: int

    def __post_init__(self) -> None:
        if self.amount <= 0 or self.days <= 0:
            raise ValueError(f"{self.amount} for {self.days} days: both must be above 0")

    def at(self, rate: Decimal) -> Decimal:
        """What a simple yearly rate in percent comes to, in CNY, exact."""
        return self.amount * rate / 100 * self.days / DAYS_IN_YEAR

    def share(self, percent: Decimal) -> Decimal:
        """A share in percent of the sum, in CNY, whatever the days; exact."""
        return self.amount * percent / 100

    def rate_of(self, charge: Decimal) -> Decimal:
        """A charge in CNY as a simple yearly rate in percent, exact."""
        return charge / self.amount * DAYS_IN_YEAR / self.days * 100


@dataclass(frozen=True, slots=True)
class Charges:
    """What is charged for paying late, in CNY and exact: interest, penalty and fees."""

    interest: Decimal = NOTHING
    penalty: Decimal = NOTHING
    fees: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        """All of it together, in CNY, rounded half up to the fen."""
        return to_fen(self.interest + self.penalty + self.fees)

    def above(self, line: Decimal) -> Decimal:
        """By how much all of it together exceeds a line, in CNY; 0 where it does not."""
        return max(self.total - to_fen(line), NOTHING)


@dataclass(frozen=True, slots=True)
class PenaltyCase:
    """A sum paid late and what is charged for it, on the day `on` of the court case.

    `rate` is that of late interest, `agreed` the penalty as it was agreed: a sum, a rate or a
    share, as `penalty_kind` says. `loss` in CNY and `lpr` are there where they were typed.
    """

    lender: str
    made: date
    on: date
    late: Late
    rate: Decimal
    penalty_kind: str
    agreed: Decimal
    fees: Decimal
    loss: Decimal | None
    lpr: Decimal | None
    faith: str
    guarantor: bool

    @property
    def charges(self) -> Charges:
        """Late interest, penalty and fees, in CNY and exact."""
        match self.penalty_kind:
            case "rate":
                penalty = self.late.at(self.agreed)
            case "share":
                penalty = self.late.share(self.agreed)
            case _:
                penalty = self.agreed
        return Charges(self.late.at(self.rate), penalty, self.fees)


def read_case(given: FormValues, tables: LawTables) -> PenaltyCase:
    """The case typed.

    Raises:
        Unfit: the case is older than the Civil Code or than its contract, or nothing is charged.
    """
    on, made, starts = given.day_or("on", tables.today), given.day("made"), tables.starts(CODE)
    if on < starts:
        raise Unfit("on", "problem-old", starts=starts)
    if made > on:
        raise Unfit("made", "problem-made", on=on)
    kind = given.text("penalty-kind")
    case = PenaltyCase(
        lender=given.text("lender"),
        made=made,
        on=on,
        late=Late(given.number("late"), int(given.number("days"))),
        rate=given.number_or("rate", 0),
        penalty_kind=kind,
        agreed=given.number(_AGREED[kind]) if kind in _AGREED else NOTHING,
        fees=given.number_or("fees", 0),
        loss=to_fen(given.number("loss")) if given.has("loss") else None,
        lpr=given.number_if("lpr"),
        faith=given.text("faith"),
        guarantor=given.text("who") == "guarantor",
    )
    if not case.charges.total:
        raise Unfit("penalty-kind", "problem-nothing")
    return case
